using BacktestCli.Core.Market;

namespace BacktestCli.Signals.Asking;

/// <summary>Reads a source bar by bar.</summary>
internal static class BarReader
{
    /// <summary>Every bar, in order.</summary>
    public static IEnumerable<Bar> Read(IBarSource source, CancellationToken cancellationToken)
    {
        foreach (BarSeries block in source.ReadBlocks(cancellationToken))
        {
            cancellationToken.ThrowIfCancellationRequested();
            for (int i = 0; i < block.Count; i++)
                yield return block[i];
        }
    }
}
