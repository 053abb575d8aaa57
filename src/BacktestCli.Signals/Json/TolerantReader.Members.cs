namespace BacktestCli.Signals.Json;

/// <content>Members, items and their values.</content>
internal sealed partial class TolerantReader
{
    /// <summary>Reads a member. True where one was written.</summary>
    private bool ReadMember()
    {
        int start = _at;
        bool isBare = !Glyphs.IsQuote(At(_at));
        if (!ReadKey(out bool endsInColon))
        {
            if (_at == start)
                Drop(Mend.Stray, _at + 1);
            return false;
        }

        NoteKey();
        bool hasSeparator = endsInColon;
        int afterKey = _at;
        SkipBlank();
        while (Here is ':' or '=' || (hasSeparator && Here == '>'))
        {
            NoteFullWidth();
            if (hasSeparator || Here != ':')
                _log.Note(Mend.OddSeparator);
            hasSeparator = true;
            _at++;
            SkipBlank();
        }

        if (isBare && !hasSeparator && (Glyphs.IsDelimiter(Here) || HasNewLine(afterKey, _at)))
        {
            _log.Note(Mend.Stray);
            return false;
        }

        if (IsAtEnd || Glyphs.IsDelimiter(Here))
        {
            _writer.WriteNull(_buffer.WrittenSpan);
            _log.Note(Mend.MissingValue);
            RootPairs += _depth == 1 && hasSeparator ? 1 : 0;
            return true;
        }

        if (!hasSeparator)
            _log.Note(Mend.MissingColon);
        _writer.WritePropertyName(_buffer.WrittenSpan);
        if (_depth == 1)
            RootPairs++;
        if (!ReadValue(Place.Member))
        {
            _writer.WriteNullValue();
            _log.Note(Mend.MissingValue);
        }

        return true;
    }

    private bool ReadItem()
    {
        int start = _at;
        bool isRead = ReadValue(Place.Item);
        if (isRead && _depth == 1)
            RootItems++;
        if (_at == start)
            Drop(Mend.Stray, _at + 1);
        return isRead;
    }

    /// <summary>Reads a value. False, with nothing written, where there is none here.</summary>
    private bool ReadValue(Place place)
    {
        char glyph = Here;
        if (glyph is '{' or '[' or '(')
        {
            if (_depth == 1)
                RootContainers++;
            if (glyph == '(' && (place == Place.Member || _depth > 1) && !IsTuple())
                return ReadGroup(place);
            ReadContainer();
            return true;
        }

        if (IsEscapedQuote())
            return NeedsUnescaping = true;
        if (Glyphs.IsQuote(At(_at)))
            return ReadString(place);
        return glyph is '-' or '+' or '.' || char.IsAsciiDigit(glyph) ? ReadNumber(place) : ReadWord(place);
    }

    /// <summary>True where round brackets hold more than one value.</summary>
    private bool IsTuple()
    {
        ReadOnlySpan<char> ahead = _text.AsSpan(_at, Math.Min(Window, _text.Length - _at));
        Spend(ahead.Length);
        int end = ahead.IndexOfAny(",){[\n");
        return end < 0 || ahead[end] == ',';
    }

    /// <summary>Round brackets around one value stand for it, those around words are part of a string.</summary>
    private bool ReadGroup(Place place)
    {
        int next = Look(_at + 1);
        return ReadCallOf(At(next) is '-' || char.IsAsciiDigit(At(next)) || Glyphs.IsQuote(At(next)) ? _at : -1) || ReadWord(place);
    }
}
