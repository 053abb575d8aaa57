using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using BacktestCli.Reports;
using BacktestCli.Reports.Imports;
using BacktestCli.Reports.Json;
using BacktestCli.Tests.Fakes;
using BacktestCli.Tests.Reports.Json;

namespace BacktestCli.Tests.Reports.Imports;

/// <summary>Results of freqtrade as reports: what the file says, by this program's formulas, and null for the rest.</summary>
public sealed class FreqtradeImportTests : IDisposable
{
    /// <summary>Bought for 1,000 at 100, sold at 110: 100 less fees of 1 and 1.1.</summary>
    private const string Long = """
        {"pair": "BTC/USDT", "stake_amount": 1000, "amount": 10, "open_date": "2024-01-02 00:00:00+00:00", "close_date": "2024-01-03 06:00:00+00:00",
         "open_timestamp": 1704153600000.0, "close_timestamp": 1704261600000.0, "open_rate": 1e2, "close_rate": 110.0, "fee_open": 0.001, "fee_close": 0.001,
         "trade_duration": 1800, "profit_ratio": 0.0978, "profit_abs": 97.9, "exit_reason": "roi", "min_rate": 95.0, "max_rate": 112.0, "is_open": false,
         "enter_tag": "dip", "leverage": 1.0, "is_short": false, "orders": []}
        """;

    private const string Loss = """
        {"pair": "ETH/USDT", "amount": 100, "open_date": "2024-01-03 00:00:00+00:00", "close_date": "2024-01-04 00:00:00+00:00", "open_rate": 10, "close_rate": 8,
         "fee_open": 0.001, "fee_close": 0.001, "profit_abs": -201.8, "sell_reason": "my_exit", "is_open": false, "buy_tag": null}
        """;

    private static readonly string Futures = Stats(Loss.Replace("ETH/USDT", "ETH/USDT:USDT", StringComparison.Ordinal).Replace("-201.8", "199.7", StringComparison.Ordinal)
        .Replace("\"buy_tag\": null", "\"buy_tag\": null, \"is_short\": true, \"leverage\": 3.0, \"funding_fees\": 1.5", StringComparison.Ordinal))
        .Replace("\"spot\"", "\"futures\"", StringComparison.Ordinal);

    private readonly Session _session = new();

    public void Dispose() => _session.Dispose();

    [Fact]
    public void Trades_settings_and_metrics_are_those_of_the_file_by_our_formulas()
    {
        JsonElement report = Import(Stats(Long, Loss)).Root;
        JsonElement run = report.GetProperty("run");
        Assert.Equal(("Mine", 1000.0, 3, "freqtrade"), (run.GetProperty("strategy").GetProperty("name").GetString(), run.GetProperty("settings").GetProperty("cash").GetDouble(),
            run.GetProperty("settings").GetProperty("max_positions").GetInt32(), run.GetProperty("imported_from").GetProperty("program").GetString()));
        Assert.Equal(("2024-01-01T00:00:00Z", "2024-01-06T00:00:00Z"), (run.GetProperty("from").GetString(), run.GetProperty("to").GetString()));
        JsonElement first = report.GetProperty("trades")[0];
        Assert.Equal("binance spot BTCUSDT", first.GetProperty("instrument").GetString());
        Assert.Equal((97.9, 2.1, 100.0, 0.0979, 30, 0.05, 0.12), (Number(first, "net_profit"), Number(first, "fees"), Number(first, "gross_profit"), Number(first, "return"),
            first.GetProperty("bars_held").GetInt32(), Number(first, "max_adverse_excursion"), Number(first, "max_favourable_excursion")));
        Assert.Equal(("take_profit", "dip"), (first.GetProperty("exit_reason").GetString(), first.GetProperty("tag").GetString()));
        JsonElement second = report.GetProperty("trades")[1];
        Assert.Equal(("signal", "exit: my_exit"), (second.GetProperty("exit_reason").GetString(), second.GetProperty("tag").GetString()));
        Assert.Equal(JsonValueKind.Null, second.GetProperty("max_adverse_excursion").ValueKind);

        JsonElement metrics = report.GetProperty("metrics");
        Assert.Equal((896.1, -0.1039, 97.9, 201.8, 3.9, 0.5, 2.0), (Number(metrics, "final_value"), Number(metrics, "total_return"), Number(metrics, "gross_profit"),
            Number(metrics, "gross_loss"), Number(metrics, "fees_paid"), Number(metrics, "win_rate"), Number(metrics, "total_trades")));
        Assert.Equal(201.8 / 1097.9, Number(metrics, "max_drawdown"), 1e-9);
        Assert.Equal(3900, Number(metrics, "total_volume_traded"));
        double[] daily = [0, 0, -0.1039, 0, 0]; // An exit at midnight is of the day that it ends.
        double mean = daily.Average();
        double deviation = Math.Sqrt(daily.Sum(one => (one - mean) * (one - mean)) / 4);
        Assert.Equal(mean / deviation * Math.Sqrt(365), Number(metrics, "sharpe_ratio"), 1e-6);
    }

