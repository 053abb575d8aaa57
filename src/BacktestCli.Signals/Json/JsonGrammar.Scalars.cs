using System.Globalization;

namespace BacktestCli.Signals.Json;

/// <content>Texts, numbers and literals.</content>
internal ref partial struct JsonGrammar
{
    private bool Scalar(char glyph) => glyph switch
    {
        '"' => Take('"') && Text(),
        't' => Literal("true"),
        'f' => Literal("false"),
        'n' => Literal("null"),
        _ => Number(),
    };

    private bool Literal(string literal)
    {
        if (!_text[_at..].StartsWith(literal, StringComparison.Ordinal))
            return false;
        _at += literal.Length;
        return true;
    }

    private bool Number()
    {
        if (Peek() == '-')
            _at++;
        if (Peek() == '0')
            _at++;
        else if (!Digits())
            return false;
        if (Peek() == '.')
        {
            _at++;
            if (!Digits())
                return false;
        }

        if (Peek() is not ('e' or 'E'))
            return true;
        _at++;
        if (Peek() is '+' or '-')
            _at++;
        return Digits();
    }

    private bool Digits()
    {
        int start = _at;
        while (char.IsAsciiDigit(Peek()))
            _at++;
        return _at > start;
    }

    private bool Text()
    {
        while (true)
        {
            int step = _text[_at..].IndexOfAny(StringStops);
            if (step < 0)
                return false;
            _at += step;
            char glyph = _text[_at++];
            if (glyph == '"')
                return true;
            if (char.IsHighSurrogate(glyph) && char.IsLowSurrogate(Peek()))
                _at++;
            else if (glyph != '\\' || !Escape())
                return false;
        }
    }

    private bool Escape()
    {
        char glyph = Peek();
        _at++;
        if (glyph is '"' or '\\' or '/' or 'b' or 'f' or 'n' or 'r' or 't')
            return true;
        if (glyph != 'u' || !Hex(out char unit))
            return false;
        return !char.IsSurrogate(unit)
            || (char.IsHighSurrogate(unit) && Literal("\\u") && Hex(out char low) && char.IsLowSurrogate(low));
    }

    private bool Hex(out char unit)
    {
        unit = '\0';
        if (_at + 4 > _text.Length || !ushort.TryParse(_text.Slice(_at, 4), NumberStyles.AllowHexSpecifier, null, out ushort code))
            return false;
        unit = (char)code;
        _at += 4;
        return true;
    }
}
