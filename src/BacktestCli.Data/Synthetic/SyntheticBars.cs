using BacktestCli.Core.Market;

namespace BacktestCli.Data.Synthetic;

/// <summary>
/// An invented market, the same bits on every machine: the bundled sample, and material for benchmarks of any size. It shows what crypto
/// shows (volatility in clusters, fat tails, trends, volume that jumps with the move) and says nothing about any real price.
/// </summary>
public sealed class SyntheticBars : IBarSource
{
    private const int BlockBars = 16_384;

    /// <summary>How many bars to make.</summary>
    /// <value>Default 8,760: a year of hours.</value>
    public int Count { get; init; } = 8_760;

    /// <summary>Open time of the first bar, Unix ms; it is moved back to a bar's open time.</summary>
    /// <value>Default 2024-01-01.</value>
    public long From { get; init; } = 1_704_067_200_000;

    /// <summary>Which market to invent.</summary>
    /// <value>Default 11.</value>
    public ulong Seed { get; init; } = 11;

    /// <summary>Price before the first bar, quote currency, above 0.</summary>
    /// <value>Default 42,000.</value>
    public double StartPrice { get; init; } = 42_000;

    /// <inheritdoc/>
    public Instrument Instrument { get; init; } = new("synthetic", MarketKind.Spot, "BTCUSDT")
    {
        Base = "BTC",
        Quote = "USDT",
        Rules = new InstrumentRules { TickSize = 0.01m, LotSize = 0.00001m, MinNotional = 5 },
    };

    /// <inheritdoc/>
    public Interval Interval { get; init; } = Interval.OneHour;

    /// <inheritdoc/>
    public IEnumerable<BarSeries> ReadBlocks(CancellationToken cancellationToken)
    {
        var walk = new PriceWalk(Seed, Interval, StartPrice);
        var block = new BarSeries(Math.Min(Count, BlockBars));
        long openTime = Interval.Floor(From);
        for (int made = 0; made < Count;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            block.Clear();
            for (; made < Count && block.Count < BlockBars; made++)
            {
                block.Add(walk.Next(openTime));
                openTime = Interval.Next(openTime);
            }

            yield return block;
        }
    }
}
