using BacktestCli.Data.Parquet;

namespace BacktestCli.Tests.Data.Parquet;

/// <summary>A column in memory: an array of long, int, double, bool or string, and which places hold a value.</summary>
internal sealed record TableColumn(ParquetColumn Schema, Array Values, bool[] Present)
{
    public static TableColumn Of<T>(ParquetColumn schema, T[] values) => new(schema, values, [.. values.Select(_ => true)]);

    public static TableColumn Of<T>(ParquetColumn schema, T[] values, bool[] present) =>
        new(schema with { Optional = true }, values, present);

    /// <summary>The values, null where absent; doubles as their bits, so that NaN equals itself and zero keeps its sign.</summary>
    public IEnumerable<object?> Cells() => Enumerable.Range(0, Values.Length).Select(i =>
        !Present[i] ? null : Values.GetValue(i) is double value ? BitConverter.DoubleToInt64Bits(value) : Values.GetValue(i));

    /// <summary>The values as DuckDB prints them, null where absent.</summary>
    public IEnumerable<string?> Texts() =>
        Values.Cast<object>().Select((value, row) => Present[row] ? DuckDb.Text(value) : null);

    public void Write(ParquetWriter writer, int start, int rows)
    {
        ReadOnlySpan<bool> present = Schema.Optional ? Present.AsSpan(start, rows) : default;
        switch (Values)
        {
            case long[] values: writer.Write(values.AsSpan(start, rows), present); break;
            case int[] values: writer.Write(values.AsSpan(start, rows), present); break;
            case double[] values: writer.Write(values.AsSpan(start, rows), present); break;
            case bool[] values: writer.Write(values.AsSpan(start, rows), present); break;
            case string[] values: writer.Write(values.AsSpan(start, rows), present); break;
            default: throw new NotSupportedException(Values.GetType().Name);
        }
    }

    public static TableColumn Read(ParquetReader reader, int column) => reader.Columns[column].Type switch
    {
        ParquetType.Int64 => Read<long>(reader, column, reader.Read),
        ParquetType.Int32 => Read<int>(reader, column, reader.Read),
        ParquetType.Double => Read<double>(reader, column, reader.Read),
        ParquetType.Boolean => Read<bool>(reader, column, reader.Read),
        _ => Read<string>(reader, column, reader.Read),
    };

    private static TableColumn Read<T>(ParquetReader reader, int column, ReadInto<T> read)
    {
        List<T> values = [];
        List<bool> present = [];
        for (int group = 0; group < reader.RowGroups.Count; group++)
        {
            T[] groupValues = new T[reader.RowGroups[group].Rows];
            bool[] groupPresent = new bool[groupValues.Length];
            read(group, column, groupValues, groupPresent);
            values.AddRange(groupValues);
            present.AddRange(groupPresent);
        }

        return new(reader.Columns[column], values.ToArray(), [.. present]);
    }

    private delegate void ReadInto<T>(int group, int column, Span<T> values, Span<bool> present);
}
