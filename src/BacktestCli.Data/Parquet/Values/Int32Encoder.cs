using System.Buffers;
using System.Buffers.Binary;
using BacktestCli.Data.Parquet.Encodings;
using BacktestCli.Data.Parquet.Format;

namespace BacktestCli.Data.Parquet.Values;

/// <summary>INT32.</summary>
internal sealed class Int32Encoder : ValueEncoder<int>
{
    public override PhysicalType Physical => PhysicalType.Int32;

    public override long PlainSize(ReadOnlySpan<int> values) => (long)values.Length * sizeof(int);

    public override void Plain(ReadOnlySpan<int> values, ArrayBufferWriter<byte> into)
    {
        foreach (int value in values)
        {
            BinaryPrimitives.WriteInt32LittleEndian(into.GetSpan(sizeof(int)), value);
            into.Advance(sizeof(int));
        }
    }

    public override void Delta(ReadOnlySpan<int> values, ArrayBufferWriter<byte> into)
    {
        long[] wide = new long[values.Length];
        for (int i = 0; i < wide.Length; i++)
            wide[i] = values[i];
        DeltaWriter.Write(into, wide, isNarrow: true);
    }

    public override (byte[] Min, byte[] Max)? Range(ReadOnlySpan<int> values)
    {
        if (values.IsEmpty)
            return null;

        (int min, int max) = (values[0], values[0]);
        foreach (int value in values)
            (min, max) = (Math.Min(min, value), Math.Max(max, value));
        return (Bytes(min), Bytes(max));
    }

    private static byte[] Bytes(int value)
    {
        byte[] bytes = new byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, value);
        return bytes;
    }
}
