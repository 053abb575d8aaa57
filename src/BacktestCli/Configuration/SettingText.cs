using System.Globalization;
using BacktestCli.Core.Market;

namespace BacktestCli.Configuration;

/// <summary>Numbers, dates and lengths of time as they are written in a setting.</summary>
internal static class SettingText
{
    private static readonly (char Letter, long Seconds)[] Units = [('s', 1), ('m', 60), ('h', 3_600), ('d', 86_400), ('w', 604_800)];

    /// <summary>A whole number, 0 or more; null where the text is none.</summary>
    public static int? Whole(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;

    /// <summary>An amount, 0 or more; null where the text is none.</summary>
    public static decimal? Amount(string text) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal number) ? number : null;

    /// <summary>A fraction from 0 to 1, also as percent: <c>0.05</c>, <c>5%</c>; null where the text is none.</summary>
    public static double? Fraction(string text)
    {
        bool isPercent = text.EndsWith('%');
        return Amount(isPercent ? text[..^1] : text) is { } number && (isPercent ? number / 100 : number) is <= 1 and var fraction
            ? (double)fraction
            : null;
    }

    /// <summary>
    /// A length of time, a whole number of seconds s, minutes m, hours h, days d or weeks w, above 0 and at most 100 years: <c>60s</c>,
    /// <c>30d</c>; null where the text is none.
    /// </summary>
    public static TimeSpan? Duration(string text)
    {
        int unit = text.Length < 2 ? -1 : Array.FindIndex(Units, one => one.Letter == text[^1]);
        return unit >= 0 && Whole(text[..^1]) is > 0 and var count && count * Units[unit].Seconds <= 36_525L * 86_400
            ? TimeSpan.FromSeconds(count * Units[unit].Seconds)
            : null;
    }

    /// <summary>Midnight, UTC, of a date: <c>2024-06-01</c>; Unix ms; null where the text is none.</summary>
    public static long? Date(string text) => text.Length == 10 && UtcTime.TryParse(text, out long time) ? time : null;
}
