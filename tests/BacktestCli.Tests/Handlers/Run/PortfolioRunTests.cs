using System.Text.Json;
using BacktestCli.Tests.Fakes;

namespace BacktestCli.Tests.Handlers.Run;

/// <summary><c>backtest run</c> over several instruments, with margin and with shorter bars, in this process.</summary>
public sealed class PortfolioRunTests : IDisposable
{
    private const string NoCosts = "--fee 0 --slippage none";

    /// <summary>Entered at 100; the third hour holds both the stop and the target.</summary>
    private const string Hours = "timestamp,open,high,low,close,volume\n1704067200000,100,100,100,100,1\n1704070800000,100,100,100,100,1\n1704074400000,100,110,90,100,1\n";

    private const string BothSides = "name: both\ndescription: A stop and a target as far.\nentry: close > 0\nsize: 50%\nstop_loss: 5%\ntake_profit: 5%\n";

    private readonly Session _session = new();

    public void Dispose() => _session.Dispose();

    [Fact]
    public void Files_share_one_portfolio_whatever_their_order()
    {
        Samples("a.csv", "b.csv");
        JsonElement report = Run("--data a.csv --data b.csv --symbol AAAUSDT,BBBUSDT");
        string bytes = _session.Out;
        Assert.Equal(["AAAUSDT", "BBBUSDT"], report.GetProperty("datasets").EnumerateArray().Select(one => one.GetProperty("instrument").GetProperty("symbol").GetString()));
        Assert.Equal(2, Metric(report, "total_trades"));
        Run("--data b.csv --data a.csv --symbol BBBUSDT,AAAUSDT");
        Assert.Equal(bytes, _session.Out);
    }

    [Fact]
    public void Two_halves_of_a_portfolio_in_the_same_prices_earn_what_one_whole_does()
    {
        Samples("a.csv", "b.csv");
        double whole = Metric(Run($"--data a.csv {NoCosts}"), "net_profit");
        double halves = Metric(Run($"--data a.csv --data b.csv --symbol AAAUSDT,BBBUSDT {NoCosts}"), "net_profit");
        double weighted = Metric(Run($"--data a.csv --data b.csv --symbol AAAUSDT,BBBUSDT --weights bbb/usdt=0.2,AAAUSDT=0.3 {NoCosts}"), "net_profit");
        Assert.NotEqual(0, whole);
        Assert.Equal(whole, halves, Math.Abs(whole) * 1e-6);
        Assert.Equal(whole / 2, weighted, Math.Abs(whole) * 1e-6);
    }

    [Fact]
    public void Cash_lies_at_the_venue_where_it_was_put()
    {
        Samples("a.csv", "b.csv");
        _session.Expect(0, "data", "import", "a.csv", "--exchange", "binance", "--symbol", "AAAUSDT", "--interval", "1h");
        _session.Expect(0, "data", "import", "b.csv", "--exchange", "okx", "--symbol", "AAA-USDT", "--interval", "1h");
        string both = "--symbol binance:AAAUSDT,okx:spot:AAA-USDT --interval 1h -p share=100%";
        double even = Metric(Run($"{both} --weights binance:AAAUSDT=1,okx:AAA-USDT=1 {NoCosts}"), "net_profit");
        double uneven = Metric(Run($"{both} --weights binance:AAAUSDT=1,okx:AAA-USDT=1 --cash binance=9000,okx=1000 {NoCosts}"), "net_profit");
        double half = Metric(Run($"{both} --weights binance:AAAUSDT=1,okx:AAA-USDT=0.01 --cash binance=9000,okx=1000 {NoCosts}"), "net_profit");
        Assert.Equal(even, uneven, Math.Abs(even) * 1e-6);
        Assert.InRange(half / even, 0.9, 0.92);
    }

