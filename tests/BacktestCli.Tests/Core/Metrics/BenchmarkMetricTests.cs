using BacktestCli.Core.Metrics;
using FsCheck.Fluent;

namespace BacktestCli.Tests.Core.Metrics;

public sealed class BenchmarkMetricTests
{
    [Fact]
    public void A_curve_that_is_its_benchmark_captures_all_and_strays_nowhere()
    {
        double[] returns = [0.02, -0.01, 0.03, -0.02];
        SeriesStatistics own = SeriesStatistics.OfReturns(returns, returns, 365);

        AssertMetrics(own, ("benchmark_return", own.TotalReturn), ("alpha", 0), ("beta", 1), ("correlation", 1), ("up_capture", 1), ("down_capture", 1),
            ("tracking_error", 0), ("information_ratio", null));
    }

    [Fact]
    public void Two_good_days_and_two_bad_ones_can_be_checked_by_hand()
    {
        // Up: √(1.10 × 1.10) − 1 = 0.1 of √(1.21 × 1.21) − 1 = 0.21. Down: −0.1 of −0.05.
        SeriesStatistics own = SeriesStatistics.OfReturns([0.1, -0.1, 0.1, -0.1], [0.21, -0.05, 0.21, -0.05], 365);

        AssertMetrics(own, ("up_capture", 0.1 / 0.21), ("down_capture", 2), ("benchmark_return", (1.21 * 1.21 * 0.95 * 0.95) - 1), ("correlation", 1));
    }

    [Fact]
    public void A_benchmark_that_never_falls_leaves_nothing_to_capture() =>
        AssertMetrics(SeriesStatistics.OfReturns([0.1, -0.1], [0.01, 0.02], 365), ("down_capture", null), ("up_capture", (Math.Sqrt(0.99) - 1) / (Math.Sqrt(1.01 * 1.02) - 1)));

    [Fact]
    public void A_curve_without_a_benchmark_has_none_of_its_metrics()
    {
        SeriesStatistics own = SeriesStatistics.OfReturns([0.1, -0.1, 0.2], null, 365);

        Assert.All(MetricCatalog.AgainstBenchmark, metric => Assert.Null(metric.Of(own)));
    }

    [Fact]
    public void A_metric_of_any_curve_is_a_finite_number_or_null() => Prop.ForAll<int[]>(values =>
    {
        double[] returns = [.. values.Select(value => value % 100 / 100d)];
        SeriesStatistics own = SeriesStatistics.OfReturns(returns, [.. returns.Reverse()], 252);
        return MetricCatalog.OfReturns.Concat(MetricCatalog.AgainstBenchmark).All(metric => metric.Of(own) is not { } value || double.IsFinite(value));
    }).Holds();

    [Fact]
    public void A_benchmark_of_another_length_is_refused()
    {
        ArgumentException fault = Assert.Throws<ArgumentException>(() => SeriesStatistics.OfReturns([0.1, 0.2], [0.1], 365));

        Assert.Contains("1 returns do not pair with 2", fault.Message, StringComparison.Ordinal);
    }

    private static void AssertMetrics(SeriesStatistics own, params (string Name, double? Expected)[] metrics) => Assert.All(metrics, pair =>
    {
        double? actual = MetricCatalog.AgainstBenchmark.Single(metric => metric.Name == pair.Name).Of(own);
        Assert.True(
            pair.Expected is { } expected ? actual is { } value && Math.Abs(value - expected) <= 1e-12 : actual is null,
            $"{pair.Name} is {actual?.ToString() ?? "null"}, not {pair.Expected?.ToString() ?? "null"}");
    });
}
