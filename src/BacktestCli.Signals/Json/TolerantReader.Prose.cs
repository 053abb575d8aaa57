namespace BacktestCli.Signals.Json;

/// <content>Prose behind a value whose closing brackets are missing.</content>
internal sealed partial class TolerantReader
{
    /// <summary>The quotation mark that closes the string if nothing else does: the last of a line, prose behind it. Negative where there is none.</summary>
    private int _lastOfLine;

    /// <summary>Place of the last bracket of the text that closes; −2 where it was not looked for yet.</summary>
    private int _lastCloser = -2;

    /// <summary>True where the value has ended without its closing brackets.</summary>
    private bool _isOver;

    /// <summary>Keeps a mark before a line break: the first that closes what was opened, or any before an empty line.</summary>
    private void NoteLastOfLine(int mark, int innerBefore)
    {
        int lines = LineBreaks(mark + 1, out _);
        if (_lastOfLine < 0 && (lines > 1 || (lines == 1 && innerBefore % 2 == 0)))
            _lastOfLine = mark;
    }

    /// <summary>True where behind an empty line prose stands, and nothing up to the end of the text closes a container.</summary>
    /// <param name="from">Place after the last value or opening bracket.</param>
    private bool ProseAhead(int from)
    {
        if (!char.IsLetter(At(_at)) || LineBreaks(from, out int start) < 2 || start != _at)
            return false;
        if (_lastCloser == -2)
            _lastCloser = _text.AsSpan().LastIndexOfAny("}]\uFF5D\uFF3D");
        return _lastCloser < _at && HasWords(_at) && (_log[Mend.UnquotedKey] == 0 || !BareKeyAhead(_at));
    }

    /// <summary>True where a second word follows on the line.</summary>
    private bool HasWords(int place)
    {
        int end = place;
        while (end < place + 64 && At(end) is not ('\n' or '\0') && !Glyphs.IsSpace(At(end)))
            end++;
        Spend(end - place);
        return At(end) == ' ' && char.IsLetterOrDigit(At(end + 1));
    }

    /// <summary>Line breaks from a place up to what is no white space.</summary>
    private int LineBreaks(int place, out int end)
    {
        int lines = 0;
        end = place;
        for (; end < place + Window && Glyphs.IsSpace(At(end)); end++)
            lines += At(end) == '\n' ? 1 : 0;
        Spend(end - place + 1);
        return lines;
    }
}
