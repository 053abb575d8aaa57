using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using BacktestCli.Core.Market;
using BacktestCli.Data.Cache;
using BacktestCli.Data.Download;
using BacktestCli.Data.Series;
using BacktestCli.Tests;

namespace BacktestCli.EndToEnd;

/// <summary>Two real contracts with their real funding, as a process, against a recomputation that knows no type of the engine.</summary>
public sealed class RealPortfolioTests : IDisposable
{
    private const long Hour = 3_600_000;
    private const long From = 1_704_067_200_000;
    private const long To = From + (60 * 24 * Hour);
    private const decimal Fee = 0.0005m;

    private static readonly string[] Symbols = ["BTCUSDT", "ETHUSDT"];

    private readonly Backtest _tool = new();

    public void Dispose() => _tool.Dispose();

    [Fact]
    public void Two_contracts_held_for_two_months_pay_what_a_straight_line_reckons()
    {
        Dictionary<string, (long Time, double Open, double Close)[]> bars = Symbols.ToDictionary(symbol => symbol, symbol => Bars(Repository.Shared($"data/binance_usdm/{symbol}-1h-um.csv.gz")));
        Dictionary<string, (long Time, double Rate)[]> funding = Symbols.ToDictionary(symbol => symbol, symbol => Funding(Repository.Shared($"data/binance_usdm/{symbol}-funding-um.csv")));
        Import(funding);

        _tool.Run("run -s buy-and-hold --market perp --symbol ETHUSDT,BTCUSDT --interval 1h --from 2024-01-01 --to 2024-03-01 --cache-dir cache "
            + "--taker-fee 0.0005 --maker-fee 0.0002 --slippage none --leverage 3 --name two").Expect(0);

        using JsonDocument report = JsonDocument.Parse(File.ReadAllText(_tool.PathOf("runs/two/report.json")));
        JsonElement metrics = report.RootElement.GetProperty("metrics");
        (decimal profit, decimal paid) = StraightLine(bars, funding);
        Assert.NotEqual(0, paid);
        Assert.Equal((double)profit, metrics.GetProperty("net_profit").GetDouble(), 1e-6);
        Assert.Equal((double)paid, metrics.GetProperty("funding_paid").GetDouble(), 1e-6);
        Assert.Equal(2, metrics.GetProperty("total_trades").GetInt32());
        Assert.DoesNotContain(report.RootElement.GetProperty("warnings").EnumerateArray(), warning => warning.GetProperty("code").GetString() is "missing_funding" or "perp_without_funding");
    }

    [Fact]
    public void Brackets_on_three_fold_leverage_under_a_longer_filter_end_within_the_printed_range_whichever_way_is_declared()
    {
        Import(Symbols.ToDictionary(symbol => symbol, symbol => Funding(Repository.Shared($"data/binance_usdm/{symbol}-funding-um.csv"))));
        File.WriteAllText(_tool.PathOf("brackets.yaml"), """
            name: brackets
            description: Buys dips in a rising market and sells rallies in a falling one, each with a stop and a target.
            indicators:
              rising: { of: "close > ema(close, 50)", interval: 4h }
              rsi: rsi(close, 14)
            entry: { long: rising and rsi < 40, short: not rising and rsi > 60 }
            size: 250%
            stop_loss: 1.5%
            take_profit: 1.5%
            """);
        JsonElement[] reports = [.. new[] { "pessimistic", "path" }.Select(way => RunBrackets(way))];

        Assert.NotEqual(reports[0].GetProperty("metrics").GetProperty("total_return").GetDouble(), reports[1].GetProperty("metrics").GetProperty("total_return").GetDouble());
        foreach (string metric in new[] { "total_return", "max_drawdown" })
        {
            foreach (double[] range in reports.Select(report => report.GetProperty("intrabar").GetProperty(metric).EnumerateArray().Select(end => end.GetDouble()).ToArray()))
                Assert.All(reports, report => Assert.InRange(report.GetProperty("metrics").GetProperty(metric).GetDouble(), range.Min(), range.Max()));
        }

        Assert.All(reports, report => Assert.NotEqual(0, report.GetProperty("metrics").GetProperty("funding_paid").GetDouble()));
    }

