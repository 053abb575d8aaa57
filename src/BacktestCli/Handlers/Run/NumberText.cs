using System.Globalization;

namespace BacktestCli.Handlers.Run;

/// <summary>Numbers inside the text of an option.</summary>
internal static class NumberText
{
    private const NumberStyles Plain = NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign;

    /// <summary>The number; null where the text is none.</summary>
    public static decimal? Read(string text) =>
        decimal.TryParse(text, Plain, CultureInfo.InvariantCulture, out decimal number) ? number : null;

    /// <summary>Three numbers with colons between them: <c>50000:0.005:100</c>; null where the text is anything else.</summary>
    public static (decimal First, decimal Second, decimal Third)? Three(string text) =>
        Array.ConvertAll(text.Split(':'), Read) is [{ } first, { } second, { } third] ? (first, second, third) : null;

    /// <summary>Basis points: <c>2bps</c>; null where the text is anything else.</summary>
    public static double? Bps(string text) => text.EndsWith("bps", StringComparison.Ordinal) && Read(text[..^3]) is { } bps ? (double)bps : null;

    /// <summary>A name and a number: <c>BTCUSDT=0.6</c>; null where the text is anything else.</summary>
    public static (string Name, decimal Number)? Part(string text) =>
        text.LastIndexOf('=') is > 0 and var at && Read(text[(at + 1)..].Trim()) is { } number ? (text[..at].Trim(), number) : null;

    /// <summary>As in a sentence: 0.0050 is 0.005.</summary>
    public static string Of(decimal number) => number.ToString("0.##########", CultureInfo.InvariantCulture);
}
