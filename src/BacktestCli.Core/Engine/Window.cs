using BacktestCli.Core.Market;

namespace BacktestCli.Core.Engine;

/// <summary>Keeps the last bars of earlier blocks in front of the present one, so that a strategy can look back across the seam.</summary>
internal sealed class Window(int historyBars)
{
    private readonly int _kept = Math.Max(0, historyBars - 1);
    private BarSeries _current = new();
    private BarSeries _next = new();

    /// <summary>The block with history in front of it; the block itself where none is wanted.</summary>
    /// <param name="block">New bars.</param>
    /// <param name="firstNew">Where they start in the result.</param>
    public BarSeries Slide(BarSeries block, out int firstNew)
    {
        if (_kept == 0)
        {
            firstNew = 0;
            return block;
        }

        _next.Clear();
        int keep = Math.Min(_kept, _current.Count);
        _next.Append(_current, _current.Count - keep, keep);
        _next.Append(block, 0, block.Count);
        (_current, _next) = (_next, _current);
        firstNew = keep;
        return _current;
    }
}
