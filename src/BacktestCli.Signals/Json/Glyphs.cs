namespace BacktestCli.Signals.Json;

/// <summary>What a character stands for outside a string.</summary>
internal static class Glyphs
{
    /// <summary>White space, that of JSON or any other, a byte order mark and spaces without width included.</summary>
    public static bool IsSpace(char glyph) =>
        glyph is ' ' or (>= '\t' and <= '\r') || (glyph > '\x7F' && (char.IsWhiteSpace(glyph) || glyph is '\u200B' or '\u180E' or '\uFEFF' or '\u2060'));

    /// <summary>White space as JSON knows it.</summary>
    public static bool IsJsonSpace(char glyph) => glyph is ' ' or '\n' or '\r' or '\t';

    /// <summary>The ASCII character that a full-width one stands for; any other is itself.</summary>
    public static char Fold(char glyph) => glyph switch
    {
        < '\x80' => glyph,
        >= '\uFF01' and <= '\uFF5E' => (char)(glyph - 0xFEE0),
        '\u3001' => ',',
        _ => glyph,
    };

    /// <summary>A quotation mark of any sort, back-tick and acute accent included.</summary>
    public static bool IsQuote(char glyph) => IsDoubleQuote(glyph) || IsSingleQuote(glyph);

    /// <summary>A double quotation mark of any sort.</summary>
    public static bool IsDoubleQuote(char glyph) => glyph is '"' or '\u201C' or '\u201D' or '\u201E' or '\u201F' or '\uFF02';

    /// <summary>A single quotation mark of any sort.</summary>
    public static bool IsSingleQuote(char glyph) =>
        glyph is '\'' or '`' or '\u00B4' or '\u2018' or '\u2019' or '\u201A' or '\u201B' or '\uFF07';

    /// <summary>
    /// True where a mark can close a string that another opened: a straight one only itself, a fancy one any of its sort.
    /// </summary>
    public static bool Closes(char opening, char glyph) => opening switch
    {
        '"' or '\'' => glyph == opening,
        _ => IsDoubleQuote(opening) ? IsDoubleQuote(glyph) : IsSingleQuote(glyph),
    };

    /// <summary>A character of a name: a letter, a digit, an underscore or a dollar sign.</summary>
    public static bool IsWord(char glyph) => char.IsAsciiLetterOrDigit(glyph) || glyph is '_' or '$' || (glyph > '\x7F' && char.IsLetterOrDigit(glyph));

    /// <summary>A comma, a bracket that closes, or what some write for them.</summary>
    public static bool IsDelimiter(char folded) => folded is ',' or ';' or '}' or ']' or ')';
}
