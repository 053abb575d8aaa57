using System.Globalization;
using System.Text.RegularExpressions;

namespace BacktestCli.Signals.Json;

/// <summary>Numbers that a model wrote as text.</summary>
internal static partial class NumberText
{
    private const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    /// <summary>
    /// Reads a number: <c>" 0.7 "</c>, <c>65%</c> as 0.65, <c>1,234.5</c> and <c>1.234,5</c>. A text that can be read in two ways, as <c>1,234</c>, is no number.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="number">What it says.</param>
    /// <param name="mend">What had to be done.</param>
    public static bool TryRead(string text, out decimal number, out Mend mend)
    {
        string plain = new([.. text.Trim().Select(glyph => glyph == '\u2212' ? '-' : Glyphs.Fold(glyph))]);
        bool isPercentage = plain.EndsWith('%');
        if (isPercentage)
            plain = plain[..^1].TrimEnd();
        string joined = Join(plain);
        mend = isPercentage ? Mend.Percentage : joined != plain ? Mend.Separators : Mend.NumericString;
        if (!decimal.TryParse(joined, Style, CultureInfo.InvariantCulture, out number) || !char.IsAsciiDigit(joined[^1]))
            return false;
        if (isPercentage)
            number /= 100;
        return true;
    }

    private static string Join(string text)
    {
        if (Commas().IsMatch(text))
            return text.Replace(",", "", StringComparison.Ordinal);
        if (Points().IsMatch(text))
            return text.Replace(".", "", StringComparison.Ordinal).Replace(',', '.');
        return DecimalComma().IsMatch(text) ? text.Replace(',', '.') : text;
    }

    /// <summary>Thousands apart by commas, with a decimal point or twice over, so that no comma can be a decimal one.</summary>
    [GeneratedRegex(@"^[+-]?[1-9]\d{0,2}(?:(?:,\d{3})+\.\d+|(?:,\d{3}){2,})$", RegexOptions.ECMAScript)]
    private static partial Regex Commas();

    /// <summary>Likewise with the marks the other way round.</summary>
    [GeneratedRegex(@"^[+-]?[1-9]\d{0,2}(?:(?:\.\d{3})+,\d+|(?:\.\d{3}){2,})$", RegexOptions.ECMAScript)]
    private static partial Regex Points();

    /// <summary>A comma before one, two or four digits and more, which sets no thousands apart.</summary>
    [GeneratedRegex(@"^[+-]?\d+,(?:\d{1,2}|\d{4,})$", RegexOptions.ECMAScript)]
    private static partial Regex DecimalComma();
}
