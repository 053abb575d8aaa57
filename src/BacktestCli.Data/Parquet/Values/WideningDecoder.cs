using System.Buffers.Binary;
using BacktestCli.Data.Parquet.Encodings;

namespace BacktestCli.Data.Parquet.Values;

/// <summary>INT32 read as 64 bits.</summary>
/// <param name="isUnsigned">True where the 32 bits are unsigned.</param>
internal sealed class WideningDecoder(bool isUnsigned) : ValueDecoder<long>
{
    public override int Width => sizeof(int);

    public override void Plain(ReadOnlySpan<byte> data, Span<long> into)
    {
        ReadOnlySpan<byte> bytes = Take(data, into.Length);
        for (int i = 0; i < into.Length; i++)
            into[i] = Widen(BinaryPrimitives.ReadInt32LittleEndian(bytes[(i * sizeof(int))..]));
    }

    public override void Delta(ReadOnlySpan<byte> data, Span<long> into)
    {
        DeltaReader.Read(data, into);
        for (int i = 0; i < into.Length; i++)
            into[i] = Widen((int)into[i]);
    }

    private long Widen(int value) => isUnsigned ? (uint)value : value;
}
