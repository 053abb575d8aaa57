using BacktestCli.Core.Trading;
using BacktestCli.Core.Trading.Margin;

namespace BacktestCli.Data.Exchanges.Binance;

/// <summary>What Binance charges, and asks for as margin.</summary>
/// <remarks>
/// Its VIP levels want a balance of BNB besides volume, so that volume alone lowers no fee: the schedule has no tiers. The liquidation fee stands in
/// the list of instruments, contract by contract, and is not known here.
/// </remarks>
internal static class BinanceVenue
{
    /// <summary>The venue.</summary>
    public static Venue Venue { get; } = new(
        "binance",
        Spot: new FeeSchedule { Maker = 0.001m, Taker = 0.001m },
        Perp: new FeeSchedule { Maker = 0.0002m, Taker = 0.0005m },
        Source: "https://www.binance.com/en/fee/schedule (regular user, no BNB discount)")
    {
        Margins =
        [
            new ContractMargin(
                ["BTCUSDT"],
                [
                    new MarginTier(0, 0.004m, 125),
                    new MarginTier(50_000, 0.005m, 100),
                    new MarginTier(250_000, 0.01m, 50),
                    new MarginTier(1_000_000, 0.025m, 20),
                    new MarginTier(10_000_000, 0.05m, 10),
                    new MarginTier(20_000_000, 0.1m, 5),
                    new MarginTier(50_000_000, 0.125m, 4),
                    new MarginTier(100_000_000, 0.15m, 3),
                    new MarginTier(200_000_000, 0.25m, 2),
                    new MarginTier(300_000_000, 0.5m, 1),
                ],
                LiquidationFee: null,
                Source: "Updates to Leverage and Margin Tiers of Binance Futures Contracts, announced and in force 2021-03-18; others hold at other times"),
        ],
    };
}
