namespace BacktestCli.Handlers;

/// <summary>What <c>backtest indicators compute</c> was asked to do, as typed.</summary>
/// <param name="Expressions">What to compute.</param>
/// <param name="Choice">Over which bars.</param>
/// <param name="Out">The file to write.</param>
internal sealed record IndicatorsComputeOptions(IReadOnlyList<string> Expressions, DataChoice Choice, string Out)
{
    /// <summary>Every rule these options break.</summary>
    public IEnumerable<string> Problems()
    {
        foreach (string problem in Choice.Problems())
            yield return problem;
        if (!Choice.NamesCache && Choice.File is null)
            yield return "no bars are named: give --data FILE, --data sample, or --symbol and --interval of the cache.";
        if (!Out.EndsWith(".csv", StringComparison.OrdinalIgnoreCase))
            yield return $"--out is '{Out}': values are written as CSV, so it must end with .csv.";
    }
}
