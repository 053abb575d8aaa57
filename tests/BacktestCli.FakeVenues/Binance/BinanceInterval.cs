namespace BacktestCli.FakeVenues.Binance;

/// <summary>Where bars of an interval open and close.</summary>
internal static class BinanceInterval
{
    private const long Day = 86_400_000;
    private const long FirstMonday = 4 * Day;

    /// <summary>Length in ms; 0 for months; null for what is no interval of an API.</summary>
    public static long? Length(string? text, string api) => text switch
    {
        "1s" when api == "api" => 1_000,
        "1m" or "3m" or "5m" or "15m" or "30m" => 60_000 * long.Parse(text.AsSpan(0, text.Length - 1)),
        "1h" or "2h" or "4h" or "6h" or "8h" or "12h" => 3_600_000 * long.Parse(text.AsSpan(0, text.Length - 1)),
        "1d" => Day,
        "3d" => 3 * Day,
        "1w" => 7 * Day,
        "1M" => 0,
        _ => null,
    };

    /// <summary>The first open time at or after an instant.</summary>
    public static long Ceiling(long time, long length)
    {
        if (length == 0)
        {
            DateTime date = DateTime.UnixEpoch.AddMilliseconds(time);
            DateTime first = new(date.Year, date.Month, 1, 0, 0, 0, DateTimeKind.Utc);
            return first == date ? time : UnixMs(first.AddMonths(1));
        }

        long offset = length == 7 * Day ? FirstMonday : 0;
        return ((time - offset + length - 1) / length * length) + offset;
    }

    /// <summary>When a bar closes, which is when the next one opens.</summary>
    public static long Next(long open, long length) =>
        length == 0 ? UnixMs(DateTime.UnixEpoch.AddMilliseconds(open).AddMonths(1)) : open + length;

    /// <summary>When the bar before opened.</summary>
    public static long Previous(long open, long length) =>
        length == 0 ? UnixMs(DateTime.UnixEpoch.AddMilliseconds(open).AddMonths(-1)) : open - length;

    private static long UnixMs(DateTime time) => (long)(time - DateTime.UnixEpoch).TotalMilliseconds;
}
