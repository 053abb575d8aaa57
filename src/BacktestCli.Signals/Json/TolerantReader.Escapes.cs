using System.Globalization;

namespace BacktestCli.Signals.Json;

/// <content>Escapes in a string.</content>
internal sealed partial class TolerantReader
{
    /// <summary>
    /// Resolves the escape at the start of a text; an unknown one keeps its backslash, because paths and formulas have them. Returns its
    /// length.
    /// </summary>
    private int ReadEscape(ReadOnlySpan<char> text)
    {
        if (text.Length == 1)
        {
            _log.Note(Mend.BadEscape);
            return 1;
        }

        int known = "nrtbf\"\\/".IndexOf(text[1], StringComparison.Ordinal);
        if (known >= 0)
        {
            Append("\n\r\t\b\f\"\\/"[known]);
            return 2;
        }

        if (text[1] == 'u' && Hex(text[2..], 4, out char unit))
        {
            Append(unit);
            return 6;
        }

        _log.Note(Mend.BadEscape);
        if (text[1] == 'x' && Hex(text[2..], 2, out unit))
        {
            Append(unit);
            return 4;
        }

        bool isCut = text[1] == 'u' && text.Length < 6 && !text[2..].ContainsAnyExcept(HexDigits);
        if (isCut)
            return text.Length;
        if (text[1] != '\n' && !Glyphs.IsQuote(text[1]) && text[1] != '_')
            Append('\\');
        if (text[1] != '\n')
            Append(text[1]);
        return 2;
    }

    private static bool Hex(ReadOnlySpan<char> text, int length, out char unit)
    {
        unit = '\0';
        if (text.Length < length || text[..length].ContainsAnyExcept(HexDigits))
            return false;
        unit = (char)ushort.Parse(text[..length], NumberStyles.AllowHexSpecifier);
        return true;
    }
}
