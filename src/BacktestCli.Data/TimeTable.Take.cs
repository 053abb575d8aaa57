namespace BacktestCli.Data;

/// <content>Many tables made one.</content>
public abstract partial class TimeTable
{
    /// <summary>
    /// Takes all rows of other tables of the same columns, which are empty then. It goes by columns, so that no more than one of them is
    /// there twice.
    /// </summary>
    internal void TakeRows(IReadOnlyList<TimeTable> others)
    {
        int total = checked(Count + others.Sum(other => other.Count));
        _times = Joined(total, others, table => table._times);
        foreach (TimeTable other in others)
            other._times = [];
        for (int column = 0; column < _values.Length; column++)
        {
            _values[column] = Joined(total, others, table => table._values[column]);
            foreach (TimeTable other in others)
                other._values[column] = [];
        }

        Count = total;
        foreach (TimeTable other in others)
            other.Count = 0;
    }

    private T[] Joined<T>(int total, IReadOnlyList<TimeTable> others, Func<TimeTable, T[]> column)
    {
        T[] joined = new T[total];
        int start = 0;
        foreach (TimeTable table in others.Prepend(this))
        {
            column(table).AsSpan(0, table.Count).CopyTo(joined.AsSpan(start));
            start += table.Count;
        }

        return joined;
    }
}
