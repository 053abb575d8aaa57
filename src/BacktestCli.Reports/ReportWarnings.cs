using BacktestCli.Core.Engine;
using BacktestCli.Core.Market;
using BacktestCli.Core.Trading;

namespace BacktestCli.Reports;

/// <summary>Looks for what stands against believing a run's figures.</summary>
public static class ReportWarnings
{
    /// <summary>Under this many trades, figures about trades are mostly luck.</summary>
    public const int FewTrades = 30;

    /// <summary>Under this many days, annualised figures magnify chance.</summary>
    public const int ShortHistoryDays = 90;

    /// <summary>Fees were not given, and the venue's schedule is not known.</summary>
    public static ReportWarning AssumedFees(FeeSchedule fees) =>
        new(
            "assumed_fees",
            $"No fees were given: maker {Words.Of(fees.Maker)}, taker {Words.Of(fees.Taker)} are assumed. "
            + "Give your own with --maker-fee and --taker-fee.");

    /// <summary>Names the stretches of a run whose funding is unknown; every report of such a run has this warning.</summary>
    /// <returns>
    /// Null where nothing is missing, and where the run has no funding at all: its report warns of that as <c>perp_without_funding</c>.
    /// </returns>
    public static ReportWarning? MissingFunding(BacktestResult result) => FundingWords.Missing(result);

    /// <summary>Amounts of several currencies are added up.</summary>
    /// <returns>Null where all that are known are one.</returns>
    public static ReportWarning? MixedQuotes(BacktestResult result)
    {
        string[] quotes = [.. result.Instruments.Select(one => one.Instrument.Quote).OfType<string>().Distinct().Order(StringComparer.Ordinal)];
        return quotes.Length < 2
            ? null
            : new("mixed_quotes", $"The instruments are quoted in {string.Join(", ", quotes)}: all of it is added up as if it were one currency.");
    }

    internal static IEnumerable<ReportWarning> Of(ReportInput input) =>
    [
        .. AboutData(input.Datasets), .. AboutSettings(input.Result), .. AboutInstruments(input.Result), .. AboutTrades(input.Result),
        .. MarginWords.Warnings(input.Result),
        .. IntrabarWords.Ambiguous(input.Result) is { } ambiguous ? [ambiguous] : Array.Empty<ReportWarning>(),
    ];

    private static IEnumerable<ReportWarning> AboutData(IReadOnlyList<Dataset> datasets)
    {
        foreach (Dataset dataset in datasets)
        {
            string name = $"{dataset.Instrument} {dataset.Interval}{(dataset.Prices == PriceKind.Mark ? " mark price" : "")}";
            if (dataset.Source == "synthetic")
                yield return new("synthetic_data", $"{name}: the bars are invented; the figures say nothing about a market.");
            if (dataset.FilledBars > 0)
                yield return new("flat_bars", $"{name}: {Words.Count(dataset.FilledBars, "bar")} put in where none is, flat at the close before; indicators and orders took them for real.");
            if (RulesWords.Assumed(dataset) is { } assumed)
                yield return assumed;
            if (dataset.Gaps.Count == 0)
                continue;
            Gap longest = dataset.Gaps.MaxBy(gap => gap.Bars);
            yield return new(
                "data_gaps",
                $"{name}: {Words.Count(dataset.Gaps.Sum(gap => gap.Bars), "bar")} missing in {Words.Count(dataset.Gaps.Count, "gap")}, "
                + "the longest from "
                + $"{UtcTime.Format(longest.From)} to {UtcTime.Format(longest.To)}. No real order could fill inside a gap.");
        }
    }

    private static IEnumerable<ReportWarning> AboutSettings(BacktestResult result)
    {
        double days = (double)(result.To - result.From) / UtcTime.Day;
        if (days < ShortHistoryDays)
        {
            string length = Words.Of(Math.Round((decimal)days, 1));
            yield return new("short_history", $"{length} days of data: annualised figures mean little under {ShortHistoryDays} days.");
        }

        if (result.Options.Fill == FillModel.Close)
            yield return new("fill_model_close", "fill_model is close: orders fill at the price that caused them, which no trader gets.");
    }

    private static IEnumerable<ReportWarning> AboutInstruments(BacktestResult result)
    {
        if (FundingWords.Without(result) is { } without)
            yield return without;
        if (MissingFunding(result) is { } missing)
            yield return missing;
        foreach (InstrumentResult one in result.Instruments)
        {
            if (RulesWords.InverseWarning(one.Instrument) is { } inverse)
                yield return inverse;
            if (IntrabarWords.MissingDetail(one) is { } detail)
                yield return detail;
        }

        if (MixedQuotes(result) is { } mixed)
            yield return mixed;
    }

    private static IEnumerable<ReportWarning> AboutTrades(BacktestResult result)
    {
        string count = Words.Count(result.Trades.Count, "trade");
        if (result.Trades.Count == 0)
            yield return new("no_trades", "No trade was closed; figures about trades are undefined.");
        else if (result.Trades.Count < FewTrades)
            yield return new("few_trades", $"{count}: under {FewTrades}, figures about trades are mostly luck.");
        if (result.Trades.Any(trade => trade.ExitReason == ExitReason.Bankruptcy))
            yield return new("bankrupt", "Equity reached zero; the run traded no more from there.");
        long rejected = result.Orders.Rejections.Sum(rejection => rejection.Count);
        if (rejected > 0)
        {
            Rejection commonest = result.Orders.Rejections.MaxBy(rejection => rejection.Count)!;
            yield return new("rejected_orders", $"{Words.Count(rejected, "order")} rejected. Most often: {commonest.Reason}");
        }
    }
}
