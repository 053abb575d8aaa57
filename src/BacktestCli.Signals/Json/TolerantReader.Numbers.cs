namespace BacktestCli.Signals.Json;

/// <content>Numbers, as JSON writes them and otherwise.</content>
internal sealed partial class TolerantReader
{
    /// <summary>Reads a number; a string where what stands here only begins like one: <c>65%</c>, <c>2024-01-31</c>, <c>1/3</c>.</summary>
    private bool ReadNumber(Place place)
    {
        int end = _at;
        if (Here is '-' or '+')
            end++;
        int whole = end;
        end = Digits(end);
        int point = end;
        if (Glyphs.Fold(At(end)) == '.')
            end = Digits(end + 1);
        if (end - whole - (point < end ? 1 : 0) == 0)
            return ReadSignOnly(end, place);
        int power = end;
        if (Glyphs.Fold(At(end)) is 'e' or 'E')
        {
            end++;
            if (Glyphs.Fold(At(end)) is '-' or '+')
                end++;
            end = Digits(end);
        }

        Spend(end - _at);
        if (HasThousands(end, place) || !EndsNumber(end))
            return ReadWord(place);
        WriteNumber(whole, point, power, end);
        return true;
    }

    /// <summary>A sign or a point without a digit: no number. At the end of the text it was going to be one.</summary>
    private bool ReadSignOnly(int end, Place place)
    {
        if (end < _text.Length && !Glyphs.IsDelimiter(Glyphs.Fold(At(Look(end)))))
            return ReadWord(place);
        if (end >= _text.Length)
            Cut(Mend.CutNumber);
        else
            _log.Note(Mend.NotANumber);
        _writer.WriteNullValue();
        _at = end;
        return true;
    }

    private int Digits(int place)
    {
        while (char.IsAsciiDigit(Glyphs.Fold(At(place))) || (At(place) == '_' && char.IsAsciiDigit(At(place + 1))))
            place++;
        return place;
    }

    /// <summary>True where a comma and three digits follow that are no member: <c>64,250.5</c>.</summary>
    private bool HasThousands(int end, Place place)
    {
        if (place != Place.Member || At(end) != ',')
            return false;
        int group = end;
        while (At(group) == ',' && Digits(group + 1) == group + 4)
            group += 4;
        if (At(group) == '.' && group > end)
            group = Digits(group + 1);
        Spend(group - end + 1);
        return group > end && EndsNumber(group) && Glyphs.Fold(At(Look(group))) is not (':' or '=');
    }

    private bool EndsNumber(int end)
    {
        char glyph = Glyphs.Fold(At(end));
        if (end >= _text.Length || glyph is '{' or '[' || Glyphs.IsDelimiter(glyph) || (glyph == '/' && At(end + 1) is '/' or '*'))
            return true;
        if (glyph == '.' || Glyphs.IsQuote(glyph))
            return Glyphs.IsQuote(glyph) || (At(end + 1) == '.' && At(end + 2) == '.');
        return Look(end) > end && EndsWord(end);
    }

    private void WriteNumber(int whole, int point, int power, int end)
    {
        ReadOnlySpan<char> raw = _text.AsSpan(_at, end - _at);
        _buffer.ResetWrittenCount();
        if (Here == '-')
            Append('-');
        int first = whole;
        while (first + 1 < point && Glyphs.Fold(_text[first]) is '0' or '_')
            first++;
        AppendDigits(first, point, "0");
        if (power > point)
        {
            Append('.');
            AppendDigits(point + 1, power, "0");
        }

        if (end > power && char.IsAsciiDigit(Glyphs.Fold(_text[end - 1])))
        {
            Append('e');
            if (Glyphs.Fold(_text[power + 1]) is '-' or '+')
                Append(Glyphs.Fold(_text[power + 1]));
            AppendDigits(Glyphs.Fold(_text[power + 1]) is '-' or '+' ? power + 2 : power + 1, end, "0");
        }

        bool isWhole = raw[^1] is not ('.' or 'e' or 'E' or '-' or '+');
        if (!isWhole && end >= _text.Length)
            Cut(Mend.CutNumber);
        else if (!raw.Equals(_buffer.WrittenSpan, StringComparison.OrdinalIgnoreCase))
            _log.Note(Mend.NumberForm);
        _writer.WriteRawValue(_buffer.WrittenSpan, skipInputValidation: true);
        _at = end;
        if (Glyphs.IsQuote(At(_at)) && !IsFenceMark(_at) && Glyphs.IsDelimiter(Glyphs.Fold(At(Look(_at + 1)))))
            Drop(Mend.Stray, _at + 1);
    }

    private void AppendDigits(int from, int to, string otherwise)
    {
        int before = _buffer.WrittenCount;
        for (int place = from; place < to; place++)
        {
            if (_text[place] != '_')
                Append(Glyphs.Fold(_text[place]));
        }

        if (_buffer.WrittenCount == before)
            Append(otherwise);
    }
}
