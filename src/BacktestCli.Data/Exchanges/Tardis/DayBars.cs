using BacktestCli.Core.Market;
using BacktestCli.Data.Cache;

namespace BacktestCli.Data.Exchanges.Tardis;

/// <summary>What holds for every source that makes bars day by day.</summary>
internal static class DayBars
{
    /// <summary>Why bars of a length cannot be made; null where they can.</summary>
    public static string? Refusal(string source, Interval interval) => interval.Milliseconds > UtcTime.Day
        ? $"{source} makes bars of whole days, so none longer than 1d: {interval} is. Download 1d, then build {interval} with 'backtest data resample'."
        : null;

    /// <summary>Cuts a stretch at midnights.</summary>
    /// <param name="range">The stretch.</param>
    /// <param name="shift">How much later than midnight a day begins, ms.</param>
    public static IEnumerable<TimeRange> Days(TimeRange range, long shift = 0)
    {
        for (long from = range.From; from < range.To;)
        {
            long to = Math.Min(range.To, UtcTime.StartOfDay(from - shift) + UtcTime.Day + shift);
            yield return new TimeRange(from, to);
            from = to;
        }
    }

    /// <summary>When the first bar may open: not before the day the vendor began.</summary>
    public static long FirstOpen(BarWish wish, long from)
    {
        long earliest = Math.Max(from, wish.Instrument.ListedAt is { } listed ? UtcTime.StartOfDay(listed) : from);
        return wish.Interval.Ceiling(earliest);
    }
}
