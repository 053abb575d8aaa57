using BacktestCli.Core.Engine;
using BacktestCli.Core.Market;
using BacktestCli.Core.Trading;
using BacktestCli.Core.Trading.Margin;

namespace BacktestCli.Reports;

/// <summary>What a report says of margin, liquidation, insurance and borrowed money, in sentences.</summary>
internal static class MarginWords
{
    /// <summary>Whether and how positions are liquidated.</summary>
    public static IEnumerable<AppliedEffect> Liquidation(BacktestResult result) => InstrumentWords.Effects(result, one => one.IsMargined
        ? new("liquidation", true, $"{Words.Capital(Words.Of(result.Options.MarginMode))} margin, leverage {Words.Of(result.Options.Leverage)}. Where margin and profit are "
            + $"no more than the maintenance margin, {Maintenance(one.Margin)}, the venue closes the position as a taker and takes "
            + $"{Words.Of(one.Margin.LiquidationFee)} of its worth besides. What is lost beyond the margin its insurance pays.")
        : new("liquidation", false, "No position is liquidated; where equity reaches zero, it is closed and trading ends."));

    /// <summary>Which price liquidation is held against; null where nothing is liquidated.</summary>
    public static AppliedEffect? MarkPrice(InstrumentResult one) => !one.IsMargined ? null
        : one.HasMarkPrice ? new("mark_price", true, "Liquidation is held against the venue's mark price, and fills inside the range of traded prices.")
        : new("mark_price", false, "No mark price was given: liquidation is held against traded prices.");

    /// <summary>Whether spot can be borrowed; null where no spot is traded.</summary>
    public static AppliedEffect? Borrowing(BacktestResult result) =>
        result.Instruments.All(one => one.Instrument.Market != MarketKind.Spot) ? null
        : result.Options.BorrowRate is { } rate ? new("borrow_interest", true, $"Spot is traded on margin: what is borrowed for a position costs {Words.Of(rate)} a year, charged at every close.")
        : new("borrow_interest", false, "Spot is paid in full: nothing is borrowed.");

    /// <summary>What stands against believing a run with margin.</summary>
    public static IEnumerable<ReportWarning> Warnings(BacktestResult result)
    {
        Trade[] liquidated = [.. result.Trades.Where(trade => trade.ExitReason == ExitReason.Liquidation)];
        if (liquidated.Length > 0)
            yield return new("liquidated", $"{Words.Count(liquidated.Length, "trade")} ended in liquidation and made {Words.Money(liquidated.Sum(trade => trade.NetProfit))} in all.");
        if (liquidated.Any(trade => trade.Insurance > 0))
        {
            string who = string.Join(", ", liquidated.Where(trade => trade.Insurance > 0).GroupBy(trade => trade.Instrument.Exchange)
                .OrderBy(venue => venue.Key, StringComparer.Ordinal).Select(venue => $"{venue.Key} {Words.Money(venue.Sum(trade => trade.Insurance))}"));
            yield return new("insurance_paid", $"Liquidations lost more than the margin behind them. The venue's insurance is held to have paid the rest: {who}.");
        }
    }

    private static string Maintenance(MarginSchedule schedule) => schedule.Tiers is [var only]
        ? $"{Words.Of(only.Rate)} of the position's worth at up to {Words.Of(only.MaxLeverage)}-fold leverage"
        : $"{Words.Of(schedule.Tiers[0].Rate)} to {Words.Of(schedule.Tiers[^1].Rate)} of the position's worth in {schedule.Tiers.Count} brackets";
}
