using System.Text;
using System.Text.Json;
using BacktestCli.Core.Engine;
using BacktestCli.Core.Market;
using BacktestCli.Reports;
using BacktestCli.Reports.Json;
using BacktestCli.Tests.Fakes;

namespace BacktestCli.Tests.Reports;

/// <summary>What a report says of a run of several instruments.</summary>
public sealed class SeveralInstrumentsTests
{
    private static readonly Report Report = ReportBuilder.Build(SampleReports.Several);

    [Fact]
    public void A_report_of_two_instruments_reads_as_approved() =>
        Approved.Matches(Encoding.UTF8.GetString(ReportWriter.ToBytes(Report)), "report-several.json");

    [Fact]
    public void Each_instrument_has_its_own_trades_and_terms()
    {
        JsonElement json = Json(Report);

        Assert.Equal(["binance spot BTCUSDT", "okx perp ETH-USDC-SWAP"], Names(json.GetProperty("run").GetProperty("instruments"), "instrument"));
        Assert.Equal(["binance spot BTCUSDT", "okx perp ETH-USDC-SWAP"], Names(json.GetProperty("trades"), "instrument"));
        Assert.Equal([50m, -100m], json.GetProperty("periods").GetProperty("by_instrument").EnumerateArray().Select(one => one.GetProperty("net_profit").GetDecimal()));
    }

    [Fact]
    public void A_cost_is_null_for_the_instrument_that_cannot_have_it()
    {
        JsonElement[] trades = [.. Json(Report).GetProperty("trades").EnumerateArray()];

        Assert.All(["funding", "interest", "insurance"], cost => Assert.Equal(JsonValueKind.Null, trades[0].GetProperty(cost).ValueKind));
        Assert.Equal((0.5, 12.5), (trades[1].GetProperty("funding").GetDouble(), trades[1].GetProperty("insurance").GetDouble()));
        Assert.Equal(JsonValueKind.Null, trades[1].GetProperty("interest").ValueKind);
    }

    [Fact]
    public void A_fee_that_not_all_pay_stands_with_the_instrument_alone()
    {
        JsonElement run = Json(Report).GetProperty("run");

        Assert.Equal(JsonValueKind.Null, run.GetProperty("settings").GetProperty("maker_fee").ValueKind);
        Assert.Equal([0.001, 0.0002], run.GetProperty("instruments").EnumerateArray().Select(one => one.GetProperty("maker_fee").GetDouble()));
    }

    [Fact]
    public void What_holds_for_some_instruments_names_them()
    {
        Assert.Equal(
            [
                "binance spot BTCUSDT: Maker 0.001, taker 0.001 of the value of every fill, in quote currency.",
                "okx perp ETH-USDC-SWAP: Maker 0.0002, taker 0.0005 of the value of every fill, in quote currency. By what was traded at the venue in the 30 days "
                    + "before, they go to maker 0.0001, taker 0.0004 in 1 step.",
            ],
            How("fees"));
        Assert.Equal("binance spot BTCUSDT: Spot pays no funding.", How("funding")[0]);
        Assert.Single(How("lot_and_minimums"));
    }

    [Fact]
    public void Instruments_in_several_currencies_are_warned_of() => Assert.Equal(
        "The instruments are quoted in USDC, USDT: all of it is added up as if it were one currency.",
        Report.Warnings.Single(warning => warning.Code == "mixed_quotes").Text);

    [Fact]
    public void Funding_that_is_unknown_is_said_of_each_perpetual()
    {
        InstrumentResult perp = SampleReports.Several.Result.Instruments[1];
        InstrumentResult other = perp with { Instrument = perp.Instrument with { Symbol = "X" }, Funding = perp.Funding! with { Uncovered = [(0, UtcTime.Day)] } };
        BacktestResult run = SampleReports.Several.Result with
        {
            Instruments =
            [
                perp with { Funding = perp.Funding with { Uncovered = [(0, UtcTime.Day)] } }, other,
                perp with { Instrument = SeveralInstruments.Perp with { Symbol = "Y" }, Funding = null },
            ],
            Trades = [],
        };

        string unknown = "funding is unknown for 1 days of the run: 1970-01-01T00:00:00Z to 1970-01-02T00:00:00Z";
        Assert.Equal($"okx perp ETH-USDC-SWAP: {unknown}; okx perp X: {unknown}. Nothing is paid or received there.", ReportWarnings.MissingFunding(run)!.Text);
        Report report = ReportBuilder.Build(SampleReports.Several with { Result = run });
        Assert.Contains("Funding of okx perp Y is not modelled", report.Warnings.Single(warning => warning.Code == "perp_without_funding").Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_of_the_engine_adds_up_instrument_by_instrument()
    {
        double[][] prices = [[100, 102, 101, 105, 103], [50, 49, 51, 52, 48]];
        InstrumentFeed[] feeds = [.. prices.Select((closes, i) => new InstrumentFeed
        {
            Source = ListSource.Of([.. closes.Select(close => (close, close))]).For(SeveralInstruments.Spot with { Symbol = i == 0 ? "AUSDT" : "BUSDT" }),
            Strategy = new Script((0, Script.BuyUnits(1)), (2, Script.CloseLong())),
        })];
        BacktestResult result = BacktestEngine.Run(feeds, Runs.Free, TestContext.Current.CancellationToken);
        Report report = ReportBuilder.Build(SampleReports.Several with { Result = result });

        Assert.Equal([("binance spot AUSDT", 1), ("binance spot BUSDT", 1)], report.Periods.ByInstrument.Select(one => (one.Name, one.Trades)));
        Assert.Equal((double)report.Periods.ByInstrument.Sum(one => one.NetProfit), report.Metric("net_profit"));
        Assert.Equal(((103 / 100d) + (48 / 50d)) / 2 - 1, report.Metric("buy_and_hold_return")!.Value, 1e-12);
    }

    private static string[] How(string effect) => [.. Report.Applied.Where(one => one.Effect == effect).Select(one => one.How)];

    private static IEnumerable<string?> Names(JsonElement array, string member) => array.EnumerateArray().Select(one => one.GetProperty(member).GetString());

    private static JsonElement Json(Report report) => JsonDocument.Parse(ReportWriter.ToBytes(report)).RootElement;
}