    [Fact]
    public void What_rests_on_bars_is_null_and_the_report_says_why()
    {
        ReportDocument document = Import(Stats(Long));
        foreach (string name in new[] { "buy_and_hold_return", "alpha", "beta", "exposure_time", "max_exposure", "warmup_bars", "rejected_orders", "time_under_water", "funding_paid" })
            Assert.Equal(JsonValueKind.Null, document.Root.GetProperty("metrics").GetProperty(name).ValueKind);
        Assert.Equal(JsonValueKind.Null, document.Root.GetProperty("run").GetProperty("bars").ValueKind);
        Assert.Empty(document.Root.GetProperty("datasets").EnumerateArray());
        Assert.All(document.Equity, point => Assert.True(double.IsNaN(point.Exposure)));
        Assert.Equal(["equity_between_exits"], Warnings(document));
    }

    [Fact]
    public void Such_reports_meet_the_schema() => ReportSchemaCheck.ValidateJson(Write(Stats(Long, Loss)), Write(Futures), Write(Stats()));

    [Fact]
    public void A_short_of_a_perpetual_has_leverage_and_funding()
    {
        ReportDocument document = Import(Futures);
        Assert.Equal(("binance perp ETHUSDT", "short", -1.5), (document.Trades[0].Instrument, document.Trades[0].Side, document.Trades[0].Funding));
        Assert.Equal((-1.5, 3.0), (document.Metric("funding_paid"), document.Root.GetProperty("run").GetProperty("settings").GetProperty("leverage").GetDouble()));
        Assert.Equal(["equity_between_exits"], Warnings(document));
    }

    [Fact]
    public void Steps_in_and_out_are_one_trade_at_mean_prices_and_its_profit_stays_whole()
    {
        string orders = """
            "orders": [{"amount": 4, "safe_price": 100, "ft_is_entry": true}, {"amount": 6, "safe_price": 90, "ft_is_entry": true},
            {"amount": 5, "safe_price": 100, "ft_is_entry": false}, {"amount": 5, "safe_price": 120, "ft_is_entry": false}]
            """;
        ReportDocument document = Import(Stats(Long.Replace("\"orders\": []", orders, StringComparison.Ordinal)
            .Replace("97.9", "157.96", StringComparison.Ordinal).Replace("-0157.968", "0.1", StringComparison.Ordinal)));
        StoredTrade trade = Assert.Single(document.Trades);
        Assert.Equal((10, 94, 110, 157.96), (trade.Quantity, trade.EntryPrice, trade.ExitPrice, trade.NetProfit));
        Assert.Equal(["equity_between_exits", "stepwise_trades"], Warnings(document));
    }

    [Fact]
    public void Trades_without_an_end_are_in_no_figure_and_named()
    {
        string open = Loss.Replace("\"close_date\": \"2024-01-04 00:00:00+00:00\"", "\"close_date\": null", StringComparison.Ordinal).Replace("-201.8", "NaN", StringComparison.Ordinal);
        ReportDocument document = Import(Stats(Long, open));
        Assert.Single(document.Trades);
        Assert.Equal(["equity_between_exits", "open_trades"], Warnings(document));
    }

    [Fact]
    public void A_profit_that_prices_and_fees_do_not_come_to_is_kept_and_warned_of()
    {
        ReportDocument document = Import(Stats(Long.Replace("97.9,", "90,", StringComparison.Ordinal)));
        Assert.Equal(90, document.Trades[0].NetProfit);
        Assert.Equal(["equity_between_exits", "unexplained_profit"], Warnings(document));
    }