    [Fact]
    public void Shorter_bars_of_a_file_decide_whether_the_stop_or_the_target_came_first()
    {
        Write("hours.csv", Hours);
        Write("both.yaml", BothSides);
        Write("halves.csv", "timestamp,open,high,low,close,volume\n1704067200000,100,100,100,100,1\n1704069000000,100,100,100,100,1\n1704070800000,100,100,100,100,1\n"
            + "1704072600000,100,100,100,100,1\n1704074400000,100,110,100,105,1\n1704076200000,105,105,90,100,1\n");
        string line = $"-s both.yaml --data hours.csv --symbol AAAUSDT --interval 1h {NoCosts}";
        Assert.Equal(-250, Metric(Run(line), "net_profit"), 1e-6);
        Assert.Equal(250, Metric(Run($"{line} --detail halves.csv"), "net_profit"), 1e-6);
        _session.Expect(2, ["run", .. $"{line} --detail hours.csv".Split(' ')]);
        Assert.Contains("--detail: file spot AAAUSDT has bars of 1h to decide inside those of 1h: they must be shorter.", _session.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Files_of_other_lengths_or_of_the_same_instrument_do_not_fit_together()
    {
        Samples("a.csv", "b.csv");
        _session.Expect(2, ["run", .. "-s buy-and-hold --data a.csv --data b.csv --symbol AAAUSDT,AAAUSDT".Split(' ')]);
        Assert.Contains("--symbol and --data mean file spot AAAUSDT 2 times", _session.Error, StringComparison.Ordinal);
        _session.Expect(0, "data", "import", "a.csv", "--symbol", "AAAUSDT", "--interval", "1h");
        _session.Expect(0, "data", "resample", "--symbol", "AAAUSDT", "--interval", "1h", "--to-interval", "4h");
        _session.Expect(0, "data", "export", "--symbol", "AAAUSDT", "--interval", "4h", "--out", "c.csv");
        _session.Expect(2, ["run", .. "-s buy-and-hold --data a.csv --data c.csv --symbol AAAUSDT,BBBUSDT".Split(' ')]);
        Assert.Contains("--data: file spot BBBUSDT has bars of 4h, file spot AAAUSDT of 1h: they must be of one length.", _session.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_margin_schedule_nobody_named_is_a_warning_under_leverage_and_refused_by_strict()
    {
        Samples("a.csv");
        string line = "--data a.csv --symbol AAAUSDT --exchange okx --market perp --no-funding";
        const string Said = "okx perp AAAUSDT: maintenance margin 0.005 and leverage up to 125, liquidation fee 0.0125 are assumed. Give your own with --maintenance-tiers and --liquidation-fee.";
        JsonElement warning = Run($"{line} --leverage 2").GetProperty("warnings").EnumerateArray().Single(one => one.GetProperty("code").GetString() == "assumed_margin");
        Assert.Equal(Said, warning.GetProperty("text").GetString());
        Run($"{line} --strict");
        Assert.DoesNotContain("assumed_margin", _session.Out, StringComparison.Ordinal);
        _session.Expect(3, ["run", "-s", "buy-and-hold", .. $"{line} --leverage 2 --strict".Split(' ')]);
        Assert.StartsWith($"backtest: {Said} --strict is set", _session.Error, StringComparison.Ordinal);
        Run($"{line} --leverage 2 --strict --maintenance-tiers 0:0.004:50 --liquidation-fee 0.01");
    }

    [Fact]
    public void What_a_venue_publishes_of_a_contract_is_not_assumed()
    {
        Samples("a.csv");
        string line = "--data a.csv --market perp --no-funding --leverage 2";
        Run($"{line} --symbol BTC-PERPETUAL --exchange deribit --strict");
        Run($"{line} --symbol BTCUSDT --exchange binance");
        Assert.Contains("binance perp BTCUSDT: liquidation fee 0.0125 is assumed. Give your own with --liquidation-fee.", _session.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void The_configuration_sets_every_one_of_these_options()
    {
        Samples("a.csv", "b.csv");
        Write("backtest.yaml", """
            data: [a.csv, b.csv]
            symbol: [AAAUSDT, BBBUSDT]
            exchange: okx
            market: perp
            cash: {okx: 5000}
            leverage: 3
            margin_mode: cross
            maintenance_tiers: ["0:0.004:125", "50000:0.005:100"]
            liquidation_fee: 0.01
            max_volume_share: 0.5
            spread: 2bps
            slippage: random:5bps
            seed: 7
            max_positions: 1
            weights: {AAAUSDT: 0.6, BBBUSDT: 0.4}
            fee_tiers: 1000000:0.0001:0.0002
            protect: [losses:3/24h, max-drawdown:20%]
            """);
        JsonElement fromFile = Run("");
        Assert.Equal(5000, fromFile.GetProperty("run").GetProperty("settings").GetProperty("cash").GetDecimal());
        string bytes = _session.Out;
        File.Delete(_session.PathOf("backtest.yaml"));
        Run("--data a.csv --data b.csv --symbol AAAUSDT --symbol BBBUSDT --exchange okx --market perp --cash 5000 --leverage 3 --margin-mode cross "
            + "--maintenance-tiers 0:0.004:125,50000:0.005:100 --liquidation-fee 0.01 --max-volume-share 0.5 --spread 2bps --slippage random:5bps --seed 7 "
            + "--max-positions 1 --weights AAAUSDT=0.6 --weights BBBUSDT=0.4 --fee-tiers 1000000:0.0001:0.0002 --protect losses:3/24h --protect max-drawdown:20%");
        Assert.Equal(bytes, _session.Out);
    }

    private JsonElement Run(string options)
    {
        string[] words = options.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        _session.Expect(0, ["run", .. words.Contains("-s") ? Array.Empty<string>() : ["-s", "buy-and-hold"], .. words, "--json"]);
        using JsonDocument report = JsonDocument.Parse(_session.Out);
        return report.RootElement.Clone();
    }

    private static double Metric(JsonElement report, string name) => report.GetProperty("metrics").GetProperty(name).GetDouble();

    private void Samples(params string[] names)
    {
        foreach (string name in names)
            _session.Expect(0, "data", "export", "--data", "sample", "--out", name, "-q");
    }

    private void Write(string name, string text) => File.WriteAllText(_session.PathOf(name), text);
}
