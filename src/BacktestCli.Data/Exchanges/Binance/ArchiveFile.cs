using System.Globalization;
using BacktestCli.Core.Market;
using BacktestCli.Data.Cache;

namespace BacktestCli.Data.Exchanges.Binance;

/// <summary>A file of bars that Binance publishes once a day or a month is over.</summary>
/// <param name="Path">Where it lies on the archive's host, with the leading slash.</param>
/// <param name="Range">What it holds, [from, to) of open times.</param>
/// <param name="PublishedAt">From when it can be there, Unix ms: days on the next, months on the first Monday of the next.</param>
/// <param name="IsMonth">True for a month, false for a day.</param>
internal sealed record ArchiveFile(string Path, TimeRange Range, long PublishedAt, bool IsMonth)
{
    /// <summary>The name without folders and ending.</summary>
    public string Stem => System.IO.Path.GetFileNameWithoutExtension(Path);

    /// <summary>What of a stretch it holds; the two must meet.</summary>
    public TimeRange Part(TimeRange range) => new(Math.Max(range.From, Range.From), Math.Min(range.To, Range.To));

    /// <summary>The file of the UTC month that holds an instant (Unix ms).</summary>
    public static ArchiveFile Month(BarWish wish, long time)
    {
        DateTime day = DateTime.UnixEpoch.AddMilliseconds(time);
        DateTime first = new(day.Year, day.Month, 1, 0, 0, 0, DateTimeKind.Utc);
        DateTime next = first.AddMonths(1);
        DateTime monday = next.AddDays(((int)DayOfWeek.Monday - (int)next.DayOfWeek + 7) % 7);
        return new ArchiveFile(
            PathOf(wish, "monthly", first.ToString("yyyy-MM", CultureInfo.InvariantCulture)),
            new TimeRange(UnixMs(first), UnixMs(next)),
            UnixMs(monday),
            IsMonth: true);
    }

    /// <summary>The file of the UTC day that holds an instant (Unix ms).</summary>
    public static ArchiveFile Day(BarWish wish, long time)
    {
        long from = UtcTime.StartOfDay(time);
        return new ArchiveFile(
            PathOf(wish, "daily", UtcTime.FormatDate(from)), new TimeRange(from, from + UtcTime.Day), from + UtcTime.Day, IsMonth: false);
    }

    private static string PathOf(BarWish wish, string period, string date)
    {
        string symbol = Uri.EscapeDataString(wish.Instrument.Instrument.Symbol);
        string folder = BinanceProduct.Of(wish.Instrument).Folder;
        return $"/data/{folder}/{period}/{BinanceProduct.BarsOf(wish.Price)}/{symbol}/{wish.Interval}/{symbol}-{wish.Interval}-{date}.zip";
    }

    private static long UnixMs(DateTime time) => (long)(time - DateTime.UnixEpoch).TotalMilliseconds;
}
