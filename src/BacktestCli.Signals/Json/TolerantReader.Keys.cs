namespace BacktestCli.Signals.Json;

/// <content>Keys of members, into the buffer.</content>
internal sealed partial class TolerantReader
{
    /// <summary>Reads a key into the buffer. False where there is none, or only the beginning of one.</summary>
    private bool ReadKey(out bool endsInColon)
    {
        endsInColon = false;
        _buffer.ResetWrittenCount();
        if (IsEscapedQuote())
        {
            NeedsUnescaping = true;
            return false;
        }

        return Glyphs.IsQuote(At(_at)) ? ReadQuotedKey(out endsInColon) : ReadBareKey();
    }

    /// <remarks>A key whose colon stands inside its quotation marks, <c>{"key:"value"}</c>, has had its colon.</remarks>
    private bool ReadQuotedKey(out bool endsInColon)
    {
        endsInColon = false;
        char opening = At(_at);
        StringEnd end = FindEnd(_at + 1, opening, Place.Key);
        if (end.Kind == Ending.Cut)
        {
            Cut(Mend.CutKey);
            _at = end.Resume;
            return false;
        }

        NoteQuotes(opening, end);
        CopyContent(_at + 1, end.Content, opening);
        _at = end.Resume;
        ReadOnlySpan<char> key = _buffer.WrittenSpan.TrimEnd();
        if (end.Kind == Ending.Closed && key.EndsWith(':') && Glyphs.Fold(At(Look(_at))) != ':')
        {
            endsInColon = true;
            string without = key[..^1].TrimEnd().ToString();
            _buffer.ResetWrittenCount();
            Append(without);
            _log.Note(Mend.MissingQuote);
        }

        return true;
    }

    private bool ReadBareKey()
    {
        int end = _at;
        while (end < _text.Length && !EndsBareKey(end))
            end++;
        Spend(end - _at);
        if (end == _text.Length || IsFenceMark(end))
        {
            Cut(Mend.CutKey);
            _at = end;
            return false;
        }

        ReadOnlySpan<char> key = _text.AsSpan(_at, end - _at).TrimEnd();
        if (key.IsEmpty)
            return false;
        if (Glyphs.IsQuote(_text[end]) && KeyAhead(end, mayLackColon: false))
        {
            Drop(Mend.Stray, end);
            return ReadQuotedKey(out _);
        }

        bool hasEndQuote = Glyphs.IsQuote(_text[end]) && Glyphs.Fold(At(Look(end + 1))) is ':' or '=';
        Append(key);
        _log.Note(hasEndQuote ? Mend.MissingQuote : Mend.UnquotedKey);
        _at = hasEndQuote ? end + 1 : end;
        return true;
    }

    private bool EndsBareKey(int place) =>
        _text[place] == '\n' || Glyphs.IsQuote(_text[place])
        || Glyphs.Fold(_text[place]) is ':' or '=' or ',' or ';' or '{' or '}' or '[' or ']'
        || (_text[place] == '/' && At(place + 1) is '*' or '/');
}
