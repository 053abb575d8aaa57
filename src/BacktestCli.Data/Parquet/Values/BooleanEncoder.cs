using System.Buffers;
using BacktestCli.Data.Parquet.Encodings;
using BacktestCli.Data.Parquet.Format;

namespace BacktestCli.Data.Parquet.Values;

/// <summary>BOOLEAN.</summary>
internal sealed class BooleanEncoder : ValueEncoder<bool>
{
    public override PhysicalType Physical => PhysicalType.Boolean;

    public override long PlainSize(ReadOnlySpan<bool> values) => BitPacking.ByteCount(values.Length, 1);

    public override void Plain(ReadOnlySpan<bool> values, ArrayBufferWriter<byte> into)
    {
        int bytes = (int)PlainSize(values);
        Span<byte> packed = into.GetSpan(bytes + 1)[..bytes];
        packed.Clear();
        Bits.Pack(values, packed);
        into.Advance(bytes);
    }

    public override (byte[] Min, byte[] Max)? Range(ReadOnlySpan<bool> values) =>
        values.IsEmpty ? null : (Byte(!values.Contains(false)), Byte(values.Contains(true)));

    private static byte[] Byte(bool value) => [value ? (byte)1 : (byte)0];
}
