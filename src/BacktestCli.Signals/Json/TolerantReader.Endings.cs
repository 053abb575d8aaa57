using System.Buffers;

namespace BacktestCli.Signals.Json;

/// <content>Where a string ends, though quotation marks stand in it or none stands behind it.</content>
internal sealed partial class TolerantReader
{
    private static readonly SearchValues<char> DoubleStops = SearchValues.Create("\n\\\"");
    private static readonly SearchValues<char> SingleStops = SearchValues.Create("\n\\'");
    private static readonly SearchValues<char> FancyStops = SearchValues.Create(['\n', '\\', .. Fancy()]);

    /// <summary>Place up to which brackets in the string are counted, and those open there.</summary>
    private int _countedTo;
    private int _unclosed;

    /// <summary>Finds the end of the string whose content starts at a place.</summary>
    private StringEnd FindEnd(int start, char opening, Place place)
    {
        SearchValues<char> stops = opening switch
        {
            '"' => place == Place.Key ? FancyStops : DoubleStops,
            '\'' => SingleStops,
            _ => FancyStops,
        };
        _countedTo = start;
        _unclosed = 0;
        _lastOfLine = -1;
        int inner = 0;
        int firstInner = -1;
        for (int at = start; at < _text.Length; at++)
        {
            int step = _text.AsSpan(at).IndexOfAny(stops);
            Spend(step < 0 ? _text.Length - at : step + 1);
            if (step < 0)
                break;
            at += step;
            char glyph = _text[at];
            if (glyph == '\\')
            {
                at++;
            }
            else if (glyph == '\n')
            {
                if (_isFenced && EndsFence(at))
                    return new StringEnd(at, at, Ending.Cut);
            }
            else if (Glyphs.Closes(opening, glyph) || IsFancyKeyEnd(glyph, at))
            {
                if (EndsAt(at, place))
                {
                    int early = inner % 2 == 1 && place == Place.Member ? BareKeyBefore(firstInner, start) : -1;
                    return early >= 0 ? Missing(start, early) : new StringEnd(at, at + 1, Ending.Closed);
                }

                int overrun = Overrun(start, at, place);
                if (overrun >= 0)
                    return Missing(start, overrun);
                NoteLastOfLine(at, inner);
                firstInner = inner++ == 0 ? at : firstInner;
            }
        }

        return Unended(start, place, inner == 1 && Glyphs.IsSpace(At(firstInner + 1)) ? firstInner : -1);
    }

    /// <summary>True where a fancy mark closes a key that a straight one opened. (Only a key is searched for fancy marks then.)</summary>
    private bool IsFancyKeyEnd(char glyph, int at) => glyph > '\x7F' && Glyphs.IsDoubleQuote(glyph) && Glyphs.Fold(At(Look(at + 1))) == ':';

    /// <summary>A string that ends before a place, but for white space.</summary>
    private StringEnd Missing(int start, int end)
    {
        int content = end;
        while (content > start && Glyphs.IsSpace(_text[content - 1]))
            content--;
        return new StringEnd(content, end, Ending.Missing);
    }

    /// <summary>True where a line of nothing but a fence mark follows.</summary>
    private bool EndsFence(int newLine)
    {
        int mark = newLine + 1;
        while (At(mark) is ' ' or '\t')
            mark++;
        if (!IsFenceMark(mark))
            return false;
        while (At(mark) is '`' or ' ' or '\t' or '\r')
            mark++;
        return mark >= _text.Length || _text[mark] == '\n';
    }

    /// <summary>True where a quotation mark closes the string: what follows it could not stand inside.</summary>
    private bool EndsAt(int at, Place place)
    {
        int next = Look(at + 1);
        if (next == _text.Length)
            return true;
        char glyph = Glyphs.Fold(_text[next]);
        if (place == Place.Key)
            return glyph is ':' or '=' || !KeyEndsLater(at);
        if (glyph is '}' or ']' or ')')
            return (glyph != ')' || _calls > 0 || _open[_depth - 1] == '(') && CloserFits(at, next);
        if (IsFenceMark(next))
            return true;
        if (glyph == '+')
            return Look(next + 1) is int joined && (joined == _text.Length || Glyphs.IsQuote(At(joined)));
        if (glyph is ',' or ';')
            return place == Place.Member ? MemberFollows(next + 1) : ItemFollows(next + 1);
        return place == Place.Member ? MemberStarts(at, next) : ItemStarts(at, next, glyph);
    }

    private bool MemberStarts(int at, int next)
    {
        if (Glyphs.IsQuote(_text[next]))
            return KeyAhead(next, mayLackColon: false);
        bool isApart = HasNewLine(at, next) || (next > at + 1 && !Glyphs.IsSpace(_text[at - 1]));
        return isApart && BareKeyAhead(next);
    }

    private bool ItemStarts(int at, int next, char glyph)
    {
        if (Glyphs.IsQuote(glyph))
            return ItemAhead(next);
        return next > at + 1 && (glyph is '{' or '[' || ScalarAhead(next));
    }

    /// <summary>True where a key, whose closing mark this might be, has a later one with a colon behind it.</summary>
    private bool KeyEndsLater(int at)
    {
        char mark = _text[at];
        int limit = Math.Min(_text.Length, at + Window);
        int next = at + 1;
        for (; next < limit && _text[next] != '\n' && Glyphs.Fold(_text[next]) is not (',' or '{' or '}' or '[' or ']'); next++)
        {
            if (_text[next] == mark && Glyphs.Fold(At(Look(next + 1))) == ':')
                return true;
        }

        Spend(next - at);
        return false;
    }
}
