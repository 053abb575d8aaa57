namespace BacktestCli.Signals.Json;

/// <content>What a mark may open, and what stands around a value.</content>
internal sealed partial class AnswerSearch
{
    /// <summary>Passes a fence mark and the language named behind an opening one.</summary>
    private void ReadFence()
    {
        while (_at < _text.Length && _text[_at] == '`')
            _at++;
        _isFenced = !_isFenced;
        _hasFence = true;
        while (_isFenced && _at < _text.Length && (char.IsAsciiLetterOrDigit(_text[_at]) || _text[_at] is '-' or '_' or '+' or '#'))
            _at++;
        _regionStart = _isFenced ? _at : _text.Length;
    }

    private bool IsFence(int place) => _text.AsSpan(place).StartsWith("```", StringComparison.Ordinal);

    /// <summary>True where a bracket can open data rather than an aside.</summary>
    private bool CanStart(char mark)
    {
        bool isFirst = IsBlank(_regionStart, _at);
        int next = _at + 1;
        while (next < _text.Length && next < _at + 256 && Glyphs.IsSpace(_text[next]))
            next++;
        if (next >= _text.Length)
            return isFirst && mark != '(';
        char first = Glyphs.Fold(_text[next]);
        if (IsFence(next))
            return false;
        return mark switch
        {
            '(' => isFirst && (Glyphs.IsQuote(first) || char.IsAsciiDigit(first) || first is '-' or '(' or '['),
            '{' => first is not ('{' or '[' or ':' or '(' or '%') && (isFirst || !Glyphs.IsWord(first) || IsMember(next)),
            _ => true,
        };
    }

    /// <summary>True where a name of no more than three words stands, and a colon or a quotation mark.</summary>
    private bool IsMember(int place)
    {
        int end = place;
        while (end < _text.Length && end < place + 128 && (Glyphs.IsWord(_text[end]) || _text[end] is '-' or ' '))
            end++;
        return _text.AsSpan(place, end - place).Trim().Count(' ') < 3 && end < _text.Length && (Glyphs.Fold(_text[end]) is ':' or '=' || Glyphs.IsQuote(_text[end]));
    }

    private bool IsBlank(int from, int to)
    {
        for (int place = from; place < to; place++)
        {
            if (!Glyphs.IsSpace(_text[place]))
                return false;
        }

        return from <= to;
    }

    /// <summary>True where nothing but brackets, commas and white space follow, up to the end of the text or a fence.</summary>
    private bool EndsRegion(int place)
    {
        while (place < _text.Length && (Glyphs.IsSpace(_text[place]) || Glyphs.IsDelimiter(Glyphs.Fold(_text[place]))))
            place++;
        return place >= _text.Length || IsFence(place);
    }
}
