namespace BacktestCli.Core.Metrics;

/// <summary>Every metric there is.</summary>
public static class MetricCatalog
{
    /// <summary>All metrics of a run, in the order reports list them.</summary>
    public static IReadOnlyList<Metric> All { get; } =
        [.. ResultMetrics.All, .. RiskMetrics.All, .. DrawdownMetrics.All, .. TradeMetrics.All, .. ExposureMetrics.All];

    /// <summary>Those of <see cref="All"/> that any curve of worth has, in the same order.</summary>
    public static IReadOnlyList<Metric> OfReturns { get; } = [.. All.Where(metric => metric.ComputeFromReturns is not null && !IsAgainst(metric))];

    /// <summary>Those of a curve against a benchmark that it did not trade; alpha and beta are those of <see cref="All"/>.</summary>
    public static IReadOnlyList<Metric> AgainstBenchmark { get; } = [BenchmarkMetrics.All[0], .. All.Where(IsAgainst), .. BenchmarkMetrics.All.Skip(1)];

    /// <summary>The metric of that name, or null.</summary>
    public static Metric? Find(string name) => All.FirstOrDefault(metric => metric.Name == name);

    /// <summary>Every metric of one run, in the order of <see cref="All"/>.</summary>
    public static IReadOnlyList<MetricValue> Compute(RunStatistics run)
    {
        MetricValue[] values = new MetricValue[All.Count];
        for (int i = 0; i < values.Length; i++)
            values[i] = new MetricValue(All[i], All[i].Of(run));
        return values;
    }

    /// <summary>Some metrics of a curve, in their order.</summary>
    public static IReadOnlyList<MetricValue> Compute(IReadOnlyList<Metric> metrics, ReturnStatistics returns) =>
        [.. metrics.Select(metric => new MetricValue(metric, metric.Of(returns)))];

    private static bool IsAgainst(Metric metric) => metric.Name is "alpha" or "beta";
}
