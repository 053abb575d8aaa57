namespace BacktestCli.FakeVenues.Paging;

/// <summary>How long a bar lasts.</summary>
/// <param name="Length">Milliseconds; 0 for months.</param>
/// <param name="Origin">An open time, Unix ms.</param>
internal readonly record struct FakeInterval(long Length, long Origin = 0)
{
    private const long Minute = 60_000;
    private const long Day = 1_440 * Minute;

    /// <summary>Months.</summary>
    public static FakeInterval Month { get; }

    /// <summary>Weeks from Monday to Monday.</summary>
    public static FakeInterval Week { get; } = new(7 * Day, 4 * Day);

    /// <summary>Days.</summary>
    public static FakeInterval Days(int count) => new(count * Day);

    /// <summary>Minutes.</summary>
    public static FakeInterval Minutes(int count) => new(count * Minute);

    /// <summary>Open time of the bar that holds an instant after 1970.</summary>
    public long Floor(long time)
    {
        if (Length > 0)
            return time - ((((time - Origin) % Length) + Length) % Length);
        DateTime date = DateTime.UnixEpoch.AddMilliseconds(time);
        return Start(date.Year, date.Month);
    }

    /// <summary>Open time of the bar after one.</summary>
    public long Next(long openTime) => Length > 0 ? openTime + Length : Floor(openTime + (31 * Day));

    private static long Start(int year, int month) =>
        (long)(new DateTime(year, month, 1, 0, 0, 0, DateTimeKind.Utc) - DateTime.UnixEpoch).TotalMilliseconds;
}
