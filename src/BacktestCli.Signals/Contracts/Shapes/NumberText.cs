using System.Globalization;
using System.Text.RegularExpressions;
using BacktestCli.Signals.Json;

namespace BacktestCli.Signals.Contracts.Shapes;

/// <summary>Numbers that a model wrote as text.</summary>
internal static partial class NumberText
{
    private const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    /// <summary>
    /// Reads a finite number: <c>" 0.7 "</c>, <c>65%</c> by its unit, <c>1,234.5</c> and <c>1.234,5</c>. A text that can be read in two
    /// ways, as <c>1,234</c>, is no number.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="unit">What a percent sign means.</param>
    /// <param name="mend">What had to be done.</param>
    /// <returns>What it says; null where that is no number, or not certain.</returns>
    public static double? Read(string text, NumberUnit unit, out Mend mend)
    {
        string plain = new([.. text.Trim().Select(glyph => glyph == '\u2212' ? '-' : Glyphs.Fold(glyph))]);
        bool isPercentage = plain.EndsWith('%');
        if (isPercentage)
            plain = plain[..^1].TrimEnd();
        string joined = Join(plain);
        mend = isPercentage ? SignOf(unit) : joined != plain ? Mend.Separators : Mend.NumericString;
        if (isPercentage && unit == NumberUnit.Plain)
            return null;
        if (!double.TryParse(joined, Style, CultureInfo.InvariantCulture, out double number) || !double.IsFinite(number) || !char.IsAsciiDigit(joined[^1]))
            return null;
        return isPercentage && unit == NumberUnit.Fraction ? number / 100 : number;
    }

    private static Mend SignOf(NumberUnit unit) => unit == NumberUnit.Fraction ? Mend.Percentage : Mend.PercentSign;

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
