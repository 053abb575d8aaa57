using System.Text.Json;
using BacktestCli.Core.Engine;
using BacktestCli.Core.Market;
using BacktestCli.Core.Trading;
using BacktestCli.Reports;
using BacktestCli.Reports.Json;
using BacktestCli.Tests.Fakes;

namespace BacktestCli.Tests.Reports;

/// <summary>What a report says of prices inside bars that may have gone several ways, and of what else fills depend on.</summary>
public sealed class IntrabarReportTests
{
    private static readonly BacktestResult Small = SampleReports.Small.Result;

    [Fact]
    public void The_ends_stand_around_the_declared_outcome_worst_first()
    {
        JsonElement intrabar = Json(Build(Small with { IntrabarRange = new IntrabarRange(-0.01, 0.5, 0.3, 0.001) })).GetProperty("intrabar");

        Assert.Equal(1, intrabar.GetProperty("ambiguous_bars").GetInt32());
        Assert.Equal([-0.01, 0.0250125, 0.5], Numbers(intrabar.GetProperty("total_return")));
        Assert.Equal([0.3, 0.02465395793, 0.001], Numbers(intrabar.GetProperty("max_drawdown")));
    }

    [Fact]
    public void The_declared_figures_are_those_of_the_metrics()
    {
        Report report = Build(Small with { IntrabarRange = new IntrabarRange(0, 0, 0, 0) });

        Assert.Equal(report.Metric("total_return"), report.Intrabar.TotalReturn!.Declared);
        Assert.Equal(report.Metric("max_drawdown"), report.Intrabar.MaxDrawdown!.Declared);
    }

    [Fact]
    public void A_strategy_that_cannot_be_asked_again_leaves_the_ends_unknown()
    {
        Report report = Build(Small);

        Assert.Equal(JsonValueKind.Null, Json(report).GetProperty("intrabar").GetProperty("total_return").ValueKind);
        Assert.EndsWith("as the strategy cannot be asked again. Use a shorter interval to see.", Warning(report, "ambiguous_bars"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_warning_of_ambiguous_bars_says_between_which_ends() => Assert.Equal(
        "In 1 bar what became of the orders depends on which price came first, and that is a guess. Guessed against the positions throughout, along "
        + "the path and for the positions, the total return is from -1.00% to 50.00%, the largest drawdown from 30.00% to 0.10%. Use a shorter interval to see.",
        Warning(Build(Small with { IntrabarRange = new IntrabarRange(-0.01, 0.5, 0.3, 0.001) }), "ambiguous_bars"));

    [Fact]
    public void Bars_that_lacked_shorter_ones_are_counted()
    {
        BacktestResult detailed = Small.With(one => one with { DetailInterval = Interval.OneMinute });
        BacktestResult lacking = detailed.With(one => one with { BarsWithoutDetail = 2 });

        Assert.Equal((false, "No shorter bars say which price inside a bar came first."), Applied(Small, "detail_bars"));
        Assert.Equal((true, "Bars of 1m say which price inside a bar came first. No bar that met orders lacked them."), Applied(detailed, "detail_bars"));
        Assert.Equal((true, "Bars of 1m say which price inside a bar came first. 2 bars that met orders lacked them."), Applied(lacking, "detail_bars"));
        Assert.Null(Warning(Build(detailed), "missing_detail"));
        Assert.Equal("binance spot BTCUSDT: 2 bars that met orders had no bars of 1m to say which price came first.", Warning(Build(lacking), "missing_detail"));
    }

    [Fact]
    public void Volume_spread_and_impact_are_modelled_where_they_are_set()
    {
        BacktestResult set = Small with { Options = Small.Options with { MaxVolumeShare = 0.1m, SpreadBps = 2.5, Slippage = new ImpactSlippage(0.5) } };

        Assert.Equal((true, "Orders fill at most 0.1 of a bar's volume; the rest waits for the next bar."), Applied(set, "partial_fills"));
        Assert.Equal((true, "Bid and offer are 2.5bps apart; orders that cross the spread pay half of it."), Applied(set, "spread"));
        Assert.True(Applied(set, "market_impact").Modelled);
        Assert.All(["partial_fills", "spread", "market_impact"], effect => Assert.False(Applied(Small, effect).Modelled));
    }

    [Fact]
    public void Slippage_by_chance_names_its_seed() => Assert.Contains(
        "It is drawn from seed 7,", Applied(Small with { Options = Small.Options with { Slippage = new RandomSlippage(5), Seed = 7 } }, "slippage").How, StringComparison.Ordinal);

    private static Report Build(BacktestResult result) => ReportBuilder.Build(SampleReports.Small with { Result = result });

    private static string? Warning(Report report, string code) => report.Warnings.SingleOrDefault(warning => warning.Code == code)?.Text;

    private static (bool Modelled, string How) Applied(BacktestResult result, string name)
    {
        AppliedEffect effect = Build(result).Applied.Single(effect => effect.Effect == name);
        return (effect.Modelled, effect.How);
    }

    private static double[] Numbers(JsonElement array) => [.. array.EnumerateArray().Select(number => number.GetDouble())];

    private static JsonElement Json(Report report) => JsonDocument.Parse(ReportWriter.ToBytes(report)).RootElement;
}
