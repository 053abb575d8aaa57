namespace BacktestCli.Data.Series;

/// <summary>Rows of one time and some numbers, held as columns. A value the source does not give is NaN here and null in files.</summary>
public sealed class SeriesTable
{
    private readonly double[][] _values;
    private long[] _times;

    /// <summary>An empty table of the columns of a kind.</summary>
    public SeriesTable(SeriesKind kind, int capacity = 0)
    {
        Kind = kind;
        _times = new long[capacity];
        _values = [.. SeriesColumns.Of(kind).Select(_ => new double[capacity])];
    }

    /// <summary>What the rows are.</summary>
    public SeriesKind Kind { get; }

    /// <summary>Rows held.</summary>
    public int Count { get; private set; }

    /// <summary>Times, Unix milliseconds, UTC: of the event, or the open time of the bar.</summary>
    public ReadOnlySpan<long> Times => _times.AsSpan(0, Count);

    /// <summary>The column at a place of <see cref="SeriesColumns.Of"/>.</summary>
    public ReadOnlySpan<double> this[int column] => _values[column].AsSpan(0, Count);

    /// <summary>Appends one row: its values in the order of <see cref="SeriesColumns.Of"/>.</summary>
    public void Add(long time, ReadOnlySpan<double> values)
    {
        if (values.Length != _values.Length)
            throw new ArgumentException($"A row of {Kind} has {_values.Length} values, not {values.Length}.", nameof(values));
        if (Count == _times.Length)
            Grow(Math.Max(256, Count * 2));
        _times[Count] = time;
        for (int column = 0; column < _values.Length; column++)
            _values[column][Count] = values[column];
        Count++;
    }

    /// <summary>Appends rows [start, start + count) of another table of the same kind.</summary>
    public void Append(SeriesTable other, int start, int count)
    {
        if (Count + count > _times.Length)
            Grow(Math.Max(Count + count, Count * 2));
        other._times.AsSpan(start, count).CopyTo(_times.AsSpan(Count));
        for (int column = 0; column < _values.Length; column++)
            other._values[column].AsSpan(start, count).CopyTo(_values[column].AsSpan(Count));
        Count += count;
    }

    private void Grow(int capacity)
    {
        Array.Resize(ref _times, capacity);
        for (int column = 0; column < _values.Length; column++)
            Array.Resize(ref _values[column], capacity);
    }
}
