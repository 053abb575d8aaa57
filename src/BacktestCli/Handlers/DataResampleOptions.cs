using BacktestCli.Core.Market;

namespace BacktestCli.Handlers;

/// <summary>What <c>backtest data resample</c> was asked to do, as typed.</summary>
/// <param name="Choice">The finer bars.</param>
/// <param name="ToInterval">How long the bars to be built last.</param>
internal sealed record DataResampleOptions(DataChoice Choice, string ToInterval)
{
    /// <summary>Every rule these options break.</summary>
    public IEnumerable<string> Problems()
    {
        if (!Choice.NamesCache)
            yield return "no bars are named: give --symbol and --interval of the cache.";
        foreach (string problem in Choice.Problems())
            yield return problem;
        if (!Interval.TryParse(ToInterval, out _))
            yield return $"--to-interval is '{ToInterval}': it must be one of {string.Join(' ', Interval.Known)}.";
    }
}
