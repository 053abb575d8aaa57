using BacktestCli.Data.Parquet.Format;
using BacktestCli.Data.Parquet.Values;

namespace BacktestCli.Data.Parquet.Schema;

/// <summary>Makes numbers and text of the bounds of a column chunk.</summary>
internal static class StatisticsReading
{
    public static ParquetStatistics Read(Leaf leaf, ValueRange? range)
    {
        ParquetStatistics counted = new() { NullCount = range?.Nulls is >= 0 ? range.Nulls : null };
        if (range is not { Min: { } min, Max: { } max })
            return counted;

        // The old bounds were made by signed comparison, of bytes too; INT96 has no order.
        bool isOrdered = !range.IsLegacy || (leaf.Physical <= PhysicalType.Double && !leaf.IsUnsigned);
        return (leaf.Column.Type, leaf.Physical) switch
        {
            _ when !isOrdered => counted,
            (_, PhysicalType.Int96) => counted,
            (ParquetType.Int64, PhysicalType.ByteArray or PhysicalType.FixedLenByteArray) =>
                counted with { MinInt64 = DecimalDecoder.Number(min), MaxInt64 = DecimalDecoder.Number(max) },
            (ParquetType.Int32 or ParquetType.Int64, _) =>
                counted with { MinInt64 = One(leaf.Int64(), min), MaxInt64 = One(leaf.Int64(), max) },
            (ParquetType.Double, _) => Doubles(counted, One(leaf.Double(), min), One(leaf.Double(), max)),
            (ParquetType.Utf8, _) => counted with { MinText = TextDecoder.Text(min), MaxText = TextDecoder.Text(max) },
            _ => counted,
        };
    }

    /// <summary>A NaN among the bounds says that the writer knew no order; zeros may have lost their sign.</summary>
    private static ParquetStatistics Doubles(ParquetStatistics counted, double min, double max) =>
        double.IsNaN(min) || double.IsNaN(max)
            ? counted
            : counted with { MinDouble = min == 0 ? -0.0 : min, MaxDouble = max == 0 ? 0.0 : max };

    private static T One<T>(ValueDecoder<T> decoder, ReadOnlySpan<byte> bytes)
        where T : unmanaged
    {
        if (bytes.Length != decoder.Width)
            throw new ParquetException($"its statistics hold a bound of {bytes.Length} bytes where a value has {decoder.Width}");

        T value = default;
        decoder.Plain(bytes, new Span<T>(ref value));
        return value;
    }
}
