namespace BacktestCli.Signals.Json;

/// <content>What stands between values and says nothing: white space and comments.</content>
internal sealed partial class TolerantReader
{
    /// <summary>Passes white space and comments.</summary>
    private void SkipBlank()
    {
        while (_at < _text.Length)
        {
            char glyph = _text[_at];
            if (Glyphs.IsJsonSpace(glyph))
                _at++;
            else if (Glyphs.IsSpace(glyph))
                Drop(Mend.OddSpace, _at + 1);
            else if (CommentEnd(_at, _text.Length) is int end && end > _at)
                Drop(Mend.Comment, end);
            else if (glyph == '\\' && At(_at + 1) is 'n' or 'r' or 't')
                Drop(Mend.OddSpace, _at + 2);
            else
                return;
        }
    }

    private void Drop(Mend mend, int end)
    {
        _log.Note(mend);
        _at = end;
    }

    /// <summary>Where a comment that starts at a place ends; the place itself where none does.</summary>
    private int CommentEnd(int place, int limit)
    {
        char glyph = At(place);
        if (glyph == '#' || (glyph == '/' && At(place + 1) == '/'))
        {
            int line = _text.AsSpan(place, limit - place).IndexOf('\n');
            return line < 0 ? limit : place + line;
        }

        if (glyph != '/' || At(place + 1) != '*' || place + 2 > limit)
            return place;
        int end = _text.AsSpan(place + 2, limit - place - 2).IndexOf("*/", StringComparison.Ordinal);
        return end < 0 ? limit : place + 2 + end + 2;
    }
}
