namespace BacktestCli.Data.Import.Text;

/// <summary>Hands out the lines of a text one by one, without their ends, and counts them.</summary>
internal sealed class LineFeed(ByteFeed bytes)
{
    private int _taken;

    /// <summary>Number of the line last read, 1 the first.</summary>
    public int LineNumber { get; private set; }

    /// <summary>Reads the next line, which holds until the next call.</summary>
    public bool TryRead(out ReadOnlySpan<byte> line)
    {
        bytes.Consume(_taken);
        _taken = 0;
        int searched = 0;
        while (true)
        {
            ReadOnlySpan<byte> available = bytes.Available;
            int end = available[searched..].IndexOf((byte)'\n');
            if (end >= 0)
            {
                line = Take(available, searched + end, searched + end + 1);
                return true;
            }

            searched = available.Length;
            if (bytes.Fill())
                continue;

            line = Take(bytes.Available, searched, searched);
            return searched > 0;
        }
    }

    private ReadOnlySpan<byte> Take(ReadOnlySpan<byte> available, int length, int taken)
    {
        _taken = taken;
        LineNumber++;
        ReadOnlySpan<byte> line = available[..length];
        return line.EndsWith("\r"u8) ? line[..^1] : line;
    }
}
