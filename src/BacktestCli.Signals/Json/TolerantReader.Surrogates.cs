using System.Buffers;

namespace BacktestCli.Signals.Json;

/// <content>Halves of characters, which no string may hold.</content>
internal sealed partial class TolerantReader
{
    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdefABCDEF");

    private bool _hasSurrogates;

    private void Mark(int length) => _hasSurrogates |= length > 0;

    /// <summary>Replaces each half of a character in the buffer by U+FFFD.</summary>
    private void MendSurrogates(int from)
    {
        char[] content = _buffer.WrittenSpan[from..].ToArray();
        int broken = 0;
        for (int place = 0; place < content.Length; place++)
        {
            if (!char.IsSurrogate(content[place]))
                continue;
            if (place + 1 < content.Length && char.IsSurrogatePair(content[place], content[place + 1]))
            {
                place++;
                continue;
            }

            content[place] = '\uFFFD';
            broken++;
        }

        if (broken == 0)
            return;
        _log.Note(Mend.BrokenCharacter, broken);
        char[] before = _buffer.WrittenSpan[..from].ToArray();
        _buffer.ResetWrittenCount();
        _buffer.Write(before);
        _buffer.Write(content);
    }
}
