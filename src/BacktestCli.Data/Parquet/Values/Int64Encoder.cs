using System.Buffers;
using System.Buffers.Binary;
using BacktestCli.Data.Parquet.Encodings;
using BacktestCli.Data.Parquet.Format;

namespace BacktestCli.Data.Parquet.Values;

/// <summary>INT64.</summary>
internal sealed class Int64Encoder : ValueEncoder<long>
{
    public override PhysicalType Physical => PhysicalType.Int64;

    public override long PlainSize(ReadOnlySpan<long> values) => (long)values.Length * sizeof(long);

    public override void Plain(ReadOnlySpan<long> values, ArrayBufferWriter<byte> into)
    {
        foreach (long value in values)
        {
            BinaryPrimitives.WriteInt64LittleEndian(into.GetSpan(sizeof(long)), value);
            into.Advance(sizeof(long));
        }
    }

    public override void Delta(ReadOnlySpan<long> values, ArrayBufferWriter<byte> into) => DeltaWriter.Write(into, values, isNarrow: false);

    public override (byte[] Min, byte[] Max)? Range(ReadOnlySpan<long> values)
    {
        if (values.IsEmpty)
            return null;

        (long min, long max) = (values[0], values[0]);
        foreach (long value in values)
            (min, max) = (Math.Min(min, value), Math.Max(max, value));
        return (Bytes(min), Bytes(max));
    }

    private static byte[] Bytes(long value)
    {
        byte[] bytes = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, value);
        return bytes;
    }
}
