namespace BacktestCli.Signals.Json;

/// <content>Prose behind a value whose closing brackets are missing.</content>
internal sealed partial class TolerantReader
{
    /// <summary>
    /// The quotation mark that closes the string if nothing else does: the last of a line, prose behind it. Negative where there is none.
    /// </summary>
    private int _lastOfLine;

    /// <summary>Place of the last bracket of the text that closes; −2 where it was not looked for yet.</summary>
    private int _lastCloser = -2;

    /// <summary>True where the value has ended without its closing brackets.</summary>
    private bool _isOver;

    /// <summary>True once a key was read, and once one that begins with a capital was.</summary>
    private bool _hasKey;
    private bool _hasCapitalKey;

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
        return IsUnclosed() && HasWords(_at) && (_log[Mend.UnquotedKey] == 0 || !BareKeyAhead(_at));
    }

    /// <summary>
    /// True where a remark stands, <c>Note: this is no advice</c>, and nothing up to the end of the text closes a container.
    /// </summary>
    /// <remarks>
    /// It begins with a capital, where no key did, and a colon and words follow, where a member would have a value. What stands behind a
    /// comma, or is the first of its value, is a member whatever it looks like.
    /// </remarks>
    private bool RemarkAhead()
    {
        if (!_hasKey || _hasCapitalKey || !char.IsUpper(At(_at)) || !IsUnclosed())
            return false;
        int colon = _at;
        while (colon < _at + 64 && (Glyphs.IsWord(At(colon)) || At(colon) is ' ' or '-' or '\''))
            colon++;
        Spend(colon - _at + 1);
        if (Glyphs.Fold(At(colon)) != ':')
            return false;
        int said = colon + 1;
        while (At(said) == ' ')
            said++;
        return Glyphs.IsQuote(At(said)) ? WordsBehindQuote(said) : Glyphs.IsWord(At(said)) && HasWords(said);
    }

    /// <summary>True where no bracket that closes stands behind.</summary>
    private bool IsUnclosed()
    {
        if (_lastCloser == -2)
            _lastCloser = _text.AsSpan().LastIndexOfAny("}]\uFF5D\uFF3D");
        return _lastCloser < _at;
    }

    /// <summary>True where a quotation mark opens the first words of a line, and not all of it.</summary>
    private bool WordsBehindQuote(int opening)
    {
        int end = opening + 1;
        while (end < opening + Window && At(end) is not ('\n' or '\0') && !Glyphs.Closes(_text[opening], At(end)))
            end++;
        Spend(end - opening);
        return Glyphs.IsQuote(At(end)) && At(end + 1) == ' ' && Glyphs.IsWord(At(end + 2));
    }

    /// <summary>Notes how the key in the buffer begins.</summary>
    private void NoteKey()
    {
        _hasKey = true;
        _hasCapitalKey |= _buffer.WrittenCount > 0 && char.IsUpper(_buffer.WrittenSpan[0]);
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
