using BacktestCli.Core.Market;
using BacktestCli.Data;
using BacktestCli.Data.Cache;
using BacktestCli.Data.Download;
using BacktestCli.Data.Import;
using BacktestCli.Data.Sources;

namespace BacktestCli.Tests.Data.Cache;

/// <summary>A cache in a folder of its own, and imports made of a few numbers.</summary>
internal sealed class CacheFixture : IDisposable
{
    public static readonly Instrument Instrument = new("binance", MarketKind.Spot, "BTCUSDT");

    private readonly TemporaryFolder _folder = new();

    public CacheFixture() => Cache = new BarCache(_folder["cache"], new StoppedClock(), "1.2.3");

    public BarCache Cache { get; }

    public TemporaryFolder Files => _folder;

    /// <summary>Hourly bars of 2024, flat at a price that follows from the hour, unless told otherwise.</summary>
    public static ImportedBars Hours(IEnumerable<int> hours, double? price = null, double trades = double.NaN)
    {
        var bars = new BarTable();
        foreach (int hour in hours)
        {
            double value = price ?? (100 + (hour % 50));
            bars.Add(Bars.Start + (hour * Bars.Hour), [value, value, value, value, hour, double.NaN, trades, double.NaN, double.NaN]);
        }

        return Imported(bars, Interval.OneHour);
    }

    public static ImportedBars Imported(BarTable bars, Interval interval) => new()
    {
        Bars = bars,
        Interval = interval,
        IntervalInferred = false,
        RowsRead = bars.Count,
        Faults = [],
        Repair = Repair.None,
        Gaps = [],
        Notes = [],
        Sources = [new SourceFile("a.csv", 10, new string('a', 64), ChecksumVerified: true)],
    };

    public CacheImportResult Import(ImportedBars bars, Preference preference = Preference.None) =>
        Cache.Import(Instrument, bars, preference, TestContext.Current.CancellationToken);

    /// <summary>A stretch of hours of 2024, [from, to).</summary>
    public static TimeRange Stretch(int from, int to) => new(Bars.Start + (from * Bars.Hour), Bars.Start + (to * Bars.Hour));

    /// <summary>A stretch as hours of 2024.</summary>
    public static string Spell(TimeRange range) => $"{(range.From - Bars.Start) / Bars.Hour}-{(range.To - Bars.Start) / Bars.Hour}";

    public static string Spell(IEnumerable<TimeRange> ranges) => string.Join(' ', ranges.Select(Spell));

    /// <summary>The bars of some hours as one origin's answer for a stretch, and what it does not have.</summary>
    public static FetchedBars Fetched(
        IEnumerable<int> hours, TimeRange answered, HoleClass? absent = null, string address = "https://api.test/bars", double? price = null)
    {
        BarTable bars = Hours(hours, price).Bars;
        List<TimeRange> there = Ranges.Of(bars.Times.ToArray(), Interval.OneHour);
        return new FetchedBars
        {
            Bars = bars,
            Sources = [new FetchedFrom(new Origin(address), [answered])],
            Absences = absent is { } why ? [.. Ranges.Without(answered, there).Select(part => new Absence(part, why))] : [],
        };
    }

    public CacheImportResult Store(FetchedBars fetched, PriceKind price = PriceKind.Trade) =>
        Cache.Store(Instrument, Interval.OneHour, price, fetched, TestContext.Current.CancellationToken);

    public string Missing(int from, int to, bool recheck = false) =>
        Spell(Cache.Missing(Instrument, Interval.OneHour, PriceKind.Trade, Stretch(from, to), recheck));

    public CacheManifest Manifest() => CacheJson.Read(File.ReadAllBytes(PathOf("manifest.json")));

    public List<Bar> Read(long? from = null, long? to = null) => Bars.Read(Open(from, to));

    public CachedBars Open(long? from = null, long? to = null) => Cache.Open(new BarRequest(Instrument, Interval.OneHour) { From = from, To = to });

    public string Fingerprint()
    {
        var measured = new MeasuredBars(Open(), "cache");
        Bars.Read(measured);
        return measured.Dataset.Fingerprint;
    }

    public string PathOf(string name) =>
        Path.Combine(_folder["cache"], "v1", "exchange=binance", "market=spot", "symbol=BTCUSDT", "interval=1h", name);

    public IReadOnlyList<CacheProblem> Verify() => Cache.Verify(TestContext.Current.CancellationToken);

    public void Dispose() => _folder.Dispose();

    private sealed class StoppedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch.AddYears(55);
    }
}
