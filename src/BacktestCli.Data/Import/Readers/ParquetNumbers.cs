using System.Text;
using BacktestCli.Data.Import.Text;
using BacktestCli.Data.Parquet;

namespace BacktestCli.Data.Import.Readers;

/// <summary>Columns of one row group as bars need them, whatever type they are stored in.</summary>
internal sealed class ParquetNumbers(ParquetReader reader, int group)
{
    private readonly int _rows = reader.RowGroups[group].Rows;

    /// <summary>A column as doubles, NaN where absent; null for no column.</summary>
    public double[]? Doubles(int column)
    {
        if (column < 0)
            return null;

        double[] values = new double[_rows];
        bool[] present = new bool[_rows];
        ParquetColumn schema = reader.Columns[column];
        if (schema.Type is ParquetType.Int32 or ParquetType.Int64)
        {
            double scale = schema.Logical == ParquetLogical.Decimal ? Math.Pow(10, schema.Scale) : 1;
            long[] whole = new long[_rows];
            reader.Read(group, column, whole, present);
            for (int row = 0; row < _rows; row++)
                values[row] = whole[row] / scale;
        }
        else if (schema.Type == ParquetType.Utf8)
        {
            string[] texts = new string[_rows];
            reader.Read(group, column, texts, present);
            for (int row = 0; row < _rows; row++)
                values[row] = NumberText.TryParse(Encoding.UTF8.GetBytes(texts[row]), out double value) ? value : double.NaN;
        }
        else
        {
            reader.Read(group, column, values, present);
        }

        for (int row = 0; row < _rows; row++)
            values[row] = present[row] ? values[row] : double.NaN;
        return values;
    }

    /// <summary>A column as Unix milliseconds; null where absent or no time.</summary>
    /// <exception cref="DataException">The times say no zone, and nobody said they are UTC.</exception>
    public (long Time, TimeUnit Unit)?[] Times(int column, bool assumeUtc, string document)
    {
        ParquetColumn schema = reader.Columns[column];
        bool isStamp = schema.Logical is ParquetLogical.TimestampMillis or ParquetLogical.TimestampMicros or ParquetLogical.TimestampNanos;
        if ((schema.Logical == ParquetLogical.Date || (isStamp && !schema.IsUtc)) && !assumeUtc)
            throw NoZone(document, schema.Name);
        if (schema.Type == ParquetType.Utf8)
            return TextTimes(column, assumeUtc, document);

        bool[] present = new bool[_rows];
        long[] counts = Counts(column, present);
        return [.. counts.Select((count, row) => present[row] ? Instant(count, schema.Logical) : ((long, TimeUnit)?)null)];
    }

    private long[] Counts(int column, bool[] present)
    {
        long[] counts = new long[_rows];
        if (reader.Columns[column].Type != ParquetType.Double)
        {
            reader.Read(group, column, counts, present);
            return counts;
        }

        double[] values = new double[_rows];
        reader.Read(group, column, values, present);
        return [.. values.Select(value => (long)value)];
    }

    private static (long Time, TimeUnit Unit) Instant(long count, ParquetLogical logical) => logical switch
    {
        ParquetLogical.Date => (count * Core.Market.UtcTime.Day, TimeUnit.Text),
        ParquetLogical.TimestampMillis => (count, TimeUnit.Milliseconds),
        ParquetLogical.TimestampMicros => (FloorDivide(count, 1_000), TimeUnit.Microseconds),
        ParquetLogical.TimestampNanos => (FloorDivide(count, 1_000_000), TimeUnit.Nanoseconds),
        _ => (TimeText.FromCount(count, out TimeUnit unit), unit),
    };

    private (long Time, TimeUnit Unit)?[] TextTimes(int column, bool assumeUtc, string document)
    {
        string[] texts = new string[_rows];
        bool[] present = new bool[_rows];
        reader.Read(group, column, texts, present);
        return [.. texts.Select(text => TimeText.Parse(Encoding.UTF8.GetBytes(text), assumeUtc, out long time, out TimeUnit unit) switch
        {
            TimeReading.Read => (time, unit),
            TimeReading.NoZone => throw NoZone(document, reader.Columns[column].Name),
            _ => ((long, TimeUnit)?)null,
        })];
    }

    private static DataException NoZone(string document, string column) => new(
        $"{document}: the times of column '{column}' do not say their zone. If they are UTC, import it with --time-zone UTC.");

    private static long FloorDivide(long value, long by) => (value / by) - (value % by < 0 ? 1 : 0);
}
