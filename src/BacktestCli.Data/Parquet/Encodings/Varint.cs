using System.Buffers;

namespace BacktestCli.Data.Parquet.Encodings;

/// <summary>Integers of seven bits a byte, lowest first (ULEB128), and the zigzag form that keeps small negative numbers short.</summary>
internal static class Varint
{
    private const int MostBytes = 10;

    /// <exception cref="ParquetException">The bytes end within it, or it has more than 64 bits.</exception>
    public static ulong Read(ReadOnlySpan<byte> data, ref int position)
    {
        ulong value = 0;
        for (int i = 0; i < MostBytes; i++)
        {
            if ((uint)position >= (uint)data.Length)
                throw new ParquetException("a number is cut off");

            byte next = data[position++];
            value |= (ulong)(next & 0x7F) << (7 * i);
            if (next < 0x80)
                return value;
        }

        throw new ParquetException("a number has more than 64 bits");
    }

    public static long ReadSigned(ReadOnlySpan<byte> data, ref int position) => ToSigned(Read(data, ref position));

    /// <summary>Undoes the zigzag: 0, 1, 2, 3 … are 0, -1, 1, -2 …</summary>
    public static long ToSigned(ulong zigzag) => (long)(zigzag >> 1) ^ -(long)(zigzag & 1);

    public static void Write(ArrayBufferWriter<byte> into, ulong value)
    {
        Span<byte> bytes = into.GetSpan(MostBytes);
        int count = 0;
        for (; value >= 0x80; value >>= 7)
            bytes[count++] = (byte)(value | 0x80);
        bytes[count++] = (byte)value;
        into.Advance(count);
    }

    public static void WriteSigned(ArrayBufferWriter<byte> into, long value) => Write(into, (ulong)((value << 1) ^ (value >> 63)));
}
