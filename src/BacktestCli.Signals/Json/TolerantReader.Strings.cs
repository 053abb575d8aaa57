using System.Buffers;

namespace BacktestCli.Signals.Json;

/// <content>What a string says, once its end is known.</content>
internal sealed partial class TolerantReader
{
    private static readonly SearchValues<char> DoubleContent = SearchValues.Create([.. Controls(), '\\', '"']);
    private static readonly SearchValues<char> SingleContent = SearchValues.Create([.. Controls(), '\\', '\'']);
    private static readonly SearchValues<char> FancyContent = SearchValues.Create([.. Controls(), '\\', .. Fancy()]);

    private static IEnumerable<char> Controls() => Enumerable.Range(0, 0x20).Select(code => (char)code);

    private static IEnumerable<char> Fancy() => Enumerable.Range(0, char.MaxValue).Select(code => (char)code).Where(Glyphs.IsQuote);

    private static SearchValues<char> ContentStops(char opening) => opening switch
    {
        '"' => DoubleContent,
        '\'' => SingleContent,
        _ => FancyContent,
    };

    /// <summary>Reads a string, and those joined to it by a plus sign.</summary>
    private bool ReadString(Place place)
    {
        _buffer.ResetWrittenCount();
        if (place == Place.Item && _at + 1 == _text.Length)
        {
            _at++;
            return false;
        }

        while (true)
        {
            char opening = At(_at);
            StringEnd end = TripleEnd(opening, place) ?? FindEnd(_at + 1, opening, place);
            NoteQuotes(opening, end);
            CopyContent(_at + 1, WithoutLastLine(_at + 1, end), opening);
            _at = end.Resume;
            if (end.Kind == Ending.Cut)
                Cut(Mend.CutString);
            int plus = Look(_at);
            if (end.Kind != Ending.Closed || Here == ',' || At(plus) != '+')
                break;
            SkipBlank();
            _log.Note(Mend.Joined);
            _at++;
            SkipBlank();
            if (!Glyphs.IsQuote(At(_at)) || IsFenceMark(_at))
                break;
        }

        _writer.WriteStringValue(_buffer.WrittenSpan);
        return true;
    }

    /// <summary>The end of a string in three quotation marks, as Python writes them; its start moves behind them.</summary>
    private StringEnd? TripleEnd(char opening, Place place)
    {
        if (At(_at + 1) != opening || At(_at + 2) != opening)
            return null;
        ReadOnlySpan<char> rest = _text.AsSpan(_at + 3);
        int end = rest.IndexOf([opening, opening, opening]);
        Spend(end < 0 ? rest.Length : end);
        (_countedTo, _unclosed) = (_text.Length, 0);
        if (end < 0 || !EndsAt(_at + 3 + end + 2, place))
            return null;
        _log.Note(Mend.Quotes);
        _at += 2;
        return new StringEnd(_at + 1 + end, _at + 1 + end + 3, Ending.Closed);
    }

    /// <summary>The end of the content without a line break that only puts the closing mark on a line of its own.</summary>
    private int WithoutLastLine(int start, StringEnd end)
    {
        int content = end.Content;
        while (end.Kind == Ending.Closed && content > start && Glyphs.IsJsonSpace(_text[content - 1]))
            content--;
        if (!HasNewLine(content, end.Content))
            return end.Content;
        _log.Note(Mend.ControlCharacter);
        return content;
    }

    private void NoteQuotes(char opening, StringEnd end)
    {
        if (opening != '"' || (end.Kind == Ending.Closed && At(end.Content) != '"'))
            _log.Note(Mend.Quotes);
        if (end.Kind == Ending.Missing)
            _log.Note(Mend.MissingQuote);
    }

    private void Append(ReadOnlySpan<char> text)
    {
        _buffer.Write(text);
        if (text.ContainsAnyInRange('\uD800', '\uDFFF'))
            Mark(text.Length);
    }

    private void Append(char glyph) => Append(new ReadOnlySpan<char>(in glyph));

    /// <summary>Copies the content of a string into the buffer and resolves its escapes.</summary>
    private void CopyContent(int start, int end, char opening)
    {
        SearchValues<char> stops = ContentStops(opening);
        ReadOnlySpan<char> rest = _text.AsSpan(start, Math.Max(0, end - start));
        int before = _buffer.WrittenCount;
        _hasSurrogates = false;
        while (true)
        {
            int step = rest.IndexOfAny(stops);
            Append(step < 0 ? rest : rest[..step]);
            if (step < 0)
                break;
            rest = rest[step..];
            if (rest[0] == '\\')
            {
                rest = rest[ReadEscape(rest)..];
                continue;
            }

            _log.Note(rest[0] < ' ' ? Mend.ControlCharacter : Mend.InnerQuote);
            Append(rest[0]);
            rest = rest[1..];
        }

        if (_hasSurrogates)
            MendSurrogates(before);
    }
}
