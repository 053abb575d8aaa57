using BacktestCli.Core.Market;

namespace BacktestCli.Data.Sources;

/// <summary>The bars of a source that open in [from, to).</summary>
/// <param name="inner">The source.</param>
/// <param name="from">Unix ms; null: from the first.</param>
/// <param name="to">Unix ms; null: to the last.</param>
public sealed class RangeOf(IBarSource inner, long? from, long? to) : IBarSource
{
    /// <inheritdoc/>
    public Instrument Instrument => inner.Instrument;

    /// <inheritdoc/>
    public Interval Interval => inner.Interval;

    /// <inheritdoc/>
    public IEnumerable<BarSeries> ReadBlocks(CancellationToken cancellationToken)
    {
        (long start, long end) = (from ?? long.MinValue, to ?? long.MaxValue);
        foreach (BarSeries block in inner.ReadBlocks(cancellationToken))
        {
            if (block.Count > 0 && block.OpenTimes[0] >= end)
                yield break;
            BarSeries part = BarRange.Cut(block, start, end);
            if (part.Count > 0)
                yield return part;
        }
    }
}
