namespace BacktestCli.Signals.Json;

/// <content>Brackets: which container one closes, and whether it stands in a string.</content>
internal sealed partial class TolerantReader
{
    /// <summary>
    /// Passes a closing bracket, the right one or a wrong one, or leaves it to the container around. False where it was a stray one.
    /// </summary>
    private bool IsClosed(char opening, char glyph)
    {
        NoteFullWidth();
        if (glyph == Closer(opening))
        {
            _at++;
            if (_depth > 1 || glyph != '}' || Glyphs.Fold(At(Look(_at))) != ',' || !QuotedKeyAhead(Look(Look(_at) + 1)))
                return true;
            _log.Note(Mend.Stray);
            return false;
        }

        int around = Opener(glyph);
        bool continues = Continues(_at + 1, around);
        if (around > 0 || (around == 0 && !continues))
        {
            _log.Note(Mend.MissingCloser);
            return true;
        }

        bool isStray = around < 0 && continues;
        _log.Note(isStray ? Mend.Stray : Mend.WrongCloser);
        _at++;
        return !isStray;
    }

    /// <summary>True where a comma and another member or item follow.</summary>
    private bool Continues(int place, int around)
    {
        int comma = Look(place);
        if (Glyphs.Fold(At(comma)) != ',')
            return false;
        int next = Look(comma + 1);
        return next < _text.Length && (around < 0 || _open[around] != '{' || KeyAhead(next, mayLackColon: false));
    }

    private static char Closer(char opening) => opening switch
    {
        '{' => '}',
        '[' => ']',
        _ => ')',
    };

    private void NoteFullWidth()
    {
        if (At(_at) > '\x7F')
            _log.Note(Mend.FullWidth);
    }

    /// <summary>
    /// True where a closing bracket behind a quotation mark closes a container, and not one that was opened inside the string.
    /// </summary>
    private bool CloserFits(int at, int closer)
    {
        for (; _countedTo < at; _countedTo++)
            Count(_text[_countedTo]);
        if (_unclosed == 0)
            return true;
        if (Opener(Glyphs.Fold(_text[closer])) < 0)
            return false;
        int next = Look(closer + 1);
        char glyph = Glyphs.Fold(At(next));
        if (next == _text.Length || glyph is '}' or ']' or ')' || IsFenceMark(next) || (glyph != ',' && HasNewLine(closer, next)))
            return true;
        if (glyph != ',' || _depth < 2)
            return false;
        return _open[_depth - 2] == '{' ? KeyAhead(Look(next + 1), mayLackColon: false) : ItemFollows(next + 1);
    }

    /// <summary>The innermost container that a bracket can close; negative if none.</summary>
    private int Opener(char closer)
    {
        int around = _depth - 1;
        while (around >= 0 && Closer(_open[around]) != closer)
            around--;
        return around;
    }

    private void Count(char glyph)
    {
        if (glyph is '{' or '[')
            _unclosed++;
        else if (glyph is '}' or ']' && _unclosed > 0)
            _unclosed--;
    }
}
