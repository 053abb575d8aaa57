namespace BacktestCli.Signals.Json;

/// <content>Strings that no quotation mark opens.</content>
internal sealed partial class TolerantReader
{
    private bool ReadUnquoted(Place place)
    {
        int end = UnquotedEnd(place, out bool hasEndQuote);
        Spend(end - _at);
        ReadOnlySpan<char> word = _text.AsSpan(_at, end - _at).TrimEnd();
        if (word.IsEmpty)
            return false;
        _log.Note(hasEndQuote ? Mend.MissingQuote : Mend.UnquotedString);
        _buffer.ResetWrittenCount();
        int from = _at;
        _at = hasEndQuote ? end + 1 : end;
        if (end == _text.Length)
            Cut(Mend.CutString);
        CopyContent(from, from + word.Length, '"');
        _writer.WriteStringValue(_buffer.WrittenSpan);
        return true;
    }

    private int UnquotedEnd(Place place, out bool hasEndQuote)
    {
        hasEndQuote = false;
        int open = 0;
        int end = _at;
        for (; end < _text.Length; end++)
        {
            char glyph = Glyphs.Fold(_text[end]);
            if (glyph == '\n' || (Glyphs.IsQuote(glyph) && EndsUnquoted(end, place, out hasEndQuote)))
                break;
            if (glyph is ',' or ';' && (place == Place.Item || open == 0) && (place == Place.Item || MemberFollows(end + 1)))
                break;
            if (open == 0 && (glyph is '}' or ']' || (glyph == ')' && (_calls > 0 || _open[_depth - 1] == '('))))
                break;
            if (glyph == '/' && end > _at && Glyphs.IsSpace(_text[end - 1]) && At(end + 1) is '/' or '*')
                break;
            open += glyph is '{' or '[' or '(' ? 1 : glyph is '}' or ']' or ')' && open > 0 ? -1 : 0;
        }

        return end;
    }

    /// <summary>True where a quotation mark ends an unquoted string: one that was opened nowhere, or one that opens a key.</summary>
    private bool EndsUnquoted(int at, Place place, out bool hasEndQuote)
    {
        hasEndQuote = false;
        if (IsFenceMark(at))
            return true;
        int next = Look(at + 1);
        bool isApart = Glyphs.IsSpace(At(at - 1));
        hasEndQuote = !isApart && (next == _text.Length || Glyphs.IsDelimiter(Glyphs.Fold(At(next))));
        if (hasEndQuote || At(at) == '\'')
            return hasEndQuote;
        return place == Place.Member ? KeyAhead(at, mayLackColon: false) : isApart && ItemAhead(at);
    }
}
