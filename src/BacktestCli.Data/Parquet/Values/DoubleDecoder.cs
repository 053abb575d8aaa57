using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace BacktestCli.Data.Parquet.Values;

/// <summary>DOUBLE.</summary>
internal sealed class DoubleDecoder : ValueDecoder<double>
{
    public override int Width => sizeof(double);

    public override void Plain(ReadOnlySpan<byte> data, Span<double> into)
    {
        Take(data, into.Length).CopyTo(MemoryMarshal.AsBytes(into));
        if (BitConverter.IsLittleEndian)
            return;

        Span<long> bits = MemoryMarshal.Cast<double, long>(into);
        BinaryPrimitives.ReverseEndianness(bits, bits);
    }
}
