using System.Buffers.Binary;

namespace BacktestCli.Data.Parquet.Values;

/// <summary>FLOAT, widened to a double.</summary>
internal sealed class FloatDecoder : ValueDecoder<double>
{
    public override int Width => sizeof(float);

    public override void Plain(ReadOnlySpan<byte> data, Span<double> into)
    {
        ReadOnlySpan<byte> bytes = Take(data, into.Length);
        for (int i = 0; i < into.Length; i++)
            into[i] = BinaryPrimitives.ReadSingleLittleEndian(bytes[(i * sizeof(float))..]);
    }
}
