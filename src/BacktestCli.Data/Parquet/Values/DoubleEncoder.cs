using System.Buffers;
using System.Buffers.Binary;
using BacktestCli.Data.Parquet.Format;

namespace BacktestCli.Data.Parquet.Values;

/// <summary>DOUBLE. Two doubles are the same where their bits are, so that the sign of zero and the payload of a NaN survive.</summary>
internal sealed class DoubleEncoder : ValueEncoder<double>
{
    public override PhysicalType Physical => PhysicalType.Double;

    public override IEqualityComparer<double> Sameness { get; } =
        EqualityComparer<double>.Create(
            (x, y) => BitConverter.DoubleToInt64Bits(x) == BitConverter.DoubleToInt64Bits(y),
            value => BitConverter.DoubleToInt64Bits(value).GetHashCode());

    public override long PlainSize(ReadOnlySpan<double> values) => (long)values.Length * sizeof(double);

    public override void Plain(ReadOnlySpan<double> values, ArrayBufferWriter<byte> into)
    {
        foreach (double value in values)
        {
            BinaryPrimitives.WriteDoubleLittleEndian(into.GetSpan(sizeof(double)), value);
            into.Advance(sizeof(double));
        }
    }

    /// <inheritdoc/>
    /// <remarks>
    /// As parquet.thrift asks of <c>ColumnOrder</c>: NaN is in no bound; a least zero is written -0.0 and a greatest +0.0, because readers
    /// may tell the two apart.
    /// </remarks>
    public override (byte[] Min, byte[] Max)? Range(ReadOnlySpan<double> values)
    {
        (double min, double max) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (double value in values)
        {
            min = value < min ? value : min;
            max = value > max ? value : max;
        }

        return min > max ? null : (Bytes(min == 0 ? -0.0 : min), Bytes(max == 0 ? 0.0 : max));
    }

    private static byte[] Bytes(double value)
    {
        byte[] bytes = new byte[sizeof(double)];
        BinaryPrimitives.WriteDoubleLittleEndian(bytes, value);
        return bytes;
    }
}
