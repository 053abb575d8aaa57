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
        foreach (string symbol in Symbols)
        {
            string file = Repository.Shared($"data/binance_usdm/{symbol}-1h-um.csv.gz");
            _tool.Run("data", "import", file, "--exchange", "binance", "--market", "perp", "--symbol", symbol, "--interval", "1h", "--cache-dir", "cache").Expect(0);
            Keep(symbol, funding[symbol]);
        }

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
