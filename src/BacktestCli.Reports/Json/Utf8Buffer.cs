using System.Text;

namespace BacktestCli.Reports.Json;

/// <summary>Bytes on their way to a stream, a few thousand at a time.</summary>
internal sealed class Utf8Buffer(Stream stream)
{
    /// <summary>More than any number, instant or key needs.</summary>
    private const int Room = 256;

    private readonly byte[] _bytes = new byte[16 * 1024];
    private int _count;

    /// <summary>Where to write next: at least <see cref="Room"/> bytes.</summary>
    public Span<byte> Free()
    {
        if (_bytes.Length - _count < Room)
            Flush();
        return _bytes.AsSpan(_count);
    }

    /// <summary>Takes up so many bytes of what <see cref="Free"/> handed out.</summary>
    public void Advance(int count) => _count += count;

    public void Put(byte value)
    {
        Free()[0] = value;
        _count++;
    }

    /// <summary>Up to <see cref="Room"/> bytes.</summary>
    public void Put(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Free());
        _count += bytes.Length;
    }

    /// <summary>Text as it stands between the quotes of a JSON string: RFC 8259 §7. A lone surrogate becomes U+FFFD.</summary>
    public void PutEscaped(string text)
    {
        if (text.Length <= Room && IsPlain(text))
        {
            Advance(Encoding.UTF8.GetBytes(text, Free()));
            return;
        }

        foreach (Rune rune in text.EnumerateRunes())
        {
            if (rune.Value is '"' or '\\')
                Put((byte)'\\');
            if (rune.Value < ' ')
                Put(Encoding.ASCII.GetBytes($"\\u{rune.Value:x4}"));
            else
                Advance(rune.EncodeToUtf8(Free()));
        }
    }

    public void Flush()
    {
        stream.Write(_bytes, 0, _count);
        _count = 0;
    }

    /// <summary>True for text that is the same in JSON: nearly all there is in a report.</summary>
    private static bool IsPlain(ReadOnlySpan<char> text) => !text.ContainsAnyExceptInRange(' ', '~') && !text.ContainsAny('"', '\\');
}
