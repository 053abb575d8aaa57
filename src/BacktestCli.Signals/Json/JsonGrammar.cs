using System.Buffers;

namespace BacktestCli.Signals.Json;

/// <summary>Says whether a text is JSON as it stands (RFC 8259), without an exception for one that is not.</summary>
/// <remarks>
/// Stricter in one thing: half a surrogate pair, raw or escaped, is refused, because no string can be read from it. O(length).
/// </remarks>
internal ref partial struct JsonGrammar
{
    private static readonly SearchValues<char> StringStops = SearchValues.Create(Stops());

    private readonly ReadOnlySpan<char> _text;
    private readonly Span<bool> _isObject;
    private int _at;
    private int _depth;

    private JsonGrammar(ReadOnlySpan<char> text, Span<bool> stack)
    {
        _text = text;
        _isObject = stack;
    }

    /// <summary>True for JSON of at most <see cref="JsonRepair.MaxDepth"/> levels whose root is an object or a list.</summary>
    public static bool IsObjectOrList(ReadOnlySpan<char> text)
    {
        JsonGrammar grammar = new(text, stackalloc bool[JsonRepair.MaxDepth]);
        grammar.Blank();
        return grammar.Peek() is '{' or '[' && grammar.Value() && grammar.IsAtEnd();
    }

    private static char[] Stops() =>
        [.. Enumerable.Range(0, 0x20).Select(code => (char)code), '"', '\\', .. Enumerable.Range(0xD800, 0x800).Select(code => (char)code)];

    private readonly char Peek() => _at < _text.Length ? _text[_at] : '\0';

    private void Blank()
    {
        while (_at < _text.Length && Glyphs.IsJsonSpace(_text[_at]))
            _at++;
    }

    private bool IsAtEnd()
    {
        Blank();
        return _at == _text.Length;
    }

    private bool Take(char glyph)
    {
        Blank();
        if (Peek() != glyph || _at == _text.Length)
            return false;
        _at++;
        return true;
    }

    /// <summary>A value and all that follows it in the containers that it opens, without recursion.</summary>
    private bool Value()
    {
        do
        {
            Blank();
            char glyph = Peek();
            if (glyph is '{' or '[')
            {
                if (_depth == _isObject.Length)
                    return false;
                _at++;
                _isObject[_depth++] = glyph == '{';
                if (!Take(glyph == '{' ? '}' : ']'))
                {
                    if (glyph == '{' && !Key())
                        return false;
                    continue;
                }

                _depth--;
            }
            else if (!Scalar(glyph))
            {
                return false;
            }

            if (!Close())
                return false;
        }
        while (_depth > 0);
        return true;
    }

    /// <summary>What follows a value: the ends of containers, then a comma and in an object a key.</summary>
    private bool Close()
    {
        while (_depth > 0)
        {
            bool isObject = _isObject[_depth - 1];
            if (Take(','))
                return !isObject || Key();
            if (!Take(isObject ? '}' : ']'))
                return false;
            _depth--;
        }

        return true;
    }

    private bool Key() => Take('"') && Text() && Take(':');
}
