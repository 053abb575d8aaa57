using System.Buffers;
using System.Buffers.Binary;
using System.Numerics;

namespace BacktestCli.Data.Parquet.Encodings;

/// <summary>Unsigned integers of a fixed number of bits (0 to 64), lowest bit first, one behind the other.</summary>
internal static class BitPacking
{
    private const int Word = sizeof(ulong);

    /// <summary>Bytes that <paramref name="count"/> values of <paramref name="width"/> bits take.</summary>
    public static long ByteCount(long count, int width) => ((count * width) + 7) / 8;

    /// <summary>Unpacks as many values as <paramref name="into"/> holds.</summary>
    /// <param name="data">The packed bytes: at least those the values take.</param>
    /// <param name="firstBit">Where the first value begins.</param>
    /// <param name="width">Bits of a value.</param>
    /// <param name="into">Where the values go: integers of at least <paramref name="width"/> bits.</param>
    public static void Unpack<T>(ReadOnlySpan<byte> data, long firstBit, int width, Span<T> into)
        where T : unmanaged, IBinaryInteger<T>
    {
        ulong mask = width == 64 ? ulong.MaxValue : (1UL << width) - 1;
        long bit = firstBit;
        int i = 0;

        // Of a word read at a byte border at least 57 bits are of use; near the end of the data there is no whole word to read.
        if (width <= 57)
        {
            long lastWord = ((long)data.Length - Word) * 8;
            for (; i < into.Length && bit <= lastWord; i++, bit += width)
            {
                ulong word = BinaryPrimitives.ReadUInt64LittleEndian(data[(int)(bit >> 3)..]);
                into[i] = T.CreateTruncating((word >> (int)(bit & 7)) & mask);
            }
        }

        for (; i < into.Length; i++, bit += width)
            into[i] = T.CreateTruncating(UnpackOne(data, bit, width) & mask);
    }

    /// <summary>
    /// Packs <paramref name="values"/>, each of which fits into <paramref name="width"/> bits, and fills the last byte with zeros.
    /// </summary>
    public static void Pack(ArrayBufferWriter<byte> into, ReadOnlySpan<ulong> values, int width)
    {
        Span<byte> bytes = into.GetSpan((int)ByteCount(values.Length, width) + 1)[..(int)ByteCount(values.Length, width)];
        bytes.Clear();
        long bit = 0;
        foreach (ulong value in values)
        {
            for (int done = 0; done < width;)
            {
                int shift = (int)(bit & 7);
                bytes[(int)(bit >> 3)] |= (byte)(value >> done << shift);
                int taken = Math.Min(8 - shift, width - done);
                done += taken;
                bit += taken;
            }
        }

        into.Advance(bytes.Length);
    }

    private static ulong UnpackOne(ReadOnlySpan<byte> data, long bit, int width)
    {
        ulong value = 0;
        for (int done = 0; done < width;)
        {
            int shift = (int)(bit & 7);
            value |= (ulong)data[(int)(bit >> 3)] >> shift << done;
            done += 8 - shift;
            bit += 8 - shift;
        }

        return value;
    }
}
