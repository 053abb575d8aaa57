using BacktestCli.Core.Market;

namespace BacktestCli.Data.Sources;

/// <summary>
/// Puts a flat bar wherever one is missing between two others: the close before it four times, volume 0. It goes around <see
/// cref="MeasuredBars"/>, so that the dataset's fingerprint and gaps stay those of the real bars.
/// </summary>
public sealed class GapFilledBars(IBarSource inner) : IBarSource
{
    private const int BlockBars = 65_536;

    /// <inheritdoc/>
    public Instrument Instrument => inner.Instrument;

    /// <inheritdoc/>
    public Interval Interval => inner.Interval;

    /// <summary>Bars put in by the last reading so far.</summary>
    public long Filled { get; private set; }

    /// <inheritdoc/>
    public IEnumerable<BarSeries> ReadBlocks(CancellationToken cancellationToken)
    {
        Filled = 0;
        var block = new BarSeries();
        Bar? last = null;
        foreach (BarSeries source in inner.ReadBlocks(cancellationToken))
        {
            for (int i = 0; i < source.Count; i++)
            {
                for (; last is { } before && Interval.Next(before.OpenTime) < source.OpenTimes[i]; Filled++)
                    last = Append(block, Flat(Interval.Next(before.OpenTime), before.Close));
                last = Append(block, source[i]);
                if (block.Count < BlockBars)
                    continue;
                yield return block;
                block.Clear();
            }
        }

        if (block.Count > 0)
            yield return block;
    }

    private static Bar Flat(long openTime, double price) => new(openTime, price, price, price, price, 0);

    private static Bar Append(BarSeries block, Bar bar)
    {
        block.Add(bar);
        return bar;
    }
}
