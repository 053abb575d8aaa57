using System.Text.Json;

namespace BacktestCli.Signals.Json;

/// <content>Objects, lists and what ends them.</content>
internal sealed partial class TolerantReader
{
    /// <summary>Reads an object or a list, its opening bracket here.</summary>
    private void ReadContainer()
    {
        char opening = Here;
        if (_depth == JsonRepair.MaxDepth)
            throw new JsonRepairException($"the JSON is nested deeper than {JsonRepair.MaxDepth} levels, which no answer needs.");
        NoteFullWidth();
        if (opening == '(')
            _log.Note(Mend.Tuple);
        _open[_depth++] = opening;
        _at++;
        if (opening == '{')
            _writer.WriteStartObject();
        else
            _writer.WriteStartArray();
        ReadContent(opening);
        if (opening == '{')
            _writer.WriteEndObject();
        else
            _writer.WriteEndArray();
        _depth--;
    }

    private void ReadContent(char opening)
    {
        bool isObject = opening == '{';
        bool follows = false;
        bool comma = false;
        while (true)
        {
            int from = _at;
            SkipBlank();
            if (_isOver || (!comma && (ProseAhead(from) || RemarkAhead())))
            {
                _isOver = true;
                _log.Note(Mend.MissingCloser);
                return;
            }

            if (IsAtEnd)
            {
                Cut(Mend.CutContainer);
                return;
            }

            char glyph = Here;
            if (glyph is ',' or ';')
            {
                ReadComma(glyph, ref follows, ref comma);
            }
            else if (glyph is '}' or ']' or ')')
            {
                if (comma)
                    _log.Note(Mend.ExtraComma);
                comma = false;
                if (IsClosed(opening, glyph))
                    return;
            }
            else if (IsEllipsis())
            {
                _log.Note(Mend.Ellipsis);
                follows = comma = false;
            }
            else if (opening == '[' && _depth > 1 && _open[_depth - 2] == '{' && QuotedKeyAhead(_at))
            {
                _log.Note(Mend.MissingCloser);
                return;
            }
            else if (isObject && glyph is '{' or '[')
            {
                if (EndsBeforeContainer())
                    return;
            }
            else
            {
                if (follows)
                    _log.Note(Mend.MissingComma);
                comma = false;
                follows = isObject ? ReadMember() : ReadItem();
            }
        }
    }

    /// <summary>A container without a key: the next item of the list around, so that the object ends here, or else nothing that could be kept.</summary>
    private bool EndsBeforeContainer()
    {
        bool endsHere = _depth > 1 && _open[_depth - 2] != '{';
        _log.Note(endsHere ? Mend.MissingCloser : Mend.MissingKey);
        if (endsHere)
            return true;
        (Utf8JsonWriter kept, _writer) = (_writer, _nowhere);
        _nowhere.Reset();
        ReadContainer();
        (_writer, _nowhere) = (kept, _writer);
        return false;
    }

    private void ReadComma(char glyph, ref bool follows, ref bool comma)
    {
        NoteFullWidth();
        if (glyph == ';')
            _log.Note(Mend.OddSeparator);
        if (!follows)
            _log.Note(Mend.ExtraComma);
        comma = follows;
        follows = false;
        _at++;
    }

    /// <summary>Three dots or more, or the one character for them; passes them.</summary>
    private bool IsEllipsis()
    {
        int end = _at;
        while (At(end) is '.' or '\u2026')
            end++;
        if (end == _at || (end < _at + 3 && At(_at) != '\u2026'))
            return false;
        _at = end;
        return true;
    }

    /// <summary>Passes a closing bracket, the right one or a wrong one, or leaves it to the container around. False where it was a stray one.</summary>
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

    private void NoteFullWidth()
    {
        if (At(_at) > '\x7F')
            _log.Note(Mend.FullWidth);
    }
}
