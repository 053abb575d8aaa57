using BacktestCli.Core.Metrics;
using BacktestCli.Reports;
using BacktestCli.Reports.Signals;
using BacktestCli.Tests.Fakes;

namespace BacktestCli.Tests.Reports.Signals;

public sealed class PlaceboTests
{
    private static readonly HeadlineMetrics Own = Of(0.1, drawdown: 0.2);

    [Fact]
    public void The_run_itself_is_one_of_the_orders_that_chance_may_bring()
    {
        Assert.Equal(1 / 5d, Against(-0.1, 0, 0.05, 0.09).PValue);
        Assert.Equal(3 / 5d, Against(-0.1, 0.1, 0.05, 0.3).PValue);
        Assert.Equal(1, Against(0.2, 0.3).PValue);
    }

    [Fact]
    public void A_run_without_a_return_speaks_against_the_signals() => Assert.Equal(2 / 3d, PlaceboResult.Of(Own, [Of(null), Of(0)])!.PValue);

    [Fact]
    public void Without_runs_there_is_no_placebo() => Assert.Null(PlaceboResult.Of(Own, []));

    [Fact]
    public void Each_metric_is_spread_over_the_runs_that_define_it()
    {
        PlaceboMetric total = PlaceboResult.Of(Own, [Of(0.3), Of(-0.1), Of(null)])!.Metrics[0];

        Assert.Equal("total_return", total.Metric.Name);
        Assert.Equal(0.1, total.Mean!.Value, 1e-12);
        Assert.Equal(-0.08, total.P5!.Value, 1e-12);
        Assert.Equal(0.28, total.P95!.Value, 1e-12);
        Assert.Equal(0.5, total.BetterShare);
    }

    [Fact]
    public void A_smaller_drawdown_is_better()
    {
        PlaceboResult placebo = PlaceboResult.Of(Own, [Of(0, drawdown: 0.1), Of(0, drawdown: 0.2), Of(0, drawdown: 0.3), Of(0, drawdown: 0.4)])!;

        Assert.Equal(0.5, placebo.Metrics.Single(metric => metric.Metric.Name == "max_drawdown").BetterShare);
    }

    [Fact]
    public void More_trades_are_neither_better_nor_worse() =>
        Assert.Null(Against(0, 1).Metrics.Single(metric => metric.Metric.Name == "total_trades").BetterShare);

    [Fact]
    public void What_no_run_defines_is_undefined()
    {
        PlaceboMetric sharpe = Against(0, 1).Metrics.Single(metric => metric.Metric.Name == "sharpe_ratio");

        Assert.Equal((null, null, null, null), (sharpe.Mean, sharpe.P5, sharpe.P95, sharpe.BetterShare));
    }

    [Theory]
    [InlineData(1, 0.9, "placebo_as_good: 1 of 1 run with shuffled signals returned at least as much: p is 1, above 0.05. When the signals came may not matter.")]
    [InlineData(18, -0.5, "few_placebos: Of 18 runs with shuffled signals none returned as much, but from so few p is no less than 0.053. Make 19 or more.")]
    [InlineData(19, -0.5, null)]
    public void Chance_that_is_not_ruled_out_is_told(int runs, double total, string? warning)
    {
        Report report = ReportBuilder.Build(SignalRuns.With(account => account with
        {
            Placebos = [.. Enumerable.Repeat(Of(total + HeadlineMetrics.Of(SignalRuns.Result).Values[0].Value), runs)],
        }));

        ReportWarning? told = report.Warnings.SingleOrDefault(one => one.Code is "few_placebos" or "placebo_as_good");
        Assert.Equal(warning, told is null ? null : $"{told.Code}: {told.Text}");
    }

    private static PlaceboResult Against(params double[] returns) => PlaceboResult.Of(Own, [.. returns.Select(total => Of(total))])!;

    private static HeadlineMetrics Of(double? total, double drawdown = 0) => HeadlineMetrics.Of((Metric metric) => metric.Name switch
    {
        "total_return" => total,
        "max_drawdown" => drawdown,
        "total_trades" => 10,
        _ => null,
    });
}