    [Fact]
    public void A_zip_names_the_venue_and_the_source()
    {
        using MemoryStream zip = new();
        using (ZipArchive archive = new(zip, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(archive, "backtest-result-1.json", Stats(Long));
            Add(archive, "backtest-result-1_config.json", "{\"exchange\": {\"name\": \"Kraken\"}}");
            Add(archive, "backtest-result-1_Mine.py", "class Mine: pass");
        }

        ForeignResult read = FreqtradeImport.Read(zip.ToArray(), "r.zip", null, null);
        Assert.Equal("kraken spot BTCUSDT", read.Result.Instruments[0].Instrument.ToString());
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData("class Mine: pass"u8)), read.SourceHash);
        Assert.Equal("r.zip is a damaged zip archive", Fault(zip.ToArray()[..80]).Split(':')[0].Replace("r.json", "r.zip", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("{\"strategy\": {\"A\": {}, \"B\": {}}}", "r.json has the results of 2 strategies (A, B): choose one with --strategy.")]
    [InlineData("{\"trades\": []}", "r.json is no result of a freqtrade back-test: it has no member strategy.")]
    [InlineData("{\"strategy\": ", "r.json, line 1: it is not JSON from character")]
    [InlineData("{\"strategy\": {\"A\": {\"timeframe\": \"7x\"}}}", "r.json, A: timeframe is \"7x\": it must be one of 1s ")]
    [InlineData("{\"strategy\": {\"A\": {\"timeframe\": \"1h\", \"starting_balance\": 0, \"backtest_start_ts\": 1, \"backtest_end_ts\": 2}}}", "r.json, A: starting_balance is 0: it must be above 0.")]
    [InlineData("{\"strategy\": {\"A\": {\"timeframe\": \"1h\", \"starting_balance\": 9, \"backtest_start_ts\": 1, \"backtest_end_ts\": 2}}}", "r.json, A: trades is missing: it must be a list.")]
    public void A_file_that_cannot_be_read_says_what_and_where(string text, string message) =>
        Assert.StartsWith(message, Fault(Encoding.UTF8.GetBytes(text)), StringComparison.Ordinal);

    [Theory]
    [InlineData("\"amount\": 10", "\"amount\": \"x\"", "r.json, Mine, trades[0]: amount is \"x\": it must be a number.")]
    [InlineData("\"close_timestamp\": 1704261600000.0", "\"close_timestamp\": 1704000000000", "r.json, Mine, trades[0]: close_date is ")]
    [InlineData("\"pair\": \"BTC/USDT\"", "\"pair\": 7", "r.json, Mine, trades[0]: pair is 7: it must be a text such as BTC/USDT.")]
    public void A_trade_that_makes_no_sense_says_which(string from, string to, string message) =>
        Assert.StartsWith(message, Fault(Encoding.UTF8.GetBytes(Stats(Long.Replace(from, to, StringComparison.Ordinal)))), StringComparison.Ordinal);

    [Fact]
    public void The_command_writes_the_same_bytes_each_time_and_another_run_can_be_held_against_them()
    {
        File.WriteAllText(_session.PathOf("r.json"), Stats(Long, Loss));
        _session.Expect(0, "report", "import", "r.json", "--from", "freqtrade", "--exchange", "binance");
        byte[] first = File.ReadAllBytes(_session.PathOf("runs/imported/report.json"));
        _session.Expect(0, "report", "import", "r.json", "--from", "freqtrade", "--exchange", "binance", "--strategy", "Mine", "--out", "other");
        Assert.Equal(first, File.ReadAllBytes(_session.PathOf("other/report.json")));
        _session.Expect(1, "run", "-s", "buy-and-hold", "--data", "sample", "--against", "other/report.json");
        _session.Expect(3, "report", "import", "r.json", "--from", "freqtrade", "--strategy", "Other");
        _session.Expect(3, "report", "import", "gone.json", "--from", "freqtrade");
        _session.Expect(2, "report", "import", "r.json", "--from", "other");
    }

    private static string Stats(params string[] trades) =>
        "{\"strategy\": {\"Mine\": {\"trades\": [" + string.Join(",", trades) + """
        ], "timeframe": "1h", "trading_mode": "spot", "backtest_start": "2024-01-01 00:00:00", "backtest_end": "2024-01-05 23:00:00", "stake_currency": "USDT",
        "starting_balance": 1000, "dry_run_wallet": 1000, "max_open_trades": 1, "max_open_trades_setting": 3, "pairlist": ["BTC/USDT"], "sharpe": -Infinity,
        "note": "NaN \" NaN"}}, "strategy_comparison": []}
        """;

    /// <summary>Imports and reads it back.</summary>
    private static ReportDocument Import(string text) => ReportDocument.Read(Write(text), "r.json");

    private static byte[] Write(string text)
    {
        using MemoryStream stream = new();
        ForeignReportWriter.Write(FreqtradeImport.Read(Encoding.UTF8.GetBytes(text), "r.json", null, "binance"), "0.1.0", stream);
        return stream.ToArray();
    }

    private static string Fault(byte[] bytes) => Assert.Throws<ReportException>(() => FreqtradeImport.Read(bytes, "r.json", null, null)).Message;

    private static IEnumerable<string?> Warnings(ReportDocument document) => document.Root.GetProperty("warnings").EnumerateArray().Select(one => one.GetProperty("code").GetString());

    private static double Number(JsonElement element, string name) => element.GetProperty(name).GetDouble();

    private static void Add(ZipArchive archive, string name, string text)
    {
        using Stream stream = archive.CreateEntry(name).Open();
        stream.Write(Encoding.UTF8.GetBytes(text));
    }
}
