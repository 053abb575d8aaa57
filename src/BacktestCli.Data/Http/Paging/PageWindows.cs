using BacktestCli.Core.Market;
using BacktestCli.Data.Cache;

namespace BacktestCli.Data.Http.Paging;

/// <summary>Cuts a stretch of time into windows that fit on a page.</summary>
internal static class PageWindows
{
    /// <summary>Windows of at most so many bars, oldest first, that cover a stretch without overlap.</summary>
    /// <param name="range">Open times; its start is one.</param>
    /// <param name="interval">How long a bar lasts.</param>
    /// <param name="bars">Most bars a page holds.</param>
    public static IEnumerable<TimeRange> Of(TimeRange range, Interval interval, int bars)
    {
        for (long from = range.From; from < range.To;)
        {
            long to = After(from, interval, bars, range.To);
            yield return new TimeRange(from, to);
            from = to;
        }
    }

    /// <summary>Windows of at most so many milliseconds; likewise.</summary>
    public static IEnumerable<TimeRange> Of(TimeRange range, long milliseconds)
    {
        for (long from = range.From; from < range.To; from += milliseconds)
            yield return new TimeRange(from, Math.Min(range.To, from + milliseconds));
    }

    private static long After(long from, Interval interval, int bars, long last)
    {
        if (!interval.IsCalendar)
            return Math.Min(last, from + (bars * interval.Milliseconds));
        long to = from;
        for (int bar = 0; bar < bars && to < last; bar++)
            to = interval.Next(to);
        return Math.Min(last, to);
    }
}
