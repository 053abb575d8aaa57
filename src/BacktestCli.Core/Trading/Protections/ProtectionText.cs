using System.Globalization;

namespace BacktestCli.Core.Trading.Protections;

/// <summary>Reads protections as they are written.</summary>
public static class ProtectionText
{
    private static readonly (char Letter, int Minutes)[] Units = [('m', 1), ('h', 60), ('d', 1_440), ('w', 10_080)];

    /// <summary>What can be written, for a message.</summary>
    public const string Forms = "losses:3/24h, cool-down:5, daily-loss:5%, max-drawdown:20% or hours:08:00-20:00";

    /// <summary>
    /// Reads <c>losses:3/24h</c> (a number of losses and a pause of minutes m, hours h, days d or weeks w), <c>cool-down:5</c> (bars),
    /// <c>daily-loss:5%</c>, <c>max-drawdown:20%</c> (percent, or a fraction: 0.2) or <c>hours:08:00-20:00</c> (UTC).
    /// </summary>
    /// <returns>Null where the text is none of these.</returns>
    public static Protection? TryParse(string text)
    {
        int colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0)
            return null;
        string rest = text[(colon + 1)..];
        return text[..colon] switch
        {
            "losses" => Losses(rest),
            "cool-down" => Whole(rest) is { } bars ? new CoolDownProtection(bars) : null,
            "daily-loss" => Share(rest) is { } share ? new DailyLossProtection(share, rest) : null,
            "max-drawdown" => Share(rest) is { } share ? new DrawdownProtection(share, rest) : null,
            "hours" => Hours(rest),
            _ => null,
        };
    }

    private static LossStreakProtection? Losses(string text)
    {
        int slash = text.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0 || Whole(text[..slash]) is not { } losses || text.Length < slash + 3)
            return null;
        int unit = Array.FindIndex(Units, one => one.Letter == text[^1]);
        return unit >= 0 && Whole(text[(slash + 1)..^1]) is { } count
            ? new LossStreakProtection(losses, TimeSpan.FromMinutes((long)count * Units[unit].Minutes), text[(slash + 1)..])
            : null;
    }

    private static TradingHoursProtection? Hours(string text) =>
        text.Split('-') is [var from, var to] && Minute(from) is { } start and < 1_440 && Minute(to) is { } end and > 0 && start != end
            ? new TradingHoursProtection(start, end)
            : null;

    /// <summary>Minute of the day, 0 to 1440.</summary>
    private static int? Minute(string text)
    {
        bool isTime = text.Length == 5 && text[2] == ':'
            && text.Where((_, place) => place != 2).All(char.IsAsciiDigit);
        if (!isTime)
            return null;
        (int hours, int minutes) = (int.Parse(text.AsSpan(0, 2), CultureInfo.InvariantCulture), int.Parse(text.AsSpan(3, 2), CultureInfo.InvariantCulture));
        return minutes < 60 && (hours < 24 || (hours == 24 && minutes == 0)) ? (hours * 60) + minutes : null;
    }

    /// <summary>A count, 1 to 1,000,000.</summary>
    private static int? Whole(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number is >= 1 and <= 1_000_000 ? number : null;

    /// <summary>A fraction between 0 and 1.</summary>
    private static double? Share(string text)
    {
        bool isPercent = text.EndsWith('%');
        return decimal.TryParse(isPercent ? text[..^1] : text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal number)
            && (isPercent ? number / 100 : number) is > 0 and < 1 and var share
            ? (double)share
            : null;
    }
}
