using BacktestCli.Core.Engine;
using BacktestCli.Core.Trading;

namespace BacktestCli.Reports;

/// <summary>What a report says of the way prices went inside bars, in sentences.</summary>
internal static class IntrabarWords
{
    /// <summary>Which way they are held to have gone.</summary>
    public static AppliedEffect Path(BacktestOptions options) => new("intrabar_path", true, options.Intrabar == IntrabarModel.Pessimistic
        ? "Where a bar holds both the stop and the target of a position, the stop fills: prices go first against what is held."
        : "Prices inside a bar go from the open to the nearer extreme, to the farther one, to the close.");

    /// <summary>Whether shorter bars decide it.</summary>
    public static AppliedEffect Detail(InstrumentResult one) => one.DetailInterval is not { } interval
        ? new("detail_bars", false, "No shorter bars say which price inside a bar came first.")
        : new("detail_bars", true, $"Bars of {interval} say which price inside a bar came first. "
            + (one.BarsWithoutDetail == 0 ? "No bar that met orders lacked them." : $"{Words.Count(one.BarsWithoutDetail, "bar")} that met orders lacked them."));

    /// <summary>Bars that met orders and lacked the shorter ones that were to decide; null where none did.</summary>
    public static ReportWarning? MissingDetail(InstrumentResult one) => one.BarsWithoutDetail == 0 ? null
        : new("missing_detail", $"{one.Instrument}: {Words.Count(one.BarsWithoutDetail, "bar")} that met orders had no bars of {one.DetailInterval} to say which price came first.");

    /// <summary>What is not known because of bars whose prices may have gone several ways; null where there was none.</summary>
    public static ReportWarning? Ambiguous(BacktestResult result)
    {
        if (result.AmbiguousBars == 0)
            return null;
        string bars = $"In {Words.Count(result.AmbiguousBars, "bar")} what became of the orders depends on which price came first, and that is a guess.";
        string ends = IntrabarOutcome.Of(result) is { TotalReturn: { } total, MaxDrawdown: { } fall }
            ? $"Guessed against the positions throughout, along the path and for the positions, the total return is from {Words.Percent(total.Worst)} to "
                + $"{Words.Percent(total.Best)}, the largest drawdown from {Words.Percent(fall.Worst)} to {Words.Percent(fall.Best)}."
            : "What another would have brought is not known, as the strategy cannot be asked again.";
        return new ReportWarning("ambiguous_bars", $"{bars} {ends} Use a shorter interval to see.");
    }
}
