using BacktestCli.Core.Engine;
using BacktestCli.Core.Market;
using BacktestCli.Data;
using BacktestCli.Reports;

namespace BacktestCli.Handlers.Run;

/// <summary>What <c>--strict</c> refuses: whatever a run would have to assume.</summary>
internal static class Strictness
{
    /// <exception cref="DataException">Invented bars stand in for real ones.</exception>
    public static void RefuseStandIn(BarsChoice bars)
    {
        if (bars.IsStandIn)
            throw new DataException($"{bars.Notes[0].TrimEnd('.')}. --strict is set, so nothing is run; name bars with --symbol and --interval, or the sample with --data sample.");
    }

    /// <exception cref="DataException">Bars are missing.</exception>
    public static void RefuseGaps(Dataset dataset, BarsChoice bars, string why)
    {
        IReadOnlyList<Gap> missing = bars.Missing.Count > 0 ? bars.Missing : dataset.Gaps;
        if (missing.Count == 0)
            return;
        throw new DataException(
            $"{dataset.Instrument} {dataset.Interval}: {missing.Sum(gap => gap.Bars):N0} bars are missing in {missing.Count:N0} {(missing.Count == 1 ? "gap" : "gaps")}, the first from "
            + $"{UtcTime.Format(missing[0].From)}. {why}, so nothing is reported; choose another range, or --on-gap warn.");
    }

    /// <exception cref="DataException">Funding, fees, margins or shorter bars are not known.</exception>
    public static void Refuse(BacktestResult result, RunOptions options, IEnumerable<ReportWarning> assumed)
    {
        string[] reasons =
        [
            .. assumed.Select(warning => warning.Text),
            .. result.Instruments
                .Where(one => one is { Funding: null, Instrument.Market: MarketKind.Perp } && !options.NoFunding)
                .Select(one => $"{one.Instrument}: no funding is known."),
            .. result.Instruments
                .Where(one => one.BarsWithoutDetail > 0)
                .Select(one => $"{one.Instrument}: {one.BarsWithoutDetail:N0} bars met orders and have no shorter bars."),
            .. new[] { ReportWarnings.MissingFunding(result), ReportWarnings.MixedQuotes(result) }.OfType<ReportWarning>().Select(warning => warning.Text),
        ];
        if (reasons.Length > 0)
            throw new DataException($"{string.Join(' ', reasons)} --strict is set, so nothing is reported; name what is assumed, or run without it.");
    }
}
