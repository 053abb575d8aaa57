using BacktestCli.Core.Engine;

namespace BacktestCli.Reports;

/// <summary>States what the simulation takes into account and what it leaves out.</summary>
internal static class AppliedEffects
{
    public static IReadOnlyList<AppliedEffect> Of(BacktestResult result)
    {
        BacktestOptions options = result.Options;
        return
        [
            .. InstrumentWords.Effects(result, FeeWords.Fees),
            FeeWords.Slippage(options),
            FeeWords.Spread(options),
            new("fills", true, options.Fill == FillModel.NextOpen
                ? "Market orders fill at the open of the next bar; a stop that a gap jumps over fills at the open."
                : "Market orders fill at the close of the bar that caused them."),
            IntrabarWords.Path(options),
            .. InstrumentWords.Effects(result, IntrabarWords.Detail),
            .. InstrumentWords.Effects(result, one => RulesWords.Applied(one.Instrument)),
            .. InstrumentWords.Effects(result, FundingWords.Applied),
            .. InstrumentWords.Effects(result, one => RulesWords.Inverse(one.Instrument)),
            .. MarginWords.Borrowing(result) is { } borrowing ? [borrowing] : Array.Empty<AppliedEffect>(),
            .. MarginWords.Liquidation(result),
            .. InstrumentWords.Effects(result, MarginWords.MarkPrice),
            PartialFills(options),
            FeeWords.Impact(options),
            new("latency", false, "An order is live from the next bar's open, with no delay beyond that."),
            new("order_book", false, "There is no queue: a limit fills where the bar's range reaches it."),
        ];
    }

    private static AppliedEffect PartialFills(BacktestOptions options) => options.MaxVolumeShare is { } share
        ? new("partial_fills", true, $"Orders fill at most {Words.Of(share)} of a bar's volume; the rest waits for the next bar.")
        : new("partial_fills", false, "An order fills whole, however small the bar's volume.");
}
