using BacktestCli.Core.Engine;
using BacktestCli.Core.Trading;

namespace BacktestCli.Reports;

/// <summary>What a report says of fees, slippage and spread, in sentences.</summary>
internal static class FeeWords
{
    /// <summary>What fills cost.</summary>
    public static AppliedEffect Fees(InstrumentResult one) =>
        new("fees", true, $"Maker {Words.Of(one.Fees.Maker)}, taker {Words.Of(one.Fees.Taker)} of the value of every fill, in quote currency.{Tiers(one.Fees)}");

    /// <summary>How much worse than the price that was touched takers fill.</summary>
    public static AppliedEffect Slippage(BacktestOptions options) => new(
        "slippage",
        options.Slippage.ToString() != "none",
        $"{options.Slippage} on orders that cross the spread; resting orders do not slip."
        + (options.Slippage is RandomSlippage ? $" It is drawn from seed {options.Seed}, the time and the instrument." : ""));

    /// <summary>What takers pay for crossing from the bid to the offer.</summary>
    public static AppliedEffect Spread(BacktestOptions options) => options.SpreadBps > 0
        ? new("spread", true, $"Bid and offer are {Words.Of((decimal)options.SpreadBps)}bps apart; orders that cross the spread pay half of it.")
        : new("spread", false, "Bid and offer are one price.");

    /// <summary>What the order itself does to the price.</summary>
    public static AppliedEffect Impact(BacktestOptions options) => options.Slippage is ImpactSlippage
        ? new("market_impact", true, "An order slips the more, the more of the bar's volume it is; prices after it are as they were.")
        : new("market_impact", false, "An order does not move the price.");

    private static string Tiers(FeeSchedule fees) => fees.Tiers.Count == 0 ? ""
        : $" By what was traded at the venue in the 30 days before, they go to maker {Words.Of(fees.Tiers[^1].Maker)}, taker {Words.Of(fees.Tiers[^1].Taker)} in "
            + $"{Words.Count(fees.Tiers.Count, "step")}.";
}
