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
}
