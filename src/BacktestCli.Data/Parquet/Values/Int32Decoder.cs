using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using BacktestCli.Data.Parquet.Encodings;

namespace BacktestCli.Data.Parquet.Values;

/// <summary>INT32.</summary>
internal sealed class Int32Decoder : ValueDecoder<int>
{
    public override int Width => sizeof(int);

    public override void Plain(ReadOnlySpan<byte> data, Span<int> into)
    {
        Take(data, into.Length).CopyTo(MemoryMarshal.AsBytes(into));
        if (!BitConverter.IsLittleEndian)
            BinaryPrimitives.ReverseEndianness(into, into);
    }

    public override void Delta(ReadOnlySpan<byte> data, Span<int> into)
    {
        long[] wide = ArrayPool<long>.Shared.Rent(into.Length);
        try
        {
            DeltaReader.Read(data, wide.AsSpan(0, into.Length));
            for (int i = 0; i < into.Length; i++)
                into[i] = (int)wide[i];
        }
        finally
        {
            ArrayPool<long>.Shared.Return(wide);
        }
    }
}
