using System.Buffers.Binary;
using BacktestCli.Data.Parquet.Encodings;

namespace BacktestCli.Data.Parquet.Values;

/// <summary>BOOLEAN: bits in PLAIN, or runs behind their length.</summary>
internal sealed class BooleanDecoder : ValueDecoder<bool>
{
    public override void Plain(ReadOnlySpan<byte> data, Span<bool> into)
    {
        if (BitPacking.ByteCount(into.Length, 1) > data.Length)
            throw new ParquetException($"{data.Length} bytes where there are {into.Length} booleans");

        Bits.Unpack(data, 0, into);
    }

    public override void RunLength(ReadOnlySpan<byte> data, Span<bool> into)
    {
        if (data.Length < sizeof(int))
            throw new ParquetException("the length of its runs is cut off");

        uint length = BinaryPrimitives.ReadUInt32LittleEndian(data);
        if (length > data.Length - sizeof(int))
            throw new ParquetException($"{length} bytes of runs where {data.Length - sizeof(int)} are left");

        new HybridReader(data.Slice(sizeof(int), (int)length), 1).Read(into);
    }
}
