using BacktestCli.Core.Trading;

namespace BacktestCli.Data.Exchanges.Binance;

/// <summary>What Binance charges.</summary>
internal static class BinanceVenue
{
    /// <summary>The venue.</summary>
    public static Venue Venue { get; } = new(
        "binance",
        Spot: new FeeSchedule { Maker = 0.001m, Taker = 0.001m },
        Perp: new FeeSchedule { Maker = 0.0002m, Taker = 0.0005m },
        Source: "https://www.binance.com/en/fee/schedule (regular user, no BNB discount)");
}
