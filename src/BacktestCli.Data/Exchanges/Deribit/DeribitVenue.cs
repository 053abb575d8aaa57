using BacktestCli.Core.Trading;
using BacktestCli.Core.Trading.Margin;

namespace BacktestCli.Data.Exchanges.Deribit;

/// <summary>What Deribit charges, and asks for as margin.</summary>
/// <remarks>
/// Its rates grow by 0.005 % a bitcoin of the position, 0.0004 % an ether. That depends on the price, which brackets do not know, and is left out: a position of 100
/// bitcoins needs 1.5 % there and 1 % here.
/// </remarks>
internal static class DeribitVenue
{
    /// <summary>The venue.</summary>
    public static Venue Venue { get; } = new(
        "deribit",
        Spot: null,
        Perp: new FeeSchedule { Maker = 0m, Taker = 0.0005m },
        Source: "https://www.deribit.com/kb/fees (BTC and ETH perpetuals)")
    {
        Margins =
        [
            new ContractMargin(
                ["BTC-PERPETUAL"],
                [new MarginTier(0, 0.01m, 50)],
                LiquidationFee: 0.0075m,
                Source: "https://support.deribit.com/hc/en-us/articles/25944826427293-11-January-2022, in force 2022-01-11"),
            new ContractMargin(
                ["ETH-PERPETUAL"],
                [new MarginTier(0, 0.01m, 50)],
                LiquidationFee: 0.009m,
                Source: "https://support.deribit.com/hc/en-us/articles/25944826427293-11-January-2022, in force 2022-01-11"),
        ],
    };
}
