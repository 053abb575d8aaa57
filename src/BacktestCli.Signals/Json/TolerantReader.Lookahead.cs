namespace BacktestCli.Signals.Json;

/// <content>What stands ahead, without moving.</content>
internal sealed partial class TolerantReader
{
    /// <summary>The next place from here that is neither white space nor comment; the text's length at its end.</summary>
    private int Look(int place)
    {
        int from = place;
        int limit = Math.Min(_text.Length, place + (8 * Window));
        while (place < limit)
        {
            if (Glyphs.IsSpace(_text[place]))
                place++;
            else if (CommentEnd(place, limit) is int end && end > place)
                place = end;
            else if (_text[place] == '\\' && At(place + 1) is 'n' or 'r' or 't')
                place += 2;
            else
                break;
        }

        Spend(Math.Max(1, place - from));
        return Math.Min(place, _text.Length);
    }

    private bool HasNewLine(int from, int to) => to > from && _text.AsSpan(from, to - from).Contains('\n');

    /// <summary>True where the quotation mark at a place opens a key: a string and a colon.</summary>
    private bool KeyAhead(int place, bool mayLackColon)
    {
        if (!Glyphs.IsQuote(At(place)))
            return BareKeyAhead(place);
        char opening = _text[place];
        int limit = Math.Min(_text.Length, place + Window);
        int next = place + 1;
        bool isFirst = true;
        bool hasWord = false;
        for (; next < limit; next++)
        {
            char glyph = _text[next];
            if (glyph == '\\')
            {
                next++;
                continue;
            }

            if (Glyphs.Closes(opening, glyph))
            {
                int after = Look(next + 1);
                char folded = Glyphs.Fold(At(after));
                if (after == _text.Length || folded is ':' or '=')
                    return true;
                if (isFirst && mayLackColon && (folded is '{' or '[' or '"' or '-' || char.IsAsciiDigit(folded)))
                    return true;
                if (!hasWord)
                    break;
                isFirst = false;
            }
            else if (glyph == '\n' || (!isFirst && Glyphs.Fold(glyph) is ',' or '{' or '}' or '[' or ']'))
            {
                break;
            }

            hasWord |= Glyphs.IsWord(glyph);
        }

        Spend(next - place);
        return next >= _text.Length && isFirst;
    }

    /// <summary>A quotation mark behind one backslash or several: JSON inside a string.</summary>
    private bool IsEscapedQuote()
    {
        int mark = _at;
        while (mark < _at + 8 && At(mark) == '\\')
            mark++;
        return mark > _at && Glyphs.IsQuote(At(mark));
    }

    private bool QuotedKeyAhead(int place) => Glyphs.IsQuote(At(place)) && KeyAhead(place, mayLackColon: false) && EndsInColon(place);

    /// <summary>True where a name and a colon stand, no address: <c>confidence: 0.7</c>, <c>confidence": 0.7</c>.</summary>
    private bool BareKeyAhead(int place)
    {
        int end = place;
        while (end < place + 64 && (Glyphs.IsWord(At(end)) || (At(end) == '-' && end > place)))
            end++;
        Spend(end - place + 1);
        if (end == place)
            return false;
        int after = Look(Glyphs.IsDoubleQuote(At(end)) ? end + 1 : end);
        return Glyphs.Fold(At(after)) == ':' && At(after + 1) != '/';
    }

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
