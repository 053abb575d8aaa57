using System.Globalization;
using System.Text.Json;
using BacktestCli.Tests.Fakes;

namespace BacktestCli.Tests.Handlers.Reporting;

/// <summary><c>backtest run --benchmark</c> as a user types it.</summary>
public sealed class BenchmarkRunTests : IDisposable
{
    private const long Start = 1_704_067_200_000;
    private const int Hours = 24 * 20;

    private static readonly double[] Traded = [.. Enumerable.Range(0, Hours).Select(hour => 100 + (10 * Math.Sin(hour / 15d)) + (hour * 0.01))];

    private static readonly double[] Other = [.. Enumerable.Range(0, Hours).Select(hour => 50 + (4 * Math.Sin((hour + 5) / 17d)))];

    private readonly Session _session = new();

    public BenchmarkRunTests()
    {
        Import("BTCUSDT", Traded);
        Import("ETHUSDT", Other);
    }

    public void Dispose() => _session.Dispose();

    [Fact]
    public void A_run_is_held_against_the_daily_returns_of_the_other_instrument()
    {
        JsonElement report = Report("--benchmark", "ETHUSDT");
        JsonElement benchmark = report.GetProperty("benchmark");
        double[] prices = [Other[0], .. Enumerable.Range(1, 20).Select(day => Other[(day * 24) - 1])];
        double[] equity = [10_000, .. report.GetProperty("equity").EnumerateArray().Select(point => point[1].GetDouble())];
        (double[] own, double[] other) = (Returns(equity), Returns(prices));
        double[] active = [.. own.Zip(other, (r, b) => r - b)];

        Assert.Equal("binance spot ETHUSDT", benchmark.GetProperty("instrument").GetString());
        Assert.Equal(prices[1..], benchmark.GetProperty("daily").EnumerateArray().Select(day => day[1].GetDouble()), (x, y) => Math.Abs(x - y) < 1e-7);
        JsonElement metrics = benchmark.GetProperty("metrics");
        Near((prices[^1] / prices[0]) - 1, metrics, "benchmark_return");
        Near(Covariance(own, other) / Covariance(other, other), metrics, "beta");
        Near(Covariance(own, other) / Math.Sqrt(Covariance(own, own) * Covariance(other, other)), metrics, "correlation");
        Near(Math.Sqrt(Covariance(active, active) * 365), metrics, "tracking_error");
        Near(active.Average() / Math.Sqrt(Covariance(active, active)) * Math.Sqrt(365), metrics, "information_ratio");
    }

    [Fact]
    public void Nothing_else_in_the_report_changes()
    {
        string with = Bytes("--benchmark", "binance spot ETHUSDT");
        string without = Bytes();
        int start = with.IndexOf("\n  \"benchmark\": {", StringComparison.Ordinal);
        int end = with.IndexOf("\n  \"intrabar\":", StringComparison.Ordinal);

        Assert.Equal(without, with[..start] + "\n  \"benchmark\": null," + with[end..]);
        Assert.Equal(with, Bytes("--benchmark", "binance:spot:eth-usdt"));
    }

    [Fact]
    public void An_instrument_against_itself_is_buy_and_hold()
    {
        JsonElement report = Report("--benchmark", "BTCUSDT");
        JsonElement metrics = report.GetProperty("benchmark").GetProperty("metrics");

        foreach (string name in new[] { "alpha", "beta" })
            Assert.Equal(report.GetProperty("metrics").GetProperty(name).GetDouble(), metrics.GetProperty(name).GetDouble(), 9);
        Assert.Equal(report.GetProperty("metrics").GetProperty("buy_and_hold_return").GetDouble(), metrics.GetProperty("benchmark_return").GetDouble(), 9);
    }

    [Fact]
    public void Other_tools_hold_the_run_against_it_too()
    {
        Bytes("--benchmark", "ETHUSDT");
        _session.Expect(0, "report", "show", "runs/x", "--as", "quantstats", "--periods", "365", "--json");
        JsonElement shown = JsonDocument.Parse(_session.Out).RootElement;
        _session.Expect(0, "report", "show", "runs/x");
        Assert.Contains("Benchmark   binance spot ETHUSDT: return", _session.Out, StringComparison.Ordinal);
        JsonElement own = JsonDocument.Parse(File.ReadAllText(_session.PathOf("runs/x/report.json"))).RootElement.GetProperty("benchmark").GetProperty("metrics");

        Assert.Equal(
            own.GetProperty("alpha").GetDouble(),
            shown.GetProperty("figures").EnumerateArray().Single(figure => figure.GetProperty("name").GetString() == "Alpha").GetProperty("value").GetDouble(), 6);
    }

    [Fact]
    public void An_instrument_that_is_not_cached_says_how_to_get_it()
    {
        _session.Expect(3, [.. Arguments, "--benchmark", "SOLUSDT"]);

        Assert.Contains("--benchmark is SOLUSDT: no bars of binance spot SOLUSDT", _session.Error, StringComparison.Ordinal);
        Assert.Contains("backtest data download --exchange binance --market spot --symbol SOLUSDT", _session.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_benchmark_of_another_time_is_refused()
    {
        Import("LTCUSDT", Other[..240]);
        _session.Expect(3, [.. Arguments, "--benchmark", "LTCUSDT"]);

        Assert.Contains("the cache does not have the run's range", _session.Error, StringComparison.Ordinal);
    }

    private static string[] Arguments => ["run", "-s", "sma-cross", "--symbol", "BTCUSDT", "--interval", "1h", "--from", "2024-01-01", "--to", "2024-01-21", "--name", "x"];

    private JsonElement Report(params string[] more) => JsonDocument.Parse(Bytes(more)).RootElement;

    private string Bytes(params string[] more)
    {
        _session.Expect(0, [.. Arguments, .. more]);
        return File.ReadAllText(_session.PathOf("runs/x/report.json"));
    }

    private void Import(string symbol, double[] prices)
    {
        string rows = string.Concat(prices.Select((price, hour) => string.Create(
            CultureInfo.InvariantCulture, $"{Start + (hour * 3_600_000L)},{price:R},{price:R},{price:R},{price:R},5\n")));
        File.WriteAllText(_session.PathOf("bars.csv"), "timestamp_ms,open,high,low,close,volume\n" + rows);
        _session.Expect(0, "data", "import", "bars.csv", "--symbol", symbol, "--interval", "1h", "--exchange", "binance");
    }

    private static double[] Returns(double[] levels) => [.. levels.Skip(1).Zip(levels, (now, before) => (now / before) - 1)];

    private static double Covariance(double[] xs, double[] ys) => xs.Zip(ys, (x, y) => (x - xs.Average()) * (y - ys.Average())).Sum() / (xs.Length - 1);

    private static void Near(double expected, JsonElement metrics, string name) => Assert.Equal(expected, metrics.GetProperty(name).GetDouble(), 6);
}
