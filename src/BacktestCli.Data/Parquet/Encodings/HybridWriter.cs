using System.Buffers;

namespace BacktestCli.Data.Parquet.Encodings;

/// <summary>
/// Writes what <see cref="HybridReader"/> reads: runs where eight or more values are alike, bit-packed groups of eight between them.
/// </summary>
internal static class HybridWriter
{
    private const int Group = 8;

    /// <param name="into">Where the runs go.</param>
    /// <param name="values">Numbers of at most <paramref name="width"/> bits.</param>
    /// <param name="width">Bits of a value, 0 to 32.</param>
    public static void Write(ArrayBufferWriter<byte> into, ReadOnlySpan<int> values, int width)
    {
        int packedFrom = 0;
        for (int i = 0; i < values.Length;)
        {
            int run = RunLength(values[i..]);
            if (run < Group)
            {
                i += Group; // such groups are gathered and packed together
                continue;
            }

            WritePacked(into, values[packedFrom..i], width);
            WriteRun(into, values[i], run, width);
            i += run;
            packedFrom = i;
        }

        WritePacked(into, values[packedFrom..], width);
    }

    private static int RunLength(ReadOnlySpan<int> values)
    {
        int different = values.IndexOfAnyExcept(values[0]);
        return different < 0 ? values.Length : different;
    }

    private static void WriteRun(ArrayBufferWriter<byte> into, int value, int count, int width)
    {
        Varint.Write(into, (ulong)count << 1);
        for (int bits = 0; bits < width; bits += 8)
            into.Write([(byte)(value >> bits)]);
    }

    private static void WritePacked(ArrayBufferWriter<byte> into, ReadOnlySpan<int> values, int width)
    {
        if (values.IsEmpty)
            return;

        Varint.Write(into, ((ulong)(values.Length + Group - 1) / Group << 1) | 1);
        Span<ulong> group = stackalloc ulong[Group];
        for (int start = 0; start < values.Length; start += Group)
        {
            group.Clear();
            for (int i = 0; i < Group && start + i < values.Length; i++)
                group[i] = (uint)values[start + i];
            BitPacking.Pack(into, group, width);
        }
    }
}
