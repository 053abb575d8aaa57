using System.Text.Json;
using BacktestCli.Core.Engine;
using BacktestCli.Core.Market;
using BacktestCli.Core.Trading;
using BacktestCli.Core.Trading.Margin;
using BacktestCli.Reports;
using BacktestCli.Reports.Json;
using BacktestCli.Tests.Fakes;

namespace BacktestCli.Tests.Reports;

/// <summary>What a report says of margin: liquidation, insurance, borrowed money.</summary>
public sealed class MarginReportTests
{
    private static readonly BacktestResult Perpetual = new RunBuilder
    {
        Equity = [.. Enumerable.Repeat(10_000d, 120)],
        Instrument = new Instrument("binance", MarketKind.Perp, "BTCUSDT"),
        Options = new BacktestOptions { Leverage = 10, MarginMode = MarginMode.Cross },
    }.Build();

    [Fact]
    public void Spot_that_is_paid_in_full_is_never_liquidated()
    {
        Report report = ReportBuilder.Build(SampleReports.Small);

        Assert.Equal((false, "No position is liquidated; where equity reaches zero, it is closed and trading ends."), Applied(report, "liquidation"));
        Assert.Equal((false, "Spot is paid in full: nothing is borrowed."), Applied(report, "borrow_interest"));
        Assert.DoesNotContain(report.Applied, effect => effect.Effect == "mark_price");
        JsonElement run = Run(report);
        Assert.Equal(JsonValueKind.Null, run.GetProperty("settings").GetProperty("leverage").ValueKind);
        Assert.Equal(JsonValueKind.Null, run.GetProperty("instruments")[0].GetProperty("margin").ValueKind);
    }

    [Fact]
    public void A_perpetual_says_when_it_is_liquidated_and_by_which_price()
    {
        Report report = Build(Perpetual);

        Assert.Equal(
            (true, "Cross margin, leverage 10. Where margin and profit are no more than the maintenance margin, 0.005 of the position's worth at up to 125-fold "
                + "leverage, the venue closes the position as a taker and takes 0.0125 of its worth besides. What is lost beyond the margin its insurance pays."),
            Applied(report, "liquidation"));
        Assert.Equal((false, "No mark price was given: liquidation is held against traded prices."), Applied(report, "mark_price"));
        Assert.True(Applied(Build(Perpetual.With(one => one with { HasMarkPrice = true })), "mark_price").Modelled);
        Assert.DoesNotContain(report.Applied, effect => effect.Effect == "borrow_interest");
        Assert.Equal(10, Run(report).GetProperty("settings").GetProperty("leverage").GetInt32());
    }

    [Fact]
    public void Who_paid_beyond_the_margin_is_named()
    {
        Trade lost = Samples.Trade(-100) with { Instrument = Perpetual.Instrument, ExitReason = ExitReason.Liquidation };
        Report report = Build(Perpetual with { Trades = [lost, lost with { Insurance = 1_234.5m }] });

        Assert.Equal("2 trades ended in liquidation and made -200.00 in all.", Warning(report, "liquidated"));
        Assert.Equal(
            "Liquidations lost more than the margin behind them. The venue's insurance is held to have paid the rest: binance 1,234.50.",
            Warning(report, "insurance_paid"));
        Assert.Null(Warning(Build(Perpetual with { Trades = [lost] }), "insurance_paid"));
    }

    [Fact]
    public void A_gap_that_liquidates_costs_the_margin_and_the_insurance_the_rest()
    {
        ListSource source = ListSource.Of((100, 100), (100, 100), (80, 80), (80, 80)).On(MarketKind.Perp);
        BacktestResult result = Runs.Run(source, new Script((0, Script.BuyUnits(100))), Runs.Free with { Leverage = 10 });
        Report report = Build(result);

        JsonElement trade = JsonDocument.Parse(ReportWriter.ToBytes(report)).RootElement.GetProperty("trades")[0];
        Assert.Equal("liquidation", trade.GetProperty("exit_reason").GetString());
        Assert.Equal(-1_000, trade.GetProperty("net_profit").GetDouble());
        Assert.Equal(report.Metric("insurance_paid"), trade.GetProperty("insurance").GetDouble());
        Assert.InRange(report.Metric("insurance_paid")!.Value, 1_000, 1_200);
        Assert.Equal(1, report.Metric("liquidations"));
    }

    [Fact]
    public void Borrowed_spot_pays_interest_and_says_so()
    {
        BacktestResult spot = SampleReports.Small.Result;
        Report report = Build(spot with { Options = spot.Options with { BorrowRate = 0.1m }, Trades = [spot.Trades[0] with { Interest = 1.5m }] });

        Assert.Equal((true, "Spot is traded on margin: what is borrowed for a position costs 0.1 a year, charged at every close."), Applied(report, "borrow_interest"));
        JsonElement json = JsonDocument.Parse(ReportWriter.ToBytes(report)).RootElement;
        Assert.Equal(1.5, json.GetProperty("trades")[0].GetProperty("interest").GetDouble());
        Assert.Equal(0, json.GetProperty("metrics").GetProperty("interest_paid").GetDouble());
    }

    private static Report Build(BacktestResult result)
    {
        Dataset whole = SampleReports.Small.Datasets[0] with { Instrument = result.Instrument, Gaps = [] };
        return ReportBuilder.Build(SampleReports.Small with { Result = result, Datasets = [whole], ExtraWarnings = [] });
    }

    private static string? Warning(Report report, string code) => report.Warnings.SingleOrDefault(warning => warning.Code == code)?.Text;

    private static (bool Modelled, string How) Applied(Report report, string name)
    {
        AppliedEffect effect = report.Applied.Single(effect => effect.Effect == name);
        return (effect.Modelled, effect.How);
    }

    private static JsonElement Run(Report report) => JsonDocument.Parse(ReportWriter.ToBytes(report)).RootElement.GetProperty("run");
}
