using Microsoft.Win32.SafeHandles;

namespace BacktestCli.Signals.Store;

/// <summary>Reads a file line by line, as bytes, in large blocks.</summary>
internal static class StoreLines
{
    private const int Block = 1 << 20;

    /// <summary>Takes a line.</summary>
    /// <param name="line">The line without its line feed; good until the visit ends.</param>
    /// <param name="offset">Where in the file it begins.</param>
    /// <param name="isEnded">False for what stands at the end of the file without a line feed.</param>
    public delegate void Visit(ReadOnlySpan<byte> line, long offset, bool isEnded);

    /// <summary>Visits every line.</summary>
    /// <param name="file">The file.</param>
    /// <param name="from">Where a line begins.</param>
    /// <param name="visit">Called for each, in order.</param>
    public static void Scan(SafeFileHandle file, long from, Visit visit)
    {
        byte[] buffer = new byte[Block];
        int held = 0;
        while (true)
        {
            if (held == buffer.Length)
                Array.Resize(ref buffer, buffer.Length * 2);
            int read = RandomAccess.Read(file, buffer.AsSpan(held), from + held);
            if (read == 0)
                break;
            held += read;
            int used = VisitEnded(buffer.AsSpan(0, held), from, held - read, visit);
            buffer.AsSpan(used, held - used).CopyTo(buffer);
            (from, held) = (from + used, held - used);
        }

        if (held > 0)
            visit(buffer.AsSpan(0, held), from, isEnded: false);
    }

    private static int VisitEnded(ReadOnlySpan<byte> bytes, long from, int known, Visit visit)
    {
        int start = 0;
        int feed = bytes[known..].IndexOf((byte)'\n') is var first and >= 0 ? known + first : -1;
        while (feed >= 0)
        {
            visit(bytes[start..feed], from + start, isEnded: true);
            start = feed + 1;
            feed = bytes[start..].IndexOf((byte)'\n') is var next and >= 0 ? start + next : -1;
        }

        return start;
    }
}
