namespace BacktestCli.Data;

/// <summary>
/// Rows of one time and some numbers, held as columns. A value the source does not give is NaN here and null in files; that is no
/// ambiguity, because NaN is not a price, a volume or a count.
/// </summary>
/// <remarks>Counts are whole numbers below 2^53, which a double holds exactly.</remarks>
public abstract partial class TimeTable
{
    private readonly double[][] _values;
    private long[] _times;

    private protected TimeTable(int columns, int capacity)
    {
        _times = new long[capacity];
        _values = new double[columns][];
        for (int column = 0; column < columns; column++)
            _values[column] = new double[capacity];
    }

    /// <summary>Rows held.</summary>
    public int Count { get; private set; }

    /// <summary>Numbers of a row.</summary>
    internal int Columns => _values.Length;

    /// <summary>The time of each row, Unix milliseconds, UTC.</summary>
    internal Span<long> RowTimes => _times.AsSpan(0, Count);

    /// <summary>The columns before this one are given by every source.</summary>
    private protected abstract int Required { get; }

    /// <summary>The numbers at one place of each row.</summary>
    internal Span<double> Column(int place) => _values[place].AsSpan(0, Count);

    /// <summary>An empty table of the same columns.</summary>
    internal abstract TimeTable Alike(int capacity);

    /// <summary>Appends one row.</summary>
    internal void AddRow(long time, ReadOnlySpan<double> values)
    {
        int row = Extend(1);
        _times[row] = time;
        for (int column = 0; column < _values.Length; column++)
            _values[column][row] = values[column];
    }

    /// <summary>Appends rows [start, start + count) of another table of the same columns.</summary>
    internal void AppendRows(TimeTable other, int start, int count)
    {
        int end = Extend(count);
        other._times.AsSpan(start, count).CopyTo(_times.AsSpan(end));
        for (int column = 0; column < _values.Length; column++)
            other._values[column].AsSpan(start, count).CopyTo(_values[column].AsSpan(end));
    }

    /// <summary>Makes room for so many rows in all.</summary>
    internal void Reserve(int rows)
    {
        if (rows > _times.Length)
            Resize(rows);
    }

    /// <summary>Makes room for rows that the caller fills in, and says where they start.</summary>
    internal int Extend(int count)
    {
        int start = Count;
        EnsureCapacity(checked(start + count));
        Count += count;
        return start;
    }

    /// <summary>Takes the last row away.</summary>
    internal void RemoveLast() => Count--;

    /// <summary>Turns rows [start, start + count) around.</summary>
    internal void Reverse(int start, int count)
    {
        RowTimes.Slice(start, count).Reverse();
        for (int column = 0; column < _values.Length; column++)
            _values[column].AsSpan(start, count).Reverse();
    }

    /// <summary>A table of the rows at these places, in this order.</summary>
    internal TimeTable PickRows(ReadOnlySpan<int> places)
    {
        TimeTable picked = Alike(places.Length);
        picked.Count = places.Length;
        for (int i = 0; i < places.Length; i++)
            picked._times[i] = _times[places[i]];
        for (int column = 0; column < _values.Length; column++)
        {
            (double[] from, double[] to) = (_values[column], picked._values[column]);
            for (int i = 0; i < places.Length; i++)
                to[i] = from[places[i]];
        }

        return picked;
    }

    /// <summary>True where two rows say the same in every column both of them give.</summary>
    internal bool Agrees(int row, TimeTable other, int otherRow)
    {
        for (int column = 0; column < _values.Length; column++)
        {
            (double mine, double theirs) = (_values[column][row], other._values[column][otherRow]);
            if (mine != theirs && !double.IsNaN(mine) && !double.IsNaN(theirs))
                return false;
        }

        return _times[row] == other._times[otherRow];
    }

    /// <summary>Takes from another row the values this one lacks.</summary>
    /// <returns>True where there was something to take.</returns>
    internal bool FillAbsent(int row, TimeTable other, int otherRow)
    {
        bool filled = false;
        for (int column = Required; column < _values.Length; column++)
        {
            double theirs = other._values[column][otherRow];
            if (!double.IsNaN(_values[column][row]) || double.IsNaN(theirs))
                continue;
            _values[column][row] = theirs;
            filled = true;
        }

        return filled;
    }

    private void EnsureCapacity(int needed)
    {
        if (needed <= _times.Length)
            return;

        Resize(Math.Max(needed, Math.Max(1_024, _times.Length + (_times.Length / 2))));
    }

    private void Resize(int capacity)
    {
        Array.Resize(ref _times, capacity);
        for (int column = 0; column < _values.Length; column++)
            Array.Resize(ref _values[column], capacity);
    }
}
