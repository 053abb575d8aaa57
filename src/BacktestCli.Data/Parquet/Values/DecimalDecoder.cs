namespace BacktestCli.Data.Parquet.Values;

/// <summary>
/// Decimals kept as bytes: the unscaled number, highest byte first, in two's complement. One that needs more than 64 bits is refused.
/// </summary>
/// <param name="width">Bytes of each; 0 where each brings its length.</param>
internal sealed class DecimalDecoder(int width) : ValueDecoder<long>
{
    public override int Width => width;

    public override bool IsBytes => true;

    public override int SmallestWidth => width == 0 ? sizeof(int) : width;

    public static long Number(ReadOnlySpan<byte> bytes)
    {
        long value = bytes.IsEmpty ? 0 : (sbyte)bytes[0];
        for (int i = 1; i < bytes.Length; i++)
        {
            if (value != value << 8 >> 8)
                throw new ParquetException($"a decimal of {bytes.Length} bytes needs more than the 64 bits that this program holds");
            value = (value << 8) | bytes[i];
        }

        return value;
    }

    public override void Plain(ReadOnlySpan<byte> data, Span<long> into)
    {
        ReadOnlySpan<byte> bytes = width == 0 ? data : Take(data, into.Length);
        for (int i = 0; i < into.Length; i++)
            into[i] = Number(width == 0 ? ByteArrays.Cut(ref bytes) : bytes.Slice(i * width, width));
    }
}
