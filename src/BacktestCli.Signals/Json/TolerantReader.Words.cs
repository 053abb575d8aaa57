namespace BacktestCli.Signals.Json;

/// <content>What stands without quotation marks: literals, calls, strings.</content>
internal sealed partial class TolerantReader
{
    private static readonly string[] CutLiterals = ["true", "false", "null", "True", "False", "None", "undefined", "NaN", "Infinity"];

    /// <summary>Calls entered whose closing bracket is to come.</summary>
    private int _calls;

    /// <summary>The JSON of a literal in the spelling of JSON, Python or JavaScript; null where it is none.</summary>
    private static string? LiteralOf(ReadOnlySpan<char> word) => word switch
    {
        "true" or "True" or "TRUE" => "true",
        "false" or "False" or "FALSE" => "false",
        "null" or "Null" or "NULL" or "None" or "NONE" or "undefined" or "nil" => "null",
        "NaN" or "nan" or "NAN" or "Infinity" or "infinity" or "inf" or "Inf" or "INF" => "null",
        _ => null,
    };

    /// <summary>Reads a value that no quotation mark opens. False, with nothing written, where there is none.</summary>
    private bool ReadWord(Place place)
    {
        int end = _at;
        if (At(end) is '-' or '+')
            end++;
        while (Glyphs.IsWord(At(end)))
            end++;
        Spend(end - _at);
        if (end > _at && EndsWord(end) && ReadLiteral(end))
            return true;
        if (end > _at && At(end) == '(' && ReadCall(end))
            return true;
        if (end == _at + 1 && Glyphs.IsQuote(At(end)) && At(_at) is 'u' or 'b' or 'r' or 'U' or 'B' or 'R' && !Glyphs.IsDelimiter(At(Look(end + 1))))
        {
            Drop(Mend.Quotes, end);
            return ReadString(place);
        }

        return ReadUnquoted(place);
    }

    /// <summary>True where a word ends a value: a delimiter, a new line or another value follows.</summary>
    private bool EndsWord(int end)
    {
        int next = Look(end);
        char glyph = Glyphs.Fold(At(next));
        return next == _text.Length || Glyphs.IsDelimiter(glyph) || Glyphs.IsQuote(glyph) || HasNewLine(end, next)
            || (next > end && (char.IsAsciiDigit(glyph) || glyph is '{' or '[' || BareKeyAhead(next)));
    }

    private bool ReadLiteral(int end)
    {
        ReadOnlySpan<char> word = _text.AsSpan(_at, end - _at);
        bool isCut = false;
        string? literal = LiteralOf(word.TrimStart("+-"));
        if (literal is null && end == _text.Length && Array.Find(CutLiterals, Begins) is string whole)
        {
            literal = LiteralOf(whole);
            isCut = true;
        }

        if (literal is null || (word[0] is '-' or '+' && literal != "null"))
            return false;
        bool Begins(string candidate) => candidate.AsSpan().StartsWith(_text.AsSpan(_at, end - _at), StringComparison.Ordinal);
        if (isCut)
            Cut(Mend.CutLiteral);
        else if (!word.SequenceEqual(literal))
            _log.Note(word.TrimStart("+-")[0] is 'i' or 'I' || word.ContainsAny("aA") && literal == "null" ? Mend.NotANumber : Mend.Literal);
        _writer.WriteRawValue(literal, skipInputValidation: true);
        _at = end;
        return true;
    }

    /// <summary>Reads the argument of a call instead of the call: <c>ObjectId("x")</c>, <c>Decimal('0.5')</c>, <c>dict({…})</c>.</summary>
    private bool ReadCall(int end)
    {
        char first = At(Look(end + 1));
        bool isNumber = char.IsAsciiDigit(first) || first == '-';
        if (!Glyphs.IsQuote(first) && first is not ('{' or '[') && !(isNumber && _text.AsSpan(_at, end - _at).StartsWith("Number", StringComparison.Ordinal)))
            return false;
        return ReadCallOf(end);
    }

    /// <summary>Reads the value in the round brackets that open at a place, up to the one that closes.</summary>
    private bool ReadCallOf(int opening)
    {
        if (opening < 0 || _calls == JsonRepair.MaxDepth)
            return false;
        _log.Note(Mend.Call);
        _at = opening + 1;
        SkipBlank();
        _calls++;
        bool isRead = ReadValue(Place.Item);
        _calls--;
        SkipBlank();
        if (Here == ')')
            _at++;
        return isRead;
    }
}
