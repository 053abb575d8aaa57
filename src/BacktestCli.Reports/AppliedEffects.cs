using BacktestCli.Core.Engine;
using BacktestCli.Core.Trading;

namespace BacktestCli.Reports;

/// <summary>States what the simulation takes into account and what it leaves out.</summary>
internal static class AppliedEffects
{
    public static IReadOnlyList<AppliedEffect> Of(BacktestResult result)
    {
        BacktestOptions options = result.Options;
        return
        [
            new(
                "fees",
                true,
                $"Maker {Words.Of(options.Fees.Maker)}, taker {Words.Of(options.Fees.Taker)} of the value of every fill, in quote currency."),
            new(
                "slippage",
                options.Slippage.ToString() != "none",
                $"{options.Slippage} on orders that cross the spread; resting orders do not slip."),
            new("fills", true, options.Fill == FillModel.NextOpen
                ? "Market orders fill at the open of the next bar; a stop that a gap jumps over fills at the open."
                : "Market orders fill at the close of the bar that caused them."),
            new("intrabar_path", true, options.Intrabar == IntrabarModel.Pessimistic
                ? "Where a bar holds both the stop and the target of a position, the stop fills."
                : "Prices inside a bar go from the open to the nearer extreme, to the farther one, to the close."),
            RulesWords.Applied(result.Instruments[0].Instrument),
            FundingWords.Applied(result),
            .. RulesWords.Inverse(result.Instruments[0].Instrument) is { } inverse ? [inverse] : Array.Empty<AppliedEffect>(),
            new("liquidation", false, "No position is liquidated; where equity reaches zero, it is closed and trading ends."),
            new("partial_fills", false, "An order fills whole, however small the bar's volume."),
            new("market_impact", false, "An order does not move the price."),
            new("latency", false, "An order is live from the next bar's open, with no delay beyond that."),
            new("order_book", false, "There is no queue: a limit fills where the bar's range reaches it."),
        ];
    }
}
