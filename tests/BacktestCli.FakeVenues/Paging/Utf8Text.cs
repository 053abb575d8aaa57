using System.Buffers.Text;

namespace BacktestCli.FakeVenues.Paging;

/// <summary>Text that grows, in UTF-8.</summary>
internal sealed class Utf8Text
{
    private const int Longest = 24;

    private byte[] _bytes = new byte[4 * 1024];
    private int _count;

    /// <summary>What was written so far.</summary>
    public ReadOnlyMemory<byte> Written => _bytes.AsMemory(0, _count);

    /// <summary>Writes text.</summary>
    public Utf8Text Add(ReadOnlySpan<byte> text)
    {
        text.CopyTo(Room(text.Length));
        _count += text.Length;
        return this;
    }

    /// <summary>Writes text.</summary>
    public Utf8Text Add(string text) => Add(System.Text.Encoding.UTF8.GetBytes(text));

    /// <summary>Writes a number that is counted in a power of ten, such as hundredths.</summary>
    /// <param name="units">How many.</param>
    /// <param name="decimals">Digits behind the point; 0: there is no point.</param>
    public Utf8Text Number(long units, int decimals = 0)
    {
        if (units < 0)
            Add("-"u8);
        ulong left = (ulong)Math.Abs(units);
        ulong one = 1;
        for (int digit = 0; digit < decimals; digit++)
            one *= 10;
        Whole(left / one, default);
        if (decimals == 0)
            return this;
        Add("."u8);
        Whole(left % one, new System.Buffers.StandardFormat('D', (byte)decimals));
        return this;
    }

    private void Whole(ulong number, System.Buffers.StandardFormat format)
    {
        Utf8Formatter.TryFormat(number, Room(Longest), out int written, format);
        _count += written;
    }

    private Span<byte> Room(int bytes)
    {
        if (_count + bytes > _bytes.Length)
            Array.Resize(ref _bytes, Math.Max(_count + bytes, _bytes.Length * 2));
        return _bytes.AsSpan(_count);
    }
}
