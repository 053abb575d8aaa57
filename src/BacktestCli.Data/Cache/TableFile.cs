using BacktestCli.Core.Market;
using BacktestCli.Data.Parquet;

namespace BacktestCli.Data.Cache;

/// <summary>The cache's form of one kind of table: named columns of Parquet, the time first, and what every row must keep to.</summary>
internal abstract class TableFile
{
    /// <summary>Rows of a row group at most.</summary>
    public const int GroupRows = 65_536;

    /// <summary>Prices do not compress well enough to pay for the time it takes to undo it.</summary>
    private const ParquetCodec Codec = ParquetCodec.None;

    private readonly ParquetColumn[] _schema;

    private protected TableFile(string timeName, IEnumerable<ParquetColumn> columns) => _schema =
    [
        new ParquetColumn(timeName, ParquetType.Int64) { Logical = ParquetLogical.TimestampMillis, Encoding = ParquetEncoding.Delta },
        .. columns,
    ];

    /// <summary>The name of the time column.</summary>
    public string TimeName => _schema[0].Name;

    /// <summary>Names of the other columns, in their order.</summary>
    public IEnumerable<string> Names => _schema.Skip(1).Select(column => column.Name);

    /// <summary>A table of these columns, without a row.</summary>
    public abstract TimeTable Empty(int capacity);

    /// <summary>The rule that a row breaks, for a message; null where it breaks none.</summary>
    /// <param name="table">A table of these columns.</param>
    /// <param name="row">Which row.</param>
    /// <param name="interval">How long its bar lasts; null for events.</param>
    public abstract string? Broken(TimeTable table, int row, Interval? interval);

    /// <summary>A row, for a message.</summary>
    public abstract string Describe(TimeTable table, int row);

    /// <summary>Writes tables one after the other as one file; equal rows give equal bytes.</summary>
    public void Write(Stream destination, IEnumerable<TimeTable> tables)
    {
        using var writer = new ParquetWriter(destination, _schema, new ParquetWriterOptions { Codec = Codec });
        foreach (TimeTable table in tables)
        {
            for (int start = 0; start < table.Count; start += GroupRows)
                WriteGroup(writer, table, start, Math.Min(GroupRows, table.Count - start));
        }

        writer.Finish();
    }

    /// <summary>Appends every row of a file to a table, all columns.</summary>
    /// <exception cref="ParquetException">The file is damaged or not one of ours.</exception>
    public void Read(ParquetReader reader, TimeTable table)
    {
        for (int group = 0; group < reader.RowGroups.Count; group++)
        {
            int count = reader.RowGroups[group].Rows;
            int start = table.Extend(count);
            reader.Read(group, Column(reader, TimeName), table.RowTimes.Slice(start, count));
            for (int column = 0; column < table.Columns; column++)
                ReadValues(reader, group, _schema[column + 1], table.Column(column).Slice(start, count));
        }
    }

    /// <summary>Every row of a file.</summary>
    /// <exception cref="ParquetException">The file is damaged or not one of ours.</exception>
    public TimeTable Read(ReadOnlyMemory<byte> content)
    {
        using var reader = ParquetReader.Open(content);
        TimeTable table = Empty(checked((int)reader.Rows));
        Read(reader, table);
        return table;
    }

    /// <summary>Place of a column.</summary>
    /// <exception cref="ParquetException">There is none of that name.</exception>
    public static int Column(ParquetReader reader, string name) =>
        reader.IndexOf(name) is >= 0 and var place ? place : throw new ParquetException($"there is no column '{name}'");

    private void WriteGroup(ParquetWriter writer, TimeTable table, int start, int count)
    {
        writer.BeginRowGroup(count);
        writer.Write(table.RowTimes.Slice(start, count));
        for (int column = 0; column < table.Columns; column++)
        {
            ReadOnlySpan<double> values = table.Column(column).Slice(start, count);
            bool[] present = _schema[column + 1].Optional ? Present(values) : [];
            if (_schema[column + 1].Type == ParquetType.Int64)
                writer.Write(Counts(values), present);
            else
                writer.Write(values, present);
        }
    }

    private static bool[] Present(ReadOnlySpan<double> values)
    {
        bool[] present = new bool[values.Length];
        for (int i = 0; i < values.Length; i++)
            present[i] = !double.IsNaN(values[i]);
        return present;
    }

    private static long[] Counts(ReadOnlySpan<double> values)
    {
        long[] counts = new long[values.Length];
        for (int i = 0; i < values.Length; i++)
            counts[i] = double.IsNaN(values[i]) ? 0 : (long)values[i];
        return counts;
    }

    private static void ReadValues(ParquetReader reader, int group, ParquetColumn form, Span<double> values)
    {
        int column = Column(reader, form.Name);
        if (!form.Optional)
        {
            reader.Read(group, column, values);
            return;
        }

        bool[] present = new bool[values.Length];
        if (form.Type == ParquetType.Int64)
        {
            long[] counts = new long[values.Length];
            reader.Read(group, column, counts, present);
            for (int i = 0; i < values.Length; i++)
                values[i] = counts[i];
        }
        else
        {
            reader.Read(group, column, values, present);
        }

        for (int i = 0; i < values.Length; i++)
            values[i] = present[i] ? values[i] : double.NaN;
    }
}
