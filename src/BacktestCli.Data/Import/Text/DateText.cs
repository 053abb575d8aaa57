using System.Globalization;
using System.Text;

namespace BacktestCli.Data.Import.Text;

/// <summary>Reads dates as files spell them; year first, because 03/04 is two different days.</summary>
internal static class DateText
{
    /// <summary>After it, no calendar here has a time at which a bar could close.</summary>
    private const int LastYear = 9998;

    private static readonly string[] Zoned =
    [
        "yyyy-MM-ddTHH:mm:ssK", "yyyy-MM-dd HH:mm:ssK", "yyyy-MM-ddTHH:mm:ss.FFFFFFFK", "yyyy-MM-dd HH:mm:ss.FFFFFFFK",
        "yyyy-MM-ddTHH:mmK", "yyyy-MM-dd HH:mmK", "yyyy-MM-dd HH:mm:ss 'UTC'", "yyyy-MM-dd HH:mm:ss.FFFFFFF 'UTC'",
    ];

    private static readonly string[] Unzoned =
    [
        "yyyy-MM-dd HH:mm:ss", "yyyy-MM-ddTHH:mm:ss", "yyyy-MM-dd", "yyyy-MM-dd HH:mm", "yyyy-MM-ddTHH:mm", "yyyy-MM-dd hh-tt",
        "yyyy/MM/dd HH:mm:ss", "yyyy/MM/dd HH:mm", "yyyy/MM/dd", "yyyyMMdd", "yyyy-MM-dd HH:mm:ss.FFFFFFF", "yyyy-MM-ddTHH:mm:ss.FFFFFFF",
    ];

    /// <summary>Reads a date as Unix milliseconds; one without a zone only where <paramref name="assumeUtc"/> says what it means.</summary>
    public static TimeReading Parse(ReadOnlySpan<byte> text, bool assumeUtc, out long time)
    {
        time = 0;
        if (text.Length is < 8 or > 40)
            return TimeReading.Unreadable;

        string date = Encoding.UTF8.GetString(text);
        bool unzoned = DateTime.TryParseExact(date, Unzoned, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime local);
        if (unzoned && local.Year <= LastYear)
        {
            time = ToUnix(local);
            return assumeUtc ? TimeReading.Read : TimeReading.NoZone;
        }

        const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        if (!DateTime.TryParseExact(date, Zoned, CultureInfo.InvariantCulture, Utc, out DateTime instant) || instant.Year > LastYear)
            return TimeReading.Unreadable;

        time = ToUnix(instant);
        return TimeReading.Read;
    }

    private static long ToUnix(DateTime date) => (date.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMillisecond;
}
