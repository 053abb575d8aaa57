namespace BacktestCli.Data.Series;

/// <summary>What is kept beside bars: rows of the columns of one kind.</summary>
public sealed class SeriesTable : TimeTable
{
    /// <summary>An empty table of the columns of a kind.</summary>
    /// <param name="kind">Which.</param>
    /// <param name="capacity">Rows to make room for.</param>
    public SeriesTable(SeriesKind kind, int capacity = 0)
        : base(SeriesColumns.Of(kind).Count, capacity) => Kind = kind;

    /// <summary>What the rows are.</summary>
    public SeriesKind Kind { get; }

    /// <summary>Times, Unix milliseconds, UTC: of the event, or the open time of the bar.</summary>
    public ReadOnlySpan<long> Times => RowTimes;

    private protected override int Required => 0;

    /// <summary>The column at a place of <see cref="SeriesColumns.Of"/>.</summary>
    public ReadOnlySpan<double> this[int column] => Column(column);

    /// <summary>Appends one row: its values in the order of <see cref="SeriesColumns.Of"/>.</summary>
    public void Add(long time, ReadOnlySpan<double> values)
    {
        if (values.Length != Columns)
            throw new ArgumentException($"A row of {Kind} has {Columns} values, not {values.Length}.", nameof(values));
        AddRow(time, values);
    }

    /// <summary>Appends rows [start, start + count) of another table of the same kind.</summary>
    public void Append(SeriesTable other, int start, int count) => AppendRows(other, start, count);

    internal override TimeTable Alike(int capacity) => new SeriesTable(Kind, capacity);
}
