using BacktestCli.Core.Market;
using BacktestCli.Data.Cache;

namespace BacktestCli.Handlers;

/// <summary>What <c>backtest data remove</c> was asked to do, as typed.</summary>
/// <param name="Filter">Of which datasets.</param>
/// <param name="From">From when, inclusive; null: from the first.</param>
/// <param name="To">To when, exclusive; null: to the last.</param>
/// <param name="Yes">Do it.</param>
internal sealed record DataRemoveOptions(DatasetFilter Filter, string? From, string? To, bool Yes)
{
    /// <summary>The stretch that is to go.</summary>
    public TimeRange Range => new(Parse(From) ?? 0, Parse(To) ?? long.MaxValue);

    /// <summary>Every rule these options break.</summary>
    public IEnumerable<string> Problems()
    {
        if (Filter.Symbol is null)
            yield return "--symbol is missing: only datasets of a symbol that is named are removed.";
        foreach (string problem in Filter.Problems())
            yield return problem;
        foreach ((string option, string? value) in new[] { ("--from", From), ("--to", To) })
        {
            if (value is not null && Parse(value) is null)
                yield return DataChoice.NoDate(option, value);
        }

        if (Range.From >= Range.To)
            yield return $"--from {From} is not before --to {To}: the range is [from, to).";
    }

    private static long? Parse(string? text) => UtcTime.TryParse(text, out long time) ? time : null;
}
