using System.Globalization;
using BacktestCli.Core.Market;
using BacktestCli.Data.Series;

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

    private const string ExchangePrefix = "exchange=";
    private const string MarketPrefix = "market=";
    private const string SymbolPrefix = "symbol=";
    private const string IntervalPrefix = "interval=";

    private const long HourMilliseconds = 3_600_000;

    /// <summary>The folder of a dataset.</summary>
    /// <exception cref="DataException">A name cannot be that of a folder.</exception>
    public static string Folder(string root, DatasetName name) => Path.Combine(
    [
        ExchangeFolder(root, name.Instrument.Exchange),
        MarketPrefix + name.Instrument.Market.ToString().ToLowerInvariant(),
        SymbolPrefix + Safe(name.Instrument.Symbol, "symbol"),
        .. name.Word is { } word ? new[] { word } : [],
        .. name.Interval is { } interval ? new[] { IntervalPrefix + (interval.IsCalendar ? MonthFolder : interval.ToString()) } : [],
    ]);

    /// <summary>The folder of a venue.</summary>
    /// <exception cref="DataException">Its name cannot be that of a folder.</exception>
    public static string ExchangeFolder(string root, string exchange) => Path.Combine(root, Version, ExchangePrefix + Safe(exchange, "exchange"));

    /// <summary>The name of the file that holds a row: one a UTC month, or a year for bars of an hour or more and for events.</summary>
    public static string FileName(Interval? interval, long time) => DateTime.UnixEpoch.AddMilliseconds(time)
        .ToString(HoldsYear(interval) ? "yyyy" : "yyyy-MM", CultureInfo.InvariantCulture) + Ending;

    /// <summary>The stretch of time, [from, to) in Unix ms, that the file of a row is for.</summary>
    public static TimeRange FileRange(Interval? interval, long time)
    {
        DateTime date = DateTime.UnixEpoch.AddMilliseconds(time);
        DateTime start = new(date.Year, HoldsYear(interval) ? 1 : date.Month, 1, 0, 0, 0, DateTimeKind.Utc);
        DateTime end = HoldsYear(interval) ? start.AddYears(1) : start.AddMonths(1);
        return new TimeRange((long)(start - DateTime.UnixEpoch).TotalMilliseconds, (long)(end - DateTime.UnixEpoch).TotalMilliseconds);
    }

    /// <summary>Every dataset's folder, with what its path says it holds, in the order of the paths.</summary>
    public static IEnumerable<(string Folder, DatasetName Name)> Datasets(string root)
    {
        string top = Path.Combine(root, Version);
        if (!Directory.Exists(root) || !Directory.EnumerateDirectories(root, Version).Any())
            yield break;

        foreach (string folder in Directory.EnumerateDirectories(top, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            if (TryParse(Path.GetRelativePath(top, folder).Split(Path.DirectorySeparatorChar)) is { } name)
                yield return (folder, name);
        }
    }

    /// <summary>Every venue's folder, in the order of the paths.</summary>
    public static IEnumerable<(string Folder, string Exchange)> Exchanges(string root)
    {
        string top = Path.Combine(root, Version);
        return !Directory.Exists(top)
            ? []
            : Directory.EnumerateDirectories(top, ExchangePrefix + "*").Order(StringComparer.Ordinal)
                .Select(folder => (folder, Path.GetFileName(folder)[ExchangePrefix.Length..]));
    }

    /// <summary>True for a name that is safe as a folder's.</summary>
    public static bool CanName(string name) =>
        name.Length > 0 && name[0] != '.' && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.');

    /// <summary>What a path below the top says it holds; null where it is no dataset's.</summary>
    private static DatasetName? TryParse(string[] parts)
    {
        if (parts.Length is < 4 or > 5 || After(ExchangePrefix, parts[0]) is not { } exchange || After(SymbolPrefix, parts[2]) is not { } symbol
            || !Enum.TryParse(After(MarketPrefix, parts[1]), ignoreCase: true, out MarketKind market))
            return null;

        string? word = After(IntervalPrefix, parts[3]) is null ? parts[3] : null;
        Interval? interval = null;
        if (word is null || parts.Length == 5)
        {
            string? text = After(IntervalPrefix, parts[^1]);
            if (parts.Length != (word is null ? 4 : 5) || !Interval.TryParse(text == MonthFolder ? "1M" : text, out Interval length))
                return null;
            interval = length;
        }

        return Candidates(new Instrument(exchange, market, symbol), interval).FirstOrDefault(name => name.Word == word);
    }

    /// <summary>The datasets that there may be of one instrument and interval, or of its events.</summary>
    private static IEnumerable<DatasetName> Candidates(Instrument instrument, Interval? interval)
    {
        IEnumerable<PriceKind> prices = interval is null ? [] : Enum.GetValues<PriceKind>();
        return
        [
            .. prices.Select(price => new DatasetName(instrument, interval, price)),
            .. Enum.GetValues<SeriesKind>().Select(kind => new DatasetName(instrument, interval, Series: kind)),
        ];
    }

    private static string? After(string prefix, string part) => part.StartsWith(prefix, StringComparison.Ordinal) ? part[prefix.Length..] : null;

    private static bool HoldsYear(Interval? interval) => interval is null || interval.Value.Milliseconds >= HourMilliseconds;

    private static string Safe(string name, string what) =>
        CanName(name)
            ? name
            : throw new DataException($"The {what} '{name}' cannot name a folder of the cache: use letters, digits, '-', '_' "
                + "and '.', as in BTCUSDT.");
}
