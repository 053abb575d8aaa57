using BacktestCli.Core.Trading;
using BacktestCli.Core.Trading.Margin;

namespace BacktestCli.Data.Exchanges.Bybit;

/// <summary>What Bybit charges, and asks for as margin.</summary>
/// <remarks>
/// Volume alone makes a VIP there; a run counts all that is traded at the venue, the venue counts derivatives apart. Where the spot levels begin
/// is published differently in different places, so that spot has no tiers.
/// </remarks>
internal static class BybitVenue
{
    /// <summary>The venue.</summary>
    public static Venue Venue { get; } = new(
        "bybit",
        Spot: new FeeSchedule { Maker = 0.001m, Taker = 0.001m },
        Perp: new FeeSchedule
        {
            Maker = 0.0002m,
            Taker = 0.00055m,
            Tiers =
            [
                new FeeTier(10_000_000, 0.00018m, 0.0004m),
                new FeeTier(25_000_000, 0.00016m, 0.000375m),
                new FeeTier(50_000_000, 0.00014m, 0.00035m),
                new FeeTier(100_000_000, 0.00012m, 0.00032m),
                new FeeTier(250_000_000, 0.0001m, 0.00032m),
                new FeeTier(500_000_000, 0m, 0.0003m),
            ],
        },
        Source: "https://www.bybit.com/en/help-center/article/Trading-Fee-Structure (VIP 0 to Supreme VIP, as of 2025)")
    {
        Margins =
        [
            new ContractMargin(
                ["BTCUSDT"],
                [
                    new MarginTier(0, 0.005m, 100),
                    new MarginTier(2_000_000, 0.0056m, 90),
                    new MarginTier(2_600_000, 0.0063m, 80),
                    new MarginTier(3_200_000, 0.0067m, 75),
                    new MarginTier(3_800_000, 0.0071m, 70),
                    new MarginTier(4_400_000, 0.0077m, 65),
                    new MarginTier(5_000_000, 0.0091m, 55),
                    new MarginTier(5_600_000, 0.01m, 50),
                    new MarginTier(8_500_000, 0.013m, 45),
                    new MarginTier(10_000_000, 0.015m, 40),
                    new MarginTier(14_000_000, 0.016m, 35),
                    new MarginTier(20_000_000, 0.02m, 30),
                    new MarginTier(28_000_000, 0.025m, 25),
                    new MarginTier(38_000_000, 0.029m, 20),
                    new MarginTier(50_000_000, 0.03m, 19),
                ],
                LiquidationFee: null,
                Source: "https://www.bybit.com/en/announcement-info/margin-parameters (the page bears no date; levels 1 to 15)"),
        ],
    };
}
