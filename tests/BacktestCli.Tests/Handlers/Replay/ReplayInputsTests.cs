using System.Globalization;
using BacktestCli.Core.Market;
using BacktestCli.Data;
using BacktestCli.Data.Cache;
using BacktestCli.Data.Download;
using BacktestCli.Data.Series;
using BacktestCli.Tests.Fakes;
using Interval = BacktestCli.Core.Market.Interval;

namespace BacktestCli.Tests.Handlers.Replay;

/// <summary><c>backtest replay</c> of what a run reads beside its bars: shorter bars, mark prices, funding, a benchmark.</summary>
public sealed class ReplayInputsTests : IDisposable
{
    private const string Lock = "runs/first/run.lock";

    private const long Start = 1_704_067_200_000;

    private const long Hour = 3_600_000;

    private const int Hours = 240;

    private const string Strategy = "name: mine\ndescription: Buys a rise.\nentry: close > sma(5)\nexit: close < sma(5)\nstop_loss: 1%\ntake_profit: 1%\nsize: 90%\n";

    private const string Perp = "run -s buy-and-hold --symbol AAAUSDT --market perp --interval 1h --leverage 3";

    private static readonly Instrument Contract = new("binance", MarketKind.Perp, "AAAUSDT");

    private readonly Session _session = new();
    private readonly BarCache _cache;

    public ReplayInputsTests()
    {
        _cache = new BarCache(_session.PathOf("home/.cache/backtest"), TimeProvider.System, "1");
        File.WriteAllText(_session.PathOf("mine.yaml"), Strategy);
        Import("AAAUSDT", 60, 0, "spot");
        Import("AAAUSDT", 60, 0, "perp");
    }

    public void Dispose() => _session.Dispose();

