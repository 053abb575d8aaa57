namespace BacktestCli.Signals.Json;

/// <content>What may follow a comma or a quotation mark: another member, or another item.</content>
internal sealed partial class TolerantReader
{
    /// <summary>True where after a comma a member can start, or the object end.</summary>
    private bool MemberFollows(int place)
    {
        int next = Look(place);
        char glyph = Glyphs.Fold(At(next));
        if (next == _text.Length || glyph is '{' or '[' or '.' or '\u2026' || Glyphs.IsDelimiter(glyph) || IsFenceMark(next))
            return true;
        return KeyAhead(next, mayLackColon: true) || (Glyphs.IsWord(glyph) && WordBeforeKey(next));
    }

    /// <summary>True where a word without sense stands before a key: <c>NOTE "key": 1</c>.</summary>
    private bool WordBeforeKey(int place)
    {
        int end = place;
        while (end < place + 64 && Glyphs.IsWord(At(end)))
            end++;
        int next = Look(end);
        return next > end && Glyphs.IsQuote(At(next)) && At(next) != '\'' && KeyAhead(next, mayLackColon: false);
    }

    /// <summary>True where after a comma an item can start, or the list end.</summary>
    private bool ItemFollows(int place)
    {
        int next = Look(place);
        char glyph = Glyphs.Fold(At(next));
        if (next == _text.Length || !Glyphs.IsWord(glyph) || char.IsAsciiDigit(glyph) || ScalarAhead(next))
            return true;
        int limit = Math.Min(_text.Length, next + Window);
        int end = next;
        while (end < limit && _text[end] != '"' && Glyphs.Fold(_text[end]) is not (']' or ','))
            end++;
        Spend(end - next);
        return end == _text.Length || At(end) != '"';
    }

    /// <summary>True where the quotation mark at a place opens an item and does not close one.</summary>
    private bool ItemAhead(int place)
    {
        char opening = _text[place];
        int limit = Math.Min(_text.Length, place + Window);
        int end = place + 1;
        while (end < limit && !Glyphs.Closes(opening, _text[end]))
            end += _text[end] == '\\' ? 2 : 1;
        Spend(end - place);
        if (end >= limit)
            return true;
        int after = Look(end + 1);
        char folded = Glyphs.Fold(At(after));
        return after == _text.Length || Glyphs.IsDelimiter(folded) || Glyphs.IsQuote(folded) || char.IsAsciiDigit(folded) || folded is '{' or '[';
    }

    /// <summary>True where a number or a literal stands, and then a delimiter or another value.</summary>
    private bool ScalarAhead(int place)
    {
        int end = place;
        while (end < place + 64 && (Glyphs.IsWord(At(end)) || At(end) is '-' or '+' or '.'))
            end++;
        if (end == place || (!char.IsAsciiDigit(At(place)) && At(place) is not ('-' or '.') && LiteralOf(_text.AsSpan(place, end - place)) is null))
            return false;
        int after = Look(end);
        char folded = Glyphs.Fold(At(after));
        return after == _text.Length || Glyphs.IsDelimiter(folded) || Glyphs.IsQuote(folded) || folded is '{' or '[';
    }
}
