using System.Collections;

namespace BacktestCli.Core.Trading;

/// <summary>A long list of events that is never moved in memory while it grows.</summary>
internal sealed class EventList : IReadOnlyList<OrderEvent>
{
    /// <summary>Large enough to be born among the old objects, which the garbage collector does not copy.</summary>
    private const int PerBlock = 1024;

    private readonly List<OrderEvent[]> _blocks = [];
    private OrderEvent[] _last = [];
    private int _used;

    /// <inheritdoc/>
    public int Count => _blocks.Count == 0 ? 0 : ((_blocks.Count - 1) * PerBlock) + _used;

    /// <inheritdoc/>
    public OrderEvent this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)Count, nameof(index));
            return _blocks[index / PerBlock][index % PerBlock];
        }
    }

    public void Add(in OrderEvent item)
    {
        if (_used == _last.Length)
            Grow();
        _last[_used++] = item;
    }

    /// <inheritdoc/>
    public IEnumerator<OrderEvent> GetEnumerator()
    {
        for (int i = 0; i < Count; i++)
            yield return this[i];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The first block is small: most runs have few orders.</summary>
    private void Grow()
    {
        if (_blocks.Count == 1 && _last.Length < PerBlock)
        {
            Array.Resize(ref _last, Math.Min(PerBlock, _last.Length * 4));
            _blocks[0] = _last;
            return;
        }

        _last = new OrderEvent[_blocks.Count == 0 ? 16 : PerBlock];
        _blocks.Add(_last);
        _used = 0;
    }
}
