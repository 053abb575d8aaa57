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

    /// <summary>
    /// A container without a key: the next item of the list around, so that the object ends here, or else nothing that could be kept.
    /// </summary>
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
}
