using BacktestCli.Core.Engine;

namespace BacktestCli.Reports;

/// <summary>How a report names the instruments of a run, one or many.</summary>
internal static class InstrumentWords
{
    private const int Named = 3;

    /// <summary><c>binance spot BTCUSDT</c> where there is one, <c>BTCUSDT, ETHUSDT</c> where there are few, else <c>7 instruments</c>.</summary>
    public static string Title(BacktestResult result) =>
        result.Instruments is [var one] ? one.Instrument.ToString()
        : AreFew(result) ? Symbols(result, ", ")
        : Words.Count(result.Instruments.Count, "instrument");

    /// <summary><c>BTCUSDT</c>, <c>BTCUSDT+ETHUSDT</c>, <c>7-instruments</c>: for the name of a folder.</summary>
    public static string Short(BacktestResult result) => AreFew(result) ? Symbols(result, "+") : $"{result.Instruments.Count}-instruments";

    /// <summary>Names of some of the run's instruments, in order: <c>binance perp BTCUSDT, binance perp ETHUSDT and 3 more</c>.</summary>
    public static string List(IEnumerable<InstrumentResult> instruments)
    {
        string[] names = [.. instruments.Select(one => one.Instrument.ToString())];
        string more = names.Length > Named ? $" and {names.Length - Named} more" : "";
        return string.Join(", ", names.Take(Named)) + more;
    }

    /// <summary>
    /// An effect as it holds for each instrument: those for which the same is true share a line, which names them unless that is so for all.
    /// </summary>
    public static IEnumerable<AppliedEffect> Effects(BacktestResult result, Func<InstrumentResult, AppliedEffect?> effectOf)
    {
        IGrouping<AppliedEffect?, InstrumentResult>[] groups = [.. result.Instruments.GroupBy(effectOf)];
        foreach (IGrouping<AppliedEffect?, InstrumentResult> group in groups)
        {
            if (group.Key is { } effect)
                yield return groups.Length == 1 ? effect : effect with { How = $"{List(group)}: {effect.How}" };
        }
    }

    private static bool AreFew(BacktestResult result) =>
        result.Instruments.Count <= Named && result.Instruments.Select(one => one.Instrument.Symbol).Distinct().Count() == result.Instruments.Count;

    private static string Symbols(BacktestResult result, string separator) =>
        string.Join(separator, result.Instruments.Select(one => one.Instrument.Symbol));
}
