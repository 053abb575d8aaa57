using System.Globalization;
using System.IO.Compression;
using BacktestCli.Core.Market;
using BacktestCli.Data.Cache;
using BacktestCli.Data.Export;
using BacktestCli.Data.Import;
using BacktestCli.Data.Sources;
using BacktestCli.Data.Synthetic;
using BenchmarkDotNet.Attributes;

namespace BacktestCli.Benchmarks;

/// <summary>
/// A year of 1-minute bars, 525,600, between disk and engine: the import of twelve monthly zips as Binance publishes them (12 columns, some 90 MB
/// of text), and the loading of the six columns a run reads, SHA-256 of every file checked: from files that hold only those six, and from files that
/// hold the four optional ones too and are hashed with them.
/// </summary>
[InProcess]
[WarmupCount(2)]
[IterationCount(10)]
[InvocationCount(1)]
[MemoryDiagnoser]
public class CacheBenchmarks
{
    private const int Bars = 525_600;

    private static readonly Instrument Instrument = new("binance", MarketKind.Spot, "BTCUSDT");

    private string _folder = "";
    private int _imports;

    private string Zips => Path.Combine(_folder, "zips");

    private BarCache SixColumns => Cache("six");

    private BarCache TenColumns => Cache("ten");

    [GlobalSetup]
    public void Publish()
    {
        _folder = Directory.CreateTempSubdirectory("backtest-").FullName;
        Directory.CreateDirectory(Zips);
        SyntheticBars year = new() { Count = Bars, Interval = Interval.OneMinute };
        IEnumerable<Bar> bars = year.ReadBlocks(CancellationToken.None).SelectMany(block => Enumerable.Range(0, block.Count).Select(i => block[i]));
        foreach (IGrouping<string, Bar> month in bars.GroupBy(bar => UtcTime.FormatDate(bar.OpenTime)[..7]))
            Zip(month.Key, month);
        Import(TenColumns, Zips);
        string six = Path.Combine(_folder, "six.parquet");
        BarExport.Write(year, six, ExportFormat.Parquet, CancellationToken.None);
        Import(SixColumns, six);
    }

    [GlobalCleanup]
    public void Remove() => Directory.Delete(_folder, recursive: true);

    [Benchmark]
    public long ImportZips() => Import(Cache($"import{_imports++}"), Zips);

    [Benchmark]
    public double LoadSixOfSix() => Read(SixColumns.Open(new BarRequest(Instrument, Interval.OneMinute)));

    [Benchmark]
    public double LoadSixOfTen() => Read(TenColumns.Open(new BarRequest(Instrument, Interval.OneMinute)));

    [Benchmark]
    public double LoadSixOfSixAndFingerprint() => Read(new MeasuredBars(SixColumns.Open(new BarRequest(Instrument, Interval.OneMinute)), "cache"));

    private static double Read(IBarSource source)
    {
        double last = 0;
        foreach (BarSeries block in source.ReadBlocks(CancellationToken.None))
            last = block.Closes[^1];
        return last;
    }

    private BarCache Cache(string name) => new(Path.Combine(_folder, name), TimeProvider.System, "benchmark");

    private static long Import(BarCache cache, string path)
    {
        ImportedBars imported = BarImport.Read(new ImportRequest { Paths = [path], Symbol = "BTCUSDT", Interval = Interval.OneMinute }, CancellationToken.None);
        return cache.Import(Instrument, imported, default, CancellationToken.None).Added;
    }

    private void Zip(string month, IEnumerable<Bar> bars)
    {
        using ZipArchive archive = ZipFile.Open(Path.Combine(Zips, $"BTCUSDT-1m-{month}.zip"), ZipArchiveMode.Create);
        using StreamWriter text = new(archive.CreateEntry($"BTCUSDT-1m-{month}.csv").Open());
        foreach (Bar bar in bars)
        {
            double value = bar.Volume * bar.Close;
            text.Write(string.Create(
                CultureInfo.InvariantCulture,
                $"{bar.OpenTime},{bar.Open:F8},{bar.High:F8},{bar.Low:F8},{bar.Close:F8},{bar.Volume:F8},{bar.OpenTime + 59_999},"));
            text.Write(string.Create(
                CultureInfo.InvariantCulture,
                $"{value:F8},{(int)(bar.Volume * 10)},{bar.Volume / 2:F8},{value / 2:F8},0\n"));
        }
    }
}
