namespace BacktestCli.Data;

/// <summary>
/// Bars with every column a source may give, held as columns. A value the source does not give is NaN here and null in files; that is no
/// ambiguity, because NaN is not a price, a volume or a count.
/// </summary>
/// <remarks>Counts of trades are whole numbers below 2^53, which a double holds exactly.</remarks>
public sealed class BarTable
{
    private readonly double[][] _values = new double[BarFields.Count][];
    private long[] _times;

    /// <summary>An empty table.</summary>
    /// <param name="capacity">Bars to make room for.</param>
    public BarTable(int capacity = 0)
    {
        _times = new long[capacity];
        for (int field = 0; field < BarFields.Count; field++)
            _values[field] = new double[capacity];
    }

    /// <summary>Bars held.</summary>
    public int Count { get; private set; }

    /// <summary>Open times, Unix milliseconds, UTC.</summary>
    internal Span<long> Times => _times.AsSpan(0, Count);

    /// <summary>One column.</summary>
    internal Span<double> this[BarField field] => _values[(int)field].AsSpan(0, Count);

    /// <summary>Appends one bar: its values in the order of <see cref="BarField"/>.</summary>
    internal void Add(long time, ReadOnlySpan<double> values)
    {
        EnsureCapacity(Count + 1);
        _times[Count] = time;
        for (int field = 0; field < BarFields.Count; field++)
            _values[field][Count] = values[field];
        Count++;
    }

    /// <summary>Appends bars [start, start + count) of another table.</summary>
    internal void Append(BarTable other, int start, int count)
    {
        EnsureCapacity(Count + count);
        other._times.AsSpan(start, count).CopyTo(_times.AsSpan(Count));
        for (int field = 0; field < BarFields.Count; field++)
            other._values[field].AsSpan(start, count).CopyTo(_values[field].AsSpan(Count));
        Count += count;
    }

    /// <summary>Makes room for bars that the caller fills in, and says where they start.</summary>
    internal int Extend(int count)
    {
        int start = Count;
        EnsureCapacity(checked(start + count));
        Count += count;
        return start;
    }

    /// <summary>Takes the last bar away.</summary>
    internal void RemoveLast() => Count--;

    /// <summary>Turns bars [start, start + count) around.</summary>
    internal void Reverse(int start, int count)
    {
        Times.Slice(start, count).Reverse();
        for (int field = 0; field < BarFields.Count; field++)
            _values[field].AsSpan(start, count).Reverse();
    }

    /// <summary>A table of the bars at these places, in this order.</summary>
    internal BarTable Pick(ReadOnlySpan<int> places)
    {
        var picked = new BarTable(places.Length) { Count = places.Length };
        for (int i = 0; i < places.Length; i++)
            picked._times[i] = _times[places[i]];
        for (int field = 0; field < BarFields.Count; field++)
        {
            for (int i = 0; i < places.Length; i++)
                picked._values[field][i] = _values[field][places[i]];
        }

        return picked;
    }

    /// <summary>Forgets every bar and gives the room back.</summary>
    internal void Release()
    {
        Count = 0;
        _times = [];
        Array.Fill(_values, []);
    }

    /// <summary>True where two bars say the same in every column both of them give.</summary>
    internal bool Agrees(int bar, BarTable other, int otherBar)
    {
        for (int field = 0; field < BarFields.Count; field++)
        {
            (double mine, double theirs) = (_values[field][bar], other._values[field][otherBar]);
            if (mine != theirs && !double.IsNaN(mine) && !double.IsNaN(theirs))
                return false;
        }

        return _times[bar] == other._times[otherBar];
    }

    /// <summary>Takes from another bar the values this one lacks.</summary>
    /// <returns>True where there was something to take.</returns>
    internal bool FillAbsent(int bar, BarTable other, int otherBar)
    {
        bool filled = false;
        for (int field = BarFields.Required; field < BarFields.Count; field++)
        {
            double theirs = other._values[field][otherBar];
            if (!double.IsNaN(_values[field][bar]) || double.IsNaN(theirs))
                continue;
            _values[field][bar] = theirs;
            filled = true;
        }

        return filled;
    }

    private void EnsureCapacity(int needed)
    {
        if (needed <= _times.Length)
            return;

        int capacity = Math.Max(needed, Math.Max(1_024, _times.Length + (_times.Length / 2)));
        Array.Resize(ref _times, capacity);
        for (int field = 0; field < BarFields.Count; field++)
            Array.Resize(ref _values[field], capacity);
    }
}
