using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using BacktestCli.Data.Parquet.Format;

namespace BacktestCli.Data.Parquet.Values;

/// <summary>BYTE_ARRAY of UTF-8 text.</summary>
internal sealed class TextEncoder : ValueEncoder<string>
{
    /// <summary>Longer bounds would cost more in the footer than they save.</summary>
    private const int LongestBound = 256;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public override PhysicalType Physical => PhysicalType.ByteArray;

    public override IEqualityComparer<string> Sameness => StringComparer.Ordinal;

    public override long PlainSize(ReadOnlySpan<string> values)
    {
        long size = 0;
        foreach (string value in values)
            size += sizeof(int) + Utf8.GetByteCount(value);
        return size;
    }

    public override void Plain(ReadOnlySpan<string> values, ArrayBufferWriter<byte> into)
    {
        foreach (string value in values)
        {
            int length = Utf8.GetByteCount(value);
            Span<byte> bytes = into.GetSpan(sizeof(int) + length);
            BinaryPrimitives.WriteInt32LittleEndian(bytes, length);
            into.Advance(sizeof(int) + Utf8.GetBytes(value, bytes[sizeof(int)..]));
        }
    }

    public override (byte[] Min, byte[] Max)? Range(ReadOnlySpan<string> values)
    {
        if (values.IsEmpty)
            return null;

        (string min, string max) = (values[0], values[0]);
        foreach (string value in values)
        {
            min = CompareBytes(value, min) < 0 ? value : min;
            max = CompareBytes(value, max) > 0 ? value : max;
        }

        (byte[] least, byte[] greatest) = (Utf8.GetBytes(min), Utf8.GetBytes(max));
        return least.Length > LongestBound || greatest.Length > LongestBound ? null : (least, greatest);
    }

    /// <summary>Compares as the UTF-8 bytes would: like UTF-16, but for surrogates, which stand for what comes after U+FFFF.</summary>
    internal static int CompareBytes(string x, string y)
    {
        int common = x.AsSpan().CommonPrefixLength(y);
        return common == x.Length || common == y.Length
            ? x.Length.CompareTo(y.Length)
            : Rank(x[common]).CompareTo(Rank(y[common]));
    }

    private static int Rank(char unit) => char.IsSurrogate(unit) ? unit + 0x10000 : unit;
}
