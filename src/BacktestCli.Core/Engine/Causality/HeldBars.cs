using BacktestCli.Core.Market;

namespace BacktestCli.Core.Engine.Causality;

/// <summary>Bars held in one block: whoever reads past the present bar finds the later ones, as in the blocks of any source.</summary>
internal sealed class HeldBars(Instrument instrument, Interval interval, BarSeries bars) : IBarSource
{
    /// <inheritdoc/>
    public Instrument Instrument => instrument;

    /// <inheritdoc/>
    public Interval Interval => interval;

    public BarSeries Bars => bars;

    /// <summary>Takes in a source's first bars.</summary>
    public static HeldBars Read(IBarSource source, int most, out bool hasMore, CancellationToken cancellationToken)
    {
        BarSeries bars = new();
        hasMore = false;
        foreach (BarSeries block in source.ReadBlocks(cancellationToken))
        {
            int taken = Math.Min(block.Count, most - bars.Count);
            bars.Append(block, 0, taken);
            hasMore = taken < block.Count;
            if (hasMore)
                break;
        }

        return new HeldBars(source.Instrument, source.Interval, bars);
    }

    /// <summary>The bars from one on.</summary>
    public HeldBars From(int first)
    {
        BarSeries part = new(bars.Count - first);
        part.Append(bars, first, bars.Count - first);
        return new HeldBars(instrument, interval, part);
    }

    /// <summary>The same up to a cut, and something else after it.</summary>
    public HeldBars With(int cut, Change change, int seed) => new(instrument, interval, Poison.After(bars, cut, change, new Random(seed)));

    /// <inheritdoc/>
    public IEnumerable<BarSeries> ReadBlocks(CancellationToken cancellationToken) => [bars];
}
