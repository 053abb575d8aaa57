using System.Runtime.CompilerServices;
using BacktestCli.Core.Market;

namespace BacktestCli.Core.Engine;

/// <summary>Steps through a source's bars one by one, block by block.</summary>
internal sealed class BarCursor : IDisposable
{
    private readonly IEnumerator<BarSeries> _blocks;
    private readonly Window _window;
    private readonly CancellationToken _cancellation;
    private readonly long _length;
    private BarSeries _series = new();
    private int _index = -1;
    private int _count;
    private Bar _bar;

    /// <param name="source">The bars.</param>
    /// <param name="historyBars">How many bars back the columns must reach, the present one included.</param>
    /// <param name="cancellation">Looked at once a block.</param>
    public BarCursor(IBarSource source, int historyBars, CancellationToken cancellation)
    {
        (_window, _cancellation, Interval) = (new Window(historyBars), cancellation, source.Interval);
        _length = Interval.IsCalendar ? 0 : Interval.Milliseconds;
        _blocks = source.ReadBlocks(cancellation).GetEnumerator();
    }

    public Interval Interval { get; }

    /// <summary>The present bar.</summary>
    public ref readonly Bar Bar => ref _bar;

    /// <summary>When the present bar closes, Unix ms.</summary>
    public long CloseTime => CloseOf(_bar.OpenTime);

    /// <summary>Columns that end at the present bar.</summary>
    public BarSeries Series => _series;

    /// <summary>Bars of <see cref="Series"/> up to the present one.</summary>
    public int End => _index + 1;

    /// <summary>Bars stepped to so far.</summary>
    public long Bars { get; private set; }

    /// <summary>Steps to the next bar.</summary>
    /// <returns>False where there is none; the present bar stays.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool MoveNext()
    {
        if (_index + 1 >= _count && !NextBlock())
            return false;
        _series.CopyTo(ref _bar, ++_index);
        Bars++;
        return true;
    }

    /// <summary>When the bar after the present one closes, Unix ms; the end of time where there is none.</summary>
    public long PeekCloseTime() => _index + 1 < _count || NextBlock() ? CloseOf(_series.OpenTimes[_index + 1]) : long.MaxValue;

    /// <summary>Reads what is left without stepping through it, so that a source knows that it was read to its end.</summary>
    public void Drain()
    {
        while (NextBlock())
        {
            // nothing is done with it
        }
    }

    public void Dispose() => _blocks.Dispose();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private long CloseOf(long openTime) => _length > 0 ? openTime + _length : Interval.Next(openTime);

    private bool NextBlock()
    {
        while (_blocks.MoveNext())
        {
            _cancellation.ThrowIfCancellationRequested();
            if (_blocks.Current.Count == 0)
                continue;
            _series = _window.Slide(_blocks.Current, out int firstNew);
            (_index, _count) = (firstNew - 1, _series.Count);
            return true;
        }

        return false;
    }
}
