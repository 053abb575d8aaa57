using System.Globalization;

namespace BacktestCli.Core.Market;

/// <summary>Instants as text. Everywhere in this program an instant is Unix milliseconds, UTC.</summary>
public static class UtcTime
{
    /// <summary>Milliseconds of one day.</summary>
    public const long Day = 86_400_000;

    private static readonly string[] Formats =
    [
        "yyyy-MM-dd", "yyyy-MM-ddTHH:mm'Z'", "yyyy-MM-ddTHH:mm:ss'Z'", "yyyy-MM-ddTHH:mm:ss.FFF'Z'",
        "yyyy-MM-ddTHH:mm:sszzz", "yyyy-MM-ddTHH:mm:ss.FFFzzz", "yyyy-MM-dd HH:mm:sszzz",
    ];

    /// <summary>RFC 3339 in UTC: <c>2024-01-01T00:00:00Z</c>, with milliseconds only where there are some.</summary>
    /// <remarks>A time that no calendar has is a count of milliseconds: what a venue says must be shown before it is refused.</remarks>
    public static string Format(long time)
    {
        if (!IsOfCalendar(time))
            return $"{time.ToString(CultureInfo.InvariantCulture)} ms";
        DateTime instant = DateTime.UnixEpoch.AddMilliseconds(time);
        return instant.ToString(time % 1000 == 0 ? "yyyy-MM-ddTHH:mm:ss'Z'" : "yyyy-MM-ddTHH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
    }

    /// <summary>True for times between the years 1 and 9999.</summary>
    public static bool IsOfCalendar(long time) => time is >= -62_135_596_800_000 and < 253_402_300_800_000;

    /// <summary>The UTC date alone: <c>2024-01-01</c>.</summary>
    public static string FormatDate(long time) =>
        DateTime.UnixEpoch.AddMilliseconds(time).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Reads a date (its midnight, UTC) or an RFC 3339 instant with a zone, of the years 2 to 9998: bars that end there still have a time.</summary>
    public static bool TryParse(string? text, out long time)
    {
        bool read = DateTimeOffset.TryParseExact(
            text, Formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTimeOffset instant)
            && instant.Year is > 1 and < 9999;
        time = read ? instant.ToUnixTimeMilliseconds() : 0;
        return read;
    }

    /// <summary>Midnight, UTC, of the day that holds <paramref name="time"/>.</summary>
    public static long StartOfDay(long time) => time - (((time % Day) + Day) % Day);
}
