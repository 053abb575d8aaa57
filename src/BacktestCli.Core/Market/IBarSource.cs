namespace BacktestCli.Core.Market;

/// <summary>Where a run reads its bars: oldest first, unique, aligned to the interval, closed bars only.</summary>
public interface IBarSource
{
    /// <summary>What the bars are of.</summary>
    Instrument Instrument { get; }

    /// <summary>How long each bar lasts.</summary>
    Interval Interval { get; }

    /// <summary>Reads the bars from the first, in blocks of any size, so that memory does not grow with history.</summary>
    /// <returns>Blocks in order; each holds only until the next is asked for, because a source may fill it again.</returns>
    IEnumerable<BarSeries> ReadBlocks(CancellationToken cancellationToken);
}
