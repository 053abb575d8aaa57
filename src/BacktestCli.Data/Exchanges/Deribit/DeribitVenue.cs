using BacktestCli.Core.Trading;

namespace BacktestCli.Data.Exchanges.Deribit;

/// <summary>What Deribit charges.</summary>
internal static class DeribitVenue
{
    /// <summary>The venue.</summary>
    public static Venue Venue { get; } = new(
        "deribit",
        Spot: null,
        Perp: new FeeSchedule { Maker = 0m, Taker = 0.0005m },
        Source: "https://www.deribit.com/kb/fees (BTC and ETH perpetuals)");
}
