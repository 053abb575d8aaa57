using BacktestCli.Core.Trading;

namespace BacktestCli.Data.Exchanges.Bybit;

/// <summary>What Bybit charges.</summary>
internal static class BybitVenue
{
    /// <summary>The venue.</summary>
    public static Venue Venue { get; } = new(
        "bybit",
        Spot: new FeeSchedule { Maker = 0.001m, Taker = 0.001m },
        Perp: new FeeSchedule { Maker = 0.0002m, Taker = 0.00055m },
        Source: "https://www.bybit.com/en/help-center/article/Trading-Fee-Structure (VIP 0)");
}
