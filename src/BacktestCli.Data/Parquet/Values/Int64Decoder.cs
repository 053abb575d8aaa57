using System.Buffers.Binary;
using System.Runtime.InteropServices;
using BacktestCli.Data.Parquet.Encodings;

namespace BacktestCli.Data.Parquet.Values;

/// <summary>INT64.</summary>
/// <param name="isUnsigned">True where values above <see cref="long.MaxValue"/> are possible, and refused.</param>
internal sealed class Int64Decoder(bool isUnsigned) : ValueDecoder<long>
{
    public override int Width => sizeof(long);

    public override void Plain(ReadOnlySpan<byte> data, Span<long> into)
    {
        Take(data, into.Length).CopyTo(MemoryMarshal.AsBytes(into));
        if (!BitConverter.IsLittleEndian)
            BinaryPrimitives.ReverseEndianness(into, into);
        Check(into);
    }

    public override void Delta(ReadOnlySpan<byte> data, Span<long> into)
    {
        DeltaReader.Read(data, into);
        Check(into);
    }

    private void Check(ReadOnlySpan<long> values)
    {
        if (isUnsigned && values.IndexOfAnyInRange(long.MinValue, -1) is int at and >= 0)
            throw new ParquetException($"the unsigned value {(ulong)values[at]} is more than {long.MaxValue}, the most this program holds");
    }
}
