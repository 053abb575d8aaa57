namespace BacktestCli.Data;

/// <summary>Bars with every column a source may give.</summary>
public sealed class BarTable : TimeTable
{
    /// <summary>An empty table.</summary>
    /// <param name="capacity">Bars to make room for.</param>
    public BarTable(int capacity = 0)
        : base(BarFields.Count, capacity)
    {
    }

    /// <summary>Open times, Unix milliseconds, UTC.</summary>
    internal Span<long> Times => RowTimes;

    private protected override int Required => BarFields.Required;

    /// <summary>One column.</summary>
    internal Span<double> this[BarField field] => Column((int)field);

    /// <summary>Appends one bar: its values in the order of <see cref="BarField"/>.</summary>
    internal void Add(long time, ReadOnlySpan<double> values) => AddRow(time, values);

    /// <summary>Appends bars [start, start + count) of another table.</summary>
    internal void Append(BarTable other, int start, int count) => AppendRows(other, start, count);

    /// <summary>A table of the bars at these places, in this order.</summary>
    internal BarTable Pick(ReadOnlySpan<int> places) => (BarTable)PickRows(places);

    internal override TimeTable Alike(int capacity) => new BarTable(capacity);
}
