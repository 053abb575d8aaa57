using System.Diagnostics.CodeAnalysis;

namespace BacktestCli.Core.Market;

/// <summary>
/// How long a bar lasts, written as venues do: a count and a unit, <c>1s 5m 1h 4h 1d 1w 1M</c>. Bars are aligned to the Unix epoch; weeks open on
/// Monday 00:00 UTC; months open on their first day.
/// </summary>
public readonly record struct Interval
{
    private const long Second = 1_000;
    private const long Minute = 60 * Second;
    private const long Hour = 60 * Minute;
    private const long Day = 24 * Hour;
    private const long Week = 7 * Day;

    /// <summary>1970-01-05, the first Monday of Unix time.</summary>
    private const long FirstMonday = 4 * Day;

    private readonly int _count;
    private readonly char _unit;

    private Interval(int count, char unit)
    {
        _count = count;
        _unit = unit;
    }

    /// <summary>One minute.</summary>
    public static Interval OneMinute { get; } = new(1, 'm');

    /// <summary>One hour.</summary>
    public static Interval OneHour { get; } = new(1, 'h');

    /// <summary>One UTC day.</summary>
    public static Interval OneDay { get; } = new(1, 'd');

    /// <summary>The spellings this program knows, shortest first.</summary>
    public static IReadOnlyList<string> Known { get; } =
        ["1s", "1m", "3m", "5m", "15m", "30m", "1h", "2h", "4h", "6h", "8h", "12h", "1d", "3d", "1w", "1M"];

    /// <summary>True for intervals of months, whose length varies.</summary>
    public bool IsCalendar => _unit == 'M';

    /// <summary>Length in milliseconds; for months, of the shortest (28 days each).</summary>
    public long Milliseconds => _count * _unit switch
    {
        's' => Second,
        'm' => Minute,
        'h' => Hour,
        'd' => Day,
        'w' => Week,
        'M' => 28 * Day,
        _ => throw new InvalidOperationException("An interval is made by Parse."),
    };

    /// <summary>Reads one of <see cref="Known"/>. <c>m</c> is minutes, <c>M</c> months.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Interval interval)
    {
        interval = default;
        if (text is null || !Known.Contains(text))
            return false;

        interval = new Interval(int.Parse(text.AsSpan(0, text.Length - 1)), text[^1]);
        return true;
    }

    /// <summary>Reads one of <see cref="Known"/>.</summary>
    /// <exception cref="FormatException">It is none of them.</exception>
    public static Interval Parse(string text) =>
        TryParse(text, out Interval interval)
            ? interval
            : throw new FormatException($"'{text}' is not an interval. Known: {string.Join(", ", Known)}.");

    /// <summary>Open time of the bar that holds <paramref name="time"/> (Unix ms).</summary>
    public long Floor(long time) => _unit switch
    {
        'M' => MonthStart(FloorDivide(MonthIndex(time), _count) * _count),
        'w' => FloorTo(time - FirstMonday, Milliseconds) + FirstMonday,
        _ => FloorTo(time, Milliseconds),
    };

    /// <summary>Open time of the first bar that does not open before <paramref name="time"/> (Unix ms).</summary>
    public long Ceiling(long time) => IsAligned(time) ? time : Next(Floor(time));

    /// <summary>True where <paramref name="time"/> (Unix ms) is the open time of a bar.</summary>
    public bool IsAligned(long time) => Floor(time) == time;

    /// <summary>Open time of the bar after the one opened at <paramref name="openTime"/>; equally that bar's close time.</summary>
    public long Next(long openTime) => IsCalendar ? MonthStart(MonthIndex(openTime) + _count) : openTime + Milliseconds;

    /// <summary>Bars that fit between two open times, [from, to).</summary>
    public long CountBetween(long from, long to) =>
        IsCalendar ? (MonthIndex(to) - MonthIndex(from)) / _count : (to - from) / Milliseconds;

    /// <summary>The spelling it was read from.</summary>
    public override string ToString() => $"{_count}{_unit}";

    private static long MonthIndex(long time)
    {
        DateTime date = DateTime.UnixEpoch.AddMilliseconds(time);
        return (date.Year * 12L) + date.Month - 1;
    }

    private static long MonthStart(long index) =>
        (long)(new DateTime((int)(index / 12), (int)(index % 12) + 1, 1, 0, 0, 0, DateTimeKind.Utc) - DateTime.UnixEpoch).TotalMilliseconds;

    private static long FloorTo(long time, long step) => FloorDivide(time, step) * step;

    private static long FloorDivide(long value, long by) => (value / by) - (value % by < 0 ? 1 : 0);
}
