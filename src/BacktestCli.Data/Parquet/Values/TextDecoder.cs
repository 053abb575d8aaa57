using System.Text;

namespace BacktestCli.Data.Parquet.Values;

/// <summary>BYTE_ARRAY as text: in PLAIN a length of four bytes, then UTF-8.</summary>
internal sealed class TextDecoder : ValueDecoder<string>
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public override bool IsBytes => true;

    public override int SmallestWidth => sizeof(int);

    public static string Text(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return Utf8.GetString(bytes);
        }
        catch (DecoderFallbackException e)
        {
            throw new ParquetException($"{bytes.Length} bytes that are not UTF-8 text", e);
        }
    }

    public override void Plain(ReadOnlySpan<byte> data, Span<string> into)
    {
        for (int i = 0; i < into.Length; i++)
            into[i] = Text(ByteArrays.Cut(ref data));
    }
}
