using System.Buffers;
using System.Numerics;

namespace BacktestCli.Data.Parquet.Encodings;

/// <summary>Writes DELTA_BINARY_PACKED in blocks of 128 values and four miniblocks, as most writers do.</summary>
internal static class DeltaWriter
{
    private const int Block = 128;
    private const int Miniblocks = 4;
    private const int Miniblock = Block / Miniblocks;

    /// <param name="into">Where the bytes go.</param>
    /// <param name="values">The integers.</param>
    /// <param name="isNarrow">True for integers of 32 bits, whose differences must wrap to 32 bits, too.</param>
    public static void Write(ArrayBufferWriter<byte> into, ReadOnlySpan<long> values, bool isNarrow)
    {
        Varint.Write(into, Block);
        Varint.Write(into, Miniblocks);
        Varint.Write(into, (ulong)values.Length);
        Varint.WriteSigned(into, values.IsEmpty ? 0 : values[0]);

        Span<long> differences = stackalloc long[Block];
        for (int start = 1; start < values.Length; start += Block)
        {
            int count = Math.Min(Block, values.Length - start);
            for (int i = 0; i < count; i++)
            {
                long difference = unchecked(values[start + i] - values[start + i - 1]);
                differences[i] = isNarrow ? (int)difference : difference;
            }

            WriteBlock(into, differences[..count], isNarrow);
        }
    }

    private static void WriteBlock(ArrayBufferWriter<byte> into, ReadOnlySpan<long> differences, bool isNarrow)
    {
        long smallest = long.MaxValue;
        foreach (long difference in differences)
            smallest = Math.Min(smallest, difference);

        Span<ulong> above = stackalloc ulong[Block];
        above.Clear();
        for (int i = 0; i < differences.Length; i++)
        {
            ulong difference = unchecked((ulong)(differences[i] - smallest));
            above[i] = isNarrow ? (uint)difference : difference;
        }

        Varint.WriteSigned(into, smallest);
        Span<byte> widths = stackalloc byte[Miniblocks];
        for (int i = 0; i < Miniblocks; i++)
            widths[i] = Width(above.Slice(i * Miniblock, Miniblock));
        into.Write(widths);
        for (int i = 0; i < Miniblocks; i++)
            BitPacking.Pack(into, above.Slice(i * Miniblock, Miniblock), widths[i]);
    }

    private static byte Width(ReadOnlySpan<ulong> values)
    {
        ulong all = 0;
        foreach (ulong value in values)
            all |= value;
        return (byte)(64 - BitOperations.LeadingZeroCount(all));
    }
}
