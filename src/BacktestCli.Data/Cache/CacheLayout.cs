using System.Globalization;
using BacktestCli.Core.Market;

namespace BacktestCli.Data.Cache;

/// <summary>
/// Where things lie in the cache. Names are Hive-style, so that DuckDB, Polars, pandas and Spark read a whole cache with one glob.
/// </summary>
internal static class CacheLayout
{
    /// <summary>Changes when a reader of today could not read what is written.</summary>
    public const string Version = "v1";

    /// <summary>The ending of files of bars.</summary>
    public const string Ending = ".parquet";

    /// <summary>The ending of files that are being written; one that is left over belongs to nobody.</summary>
    public const string TemporaryEnding = ".tmp";

    /// <summary>What a dataset's folder says about itself.</summary>
    public const string ManifestName = "manifest.json";

    /// <summary>Held open by whoever writes.</summary>
    public const string LockName = ".lock";

    /// <summary>Months are spelt 1mo, because some file systems take 1M and 1m for one name.</summary>
    private const string MonthFolder = "1mo";

    private const long HourMilliseconds = 3_600_000;

    /// <summary>The folder of one instrument and interval.</summary>
    /// <exception cref="DataException">A name cannot be that of a folder.</exception>
    public static string Folder(string root, Instrument instrument, Interval interval) => Path.Combine(
        root,
        Version,
        "exchange=" + Safe(instrument.Exchange, "exchange"),
        "market=" + instrument.Market.ToString().ToLowerInvariant(),
        "symbol=" + Safe(instrument.Symbol, "symbol"),
        "interval=" + (interval.IsCalendar ? MonthFolder : interval.ToString()));

    /// <summary>The name of the file that holds a bar: one a UTC month, or a year where bars last an hour or more.</summary>
    public static string FileName(Interval interval, long openTime) =>
        DateTime.UnixEpoch.AddMilliseconds(openTime).ToString(HoldsYear(interval)
            ? "yyyy"
            : "yyyy-MM", CultureInfo.InvariantCulture) + Ending;

    /// <summary>End of the stretch of time, [start, end) in Unix ms, that the file of a bar is for.</summary>
    public static long FileEnd(Interval interval, long openTime)
    {
        DateTime date = DateTime.UnixEpoch.AddMilliseconds(openTime);
        DateTime start = new(date.Year, HoldsYear(interval) ? 1 : date.Month, 1, 0, 0, 0, DateTimeKind.Utc);
        return (long)((HoldsYear(interval) ? start.AddYears(1) : start.AddMonths(1)) - DateTime.UnixEpoch).TotalMilliseconds;
    }

    /// <summary>Every dataset's folder, with what its path says it holds, in the order of the paths.</summary>
    public static IEnumerable<(string Folder, Instrument Instrument, Interval Interval)> Datasets(string root)
    {
        string top = Path.Combine(root, Version);
        if (!Directory.Exists(root) || !Directory.EnumerateDirectories(root, Version).Any())
            yield break;

        IEnumerable<string> folders = Directory.EnumerateDirectories(top, "interval=*", SearchOption.AllDirectories);
        foreach (string folder in folders.Order(StringComparer.Ordinal))
        {
            string[] parts = Path.GetRelativePath(top, folder).Split(Path.DirectorySeparatorChar);
            string[] values = [.. parts.Select(part => part[(part.IndexOf('=') + 1)..])];
            string interval = values[^1] == MonthFolder ? "1M" : values[^1];
            if (values.Length == 4 && Interval.TryParse(interval, out Interval length)
                && Enum.TryParse(values[1], ignoreCase: true, out MarketKind market))
                yield return (folder, new Instrument(values[0], market, values[2]), length);
        }
    }

    private static bool HoldsYear(Interval interval) => interval.Milliseconds >= HourMilliseconds;

    /// <summary>True for a name that is safe as a folder's.</summary>
    public static bool CanName(string name) =>
        name.Length > 0 && name[0] != '.' && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.');

    private static string Safe(string name, string what) =>
        CanName(name)
            ? name
            : throw new DataException($"The {what} '{name}' cannot name a folder of the cache: use letters, digits, '-', '_' "
                + "and '.', as in BTCUSDT.");
}