    private JsonElement RunBrackets(string way)
    {
        _tool.Run($"run -s brackets.yaml --market perp --symbol ETHUSDT,BTCUSDT --interval 1h --from 2023-01-01 --to 2024-05-01 --cache-dir cache --leverage 3 --intrabar {way} "
            + $"--name {way} --offline").Expect(0);
        return JsonDocument.Parse(File.ReadAllText(_tool.PathOf($"runs/{way}/report.json"))).RootElement;
    }

    private void Import(Dictionary<string, (long Time, double Rate)[]> funding)
    {
        foreach (string symbol in Symbols)
        {
            string file = Repository.Shared($"data/binance_usdm/{symbol}-1h-um.csv.gz");
            _tool.Run("data", "import", file, "--exchange", "binance", "--market", "perp", "--symbol", symbol, "--interval", "1h", "--cache-dir", "cache").Expect(0);
            Keep(symbol, funding[symbol]);
        }
    }

    /// <summary>Each buys half of 95 % of the account at the second open, one after the other, pays every rate of the range at the close of its bar, and sells at the last close.</summary>
    private static (decimal Profit, decimal Paid) StraightLine(
        Dictionary<string, (long Time, double Open, double Close)[]> bars, Dictionary<string, (long Time, double Rate)[]> funding)
    {
        (decimal equity, decimal paid) = (10_000m, 0m);
        List<(string Symbol, decimal Quantity, decimal Price)> held = [];
        foreach (string symbol in Symbols)
        {
            decimal price = (decimal)bars[symbol].First(bar => bar.Time == From + Hour).Open;
            decimal quantity = decimal.Floor(0.95m * 0.5m * equity / price * 100_000_000m) / 100_000_000m;
            equity -= quantity * price * Fee;
            held.Add((symbol, quantity, price));
        }

        foreach ((string symbol, decimal quantity, decimal price) in held)
        {
            foreach ((long time, double rate) in funding[symbol].Where(payment => payment.Time > From + Hour && payment.Time < To))
                paid += quantity * (decimal)bars[symbol].Single(bar => bar.Time == time - Hour).Close * (decimal)rate;
            decimal last = (decimal)bars[symbol].Last(bar => bar.Time < To).Close;
            equity += (quantity * (last - price)) - (quantity * last * Fee);
        }

        return (equity - paid - 10_000m, paid);
    }

    private void Keep(string symbol, (long Time, double Rate)[] payments)
    {
        SeriesTable rows = new(SeriesKind.Funding);
        foreach ((long time, double rate) in payments)
            rows.Add(time, [rate, double.NaN, 8]);
        BarCache cache = new(_tool.PathOf("cache"), TimeProvider.System, "1.0.0");
        FetchedFrom source = new(new Origin("https://api.test/funding"), [new TimeRange(payments[0].Time, payments[^1].Time + 1)]);
        cache.Series.Store(new Instrument("binance", MarketKind.Perp, symbol), SeriesKind.Funding, null, rows, [source], [], TestContext.Current.CancellationToken);
    }

    private static (long Time, double Open, double Close)[] Bars(string file)
    {
        using StreamReader reader = new(new GZipStream(File.OpenRead(file), CompressionMode.Decompress));
        return [.. Rows(reader.ReadToEnd()).Select(row => (long.Parse(row[0], CultureInfo.InvariantCulture), Number(row[1]), Number(row[4])))];
    }

    private static (long Time, double Rate)[] Funding(string file) =>
        [.. Rows(File.ReadAllText(file)).Select(row => (long.Parse(row[0], CultureInfo.InvariantCulture) / 60_000 * 60_000, Number(row[1])))];

    private static IEnumerable<string[]> Rows(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.TrimEnd('\r').Split(','));

    private static double Number(string text) => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
}
