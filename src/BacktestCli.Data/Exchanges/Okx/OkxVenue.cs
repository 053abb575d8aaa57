using BacktestCli.Core.Trading;

namespace BacktestCli.Data.Exchanges.Okx;

/// <summary>What Okx charges.</summary>
/// <remarks>
/// Its brackets are counted in contracts and its levels by assets or volume; neither is known here well enough to be stated.
/// </remarks>
internal static class OkxVenue
{
    /// <summary>The venue.</summary>
    public static Venue Venue { get; } = new(
        "okx",
        Spot: new FeeSchedule { Maker = 0.0008m, Taker = 0.001m },
        Perp: new FeeSchedule { Maker = 0.0002m, Taker = 0.0005m },
        Source: "https://www.okx.com/fees (regular user, level 1)");
}
