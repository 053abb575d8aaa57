namespace BacktestCli.Signals.Json;

/// <content>Strings that were not closed, so that what follows looks like part of them.</content>
internal sealed partial class TolerantReader
{
    /// <summary>
    /// Where the string ended, if a quotation mark opens the next member or item: a comma or a new line stands before it. Negative if not.
    /// </summary>
    private int Overrun(int start, int at, Place place)
    {
        int before = at - 1;
        while (before >= start && at - before < Window && Glyphs.IsSpace(_text[before]))
            before--;
        Spend(at - before);
        if (before < start || place == Place.Key)
            return -1;
        bool hasComma = Glyphs.Fold(_text[before]) == ',';
        bool hasNewLine = HasNewLine(before, at);
        if (place == Place.Item)
            return hasComma && hasNewLine ? before : -1;
        return (hasComma || hasNewLine) && KeyAhead(at, mayLackColon: false) && EndsInColon(at) ? hasComma ? before : before + 1 : -1;
    }

    /// <summary>True where the string that a mark opens has a colon behind it: the end of the text is not enough.</summary>
    private bool EndsInColon(int at)
    {
        int limit = Math.Min(_text.Length, at + Window);
        int end = at + 1;
        while (end < limit && (!Glyphs.Closes(_text[at], _text[end]) || Glyphs.Fold(At(Look(end + 1))) is not (':' or '=')))
            end++;
        Spend(end - at);
        return end < limit;
    }

    /// <summary>Where a comma stands, if what is before a quotation mark reads <c>, name:</c>. Negative if not.</summary>
    private int BareKeyBefore(int at, int start)
    {
        int place = BackOverSpace(at - 1, start);
        if (place < start || Glyphs.Fold(_text[place]) != ':')
            return -1;
        int end = BackOverSpace(place - 1, start);
        int name = end;
        while (name >= start && end - name < 64 && Glyphs.IsWord(_text[name]))
            name--;
        int comma = BackOverSpace(name, start);
        return name < end && comma >= start && Glyphs.Fold(_text[comma]) == ',' ? comma : -1;
    }

    private int BackOverSpace(int place, int start)
    {
        while (place >= start && Glyphs.IsSpace(_text[place]))
            place--;
        return place;
    }

    /// <summary>
    /// The end of a string without a closing mark. Brackets at the end of a line close its containers. Without them it ends at a mark that
    /// is the last of its line, and what follows is prose; where there is none the text was cut inside it.
    /// </summary>
    /// <param name="start">Where the string starts.</param>
    /// <param name="place">Where it stands.</param>
    /// <param name="onlyMark">
    /// The one quotation mark in it, which then closes it if scraps stand between it and a bracket; negative if none.
    /// </param>
    private StringEnd Unended(int start, Place place, int onlyMark)
    {
        Spend(_text.Length - start);
        if (place == Place.Key)
        {
            int colon = _text.AsSpan(start, Math.Min(Window, _text.Length - start)).IndexOfAny(":\uFF1A\n,");
            return colon > 0 && Glyphs.Fold(_text[start + colon]) == ':'
                ? Missing(start, start + colon)
                : new StringEnd(_text.Length, _text.Length, Ending.Cut);
        }

        int bareKey = -1;
        _unclosed = 0;
        for (int at = start; at < _text.Length; at++)
        {
            char glyph = Glyphs.Fold(_text[at]);
            if (_isFenced && IsFenceMark(at))
                return new StringEnd(at, at, Ending.Cut);
            if (glyph is '}' or ']' && _unclosed == 0 && EndsLine(at))
                return onlyMark >= 0 ? new StringEnd(onlyMark, onlyMark + 1, Ending.Closed) : Missing(start, bareKey >= 0 ? bareKey : at);
            if (glyph == ',' && bareKey < 0 && place == Place.Member && BareKeyAhead(Look(at + 1)))
                bareKey = at;
            Count(glyph);
        }

        if (_lastOfLine < 0)
            return new StringEnd(_text.Length, _text.Length, Ending.Cut);
        _isOver = true;
        return new StringEnd(_lastOfLine, _lastOfLine + 1, Ending.Closed);
    }

    /// <summary>True where nothing but brackets, commas and spaces stand up to the end of the line.</summary>
    private bool EndsLine(int at)
    {
        int end = at;
        while (end < _text.Length && (_text[end] is ' ' or '\t' or '\r' || Glyphs.IsDelimiter(Glyphs.Fold(_text[end]))))
            end++;
        Spend(end - at + 1);
        return end == _text.Length || _text[end] == '\n' || IsFenceMark(end);
    }
}