    [Fact]
    public void Shorter_bars_of_the_cache_are_locked_and_one_that_differs_is_named()
    {
        Import("AAAUSDT", 15, 0, "spot");
        SameAgain("run -s mine.yaml --symbol AAAUSDT --interval 1h --detail-interval 15m");
        Import("AAAUSDT", 15, 0.01, "spot", "--prefer", "new");
        Refused(": datasets[1].fingerprint (binance spot AAAUSDT 15m, cache) is ", "The bars are not those of the run");
        Directory.Delete(Folder("interval=15m"), recursive: true);
        _session.Expect(3, "replay", Lock, "--frozen");
        Assert.Contains("binance spot AAAUSDT 15m: 0 of 960 bars are cached", _session.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Shorter_bars_of_a_file_are_locked_and_one_that_differs_is_named()
    {
        Write("hours.csv", 60, 0);
        Write("quarters.csv", 15, 0);
        SameAgain("run -s mine.yaml --data hours.csv --detail quarters.csv --symbol XUSDT");
        Write("quarters.csv", 15, 0.01);
        Refused(": datasets[1].fingerprint (file spot XUSDT 15m, file) is ");
    }

    [Fact]
    public void Mark_prices_are_locked_and_one_that_differs_is_named()
    {
        Mark(0);
        SameAgain(Perp + " --no-funding");
        Assert.Contains("\"mark_price\": true", Read(Lock), StringComparison.Ordinal);
        string folder = Folder($"{Path.DirectorySeparatorChar}mark{Path.DirectorySeparatorChar}");
        Directory.Delete(folder, recursive: true);
        _session.Expect(3, "replay", Lock);
        Assert.Contains("binance perp AAAUSDT 1h mark: 0 of 240 bars are cached", _session.Error, StringComparison.Ordinal);
        Mark(0.01);
        Refused(": datasets[1].fingerprint (binance perp AAAUSDT 1h mark, cache) is ");
    }

    [Fact]
    public void Mark_prices_that_come_later_change_nothing()
    {
        SameAgain(Perp + " --no-funding");
        Mark(0);
        _session.Expect(0, "replay", Lock, "--frozen");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Funding_is_locked_and_a_payment_that_differs_is_named(bool hasMark)
    {
        Fund(0.0001);
        if (hasMark)
            Mark(0);
        SameAgain(Perp);
        if (!hasMark)
            Mark(0);
        _session.Expect(0, "replay", Lock, "--frozen");
        Assert.DoesNotContain("\"funding_paid\": 0,", Read("runs/first/report.json"), StringComparison.Ordinal);
        Directory.Delete(Folder("funding"), recursive: true);
        Refused(": instruments[0].funding.fingerprint (binance perp AAAUSDT) is ", "The funding that is cached is not that of the run");
        Fund(0.0002);
        Refused(": instruments[0].funding.fingerprint (binance perp AAAUSDT) is ");
    }

    [Fact]
    public void A_benchmark_is_locked_and_a_bar_of_it_that_differs_is_named()
    {
        Import("BBBUSDT", 60, 0.2, "spot");
        SameAgain("run -s mine.yaml --symbol AAAUSDT --interval 1h --benchmark BBBUSDT");
        Import("BBBUSDT", 60, 0.3, "spot", "--prefer", "new");
        Refused(": datasets[1].fingerprint (binance spot BBBUSDT 1h, cache) is ");
    }

    [Fact]
    public void A_benchmark_keeps_the_bars_it_had_where_others_of_it_come_later()
    {
        Import("BBBUSDT", 1440, 0.2, "spot");
        SameAgain("run -s mine.yaml --symbol AAAUSDT --interval 1h --benchmark BBBUSDT");
        Import("BBBUSDT", 60, 0.2, "spot");
        _session.Expect(0, "replay", Lock, "--frozen");
    }

    private void SameAgain(string line)
    {
        _session.Expect(0, [.. line.Split(' '), "--name", "first"]);
        _session.Expect(0, "replay", Lock, "--frozen", "--out", "again");
        string folder = Assert.Single(Directory.GetDirectories(_session.PathOf("again")));
        Assert.Equal(Read("runs/first/report.json"), File.ReadAllText(Path.Combine(folder, "report.json")));
        Assert.Equal(Read(Lock), File.ReadAllText(Path.Combine(folder, "run.lock")));
    }

    private void Refused(params string[] messages)
    {
        _session.Expect(1, "replay", Lock, "--frozen");
        Assert.All(messages, message => Assert.Contains(message, _session.Error, StringComparison.Ordinal));
    }

    private string Read(string name) => File.ReadAllText(_session.PathOf(name));

    private string Folder(string part) => Assert.Single(
        Directory.GetFiles(_cache.Root, "manifest.json", SearchOption.AllDirectories).Select(file => Path.GetDirectoryName(file)!),
        folder => folder.Contains(part, StringComparison.Ordinal));

    private void Import(string symbol, int minutes, double shift, string market, params string[] more)
    {
        Write("bars.csv", minutes, shift);
        _session.Expect(0, ["data", "import", "bars.csv", "--symbol", symbol, "--market", market, "--interval", minutes == 60 ? "1h" : minutes == 1440 ? "1d" : $"{minutes}m", .. more]);
    }

    private void Mark(double shift)
    {
        BarTable bars = new();
        for (int i = 0; i < Hours; i++)
            bars.AddRow(Start + (i * Hour), [.. Values(Start + (i * Hour), 60, shift), double.NaN, double.NaN, double.NaN, double.NaN]);
        _cache.Store(Contract, Interval.OneHour, PriceKind.Mark, new FetchedBars { Bars = bars, Sources = [Source] }, TestContext.Current.CancellationToken);
    }

    private void Fund(double rate)
    {
        SeriesTable rows = new(SeriesKind.Funding);
        for (int hour = 0; hour <= Hours; hour += 8)
            rows.Add(Start + (hour * Hour), [rate, double.NaN, 8]);
        _cache.Series.Store(Contract, SeriesKind.Funding, null, rows, [Source], [], TestContext.Current.CancellationToken);
    }

    private static FetchedFrom Source => new(new Origin("https://api.test/"), [new TimeRange(Start, Start + (Hours * Hour) + 1)]);

    private void Write(string name, int minutes, double shift) => File.WriteAllLines(_session.PathOf(name), Enumerable.Range(0, Hours * 60 / minutes)
        .Select(i => Start + (i * minutes * 60_000L))
        .Select(time => string.Create(CultureInfo.InvariantCulture, $"{time},{string.Join(',', Values(time, minutes, shift).Select(value => value.ToString("R", CultureInfo.InvariantCulture)))}")));

    /// <summary>Open, high, low, close and volume of a bar of one walk that is sampled every 15 minutes, whatever the bar's length.</summary>
    private static double[] Values(long time, int minutes, double shift)
    {
        double[] prices = [.. Enumerable.Range((int)((time - Start) / 900_000), (minutes / 15) + 1).Select(i => Math.Round(100 + (10 * Math.Sin(i / 36.0)) + (4 * Math.Sin(i / 2.3)) + shift, 4))];
        return [prices[0], prices.Max(), prices.Min(), prices[^1], minutes];
    }
}
