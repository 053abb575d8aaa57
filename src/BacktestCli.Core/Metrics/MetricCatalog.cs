namespace BacktestCli.Core.Metrics;

/// <summary>Every metric there is.</summary>
public static class MetricCatalog
{
    /// <summary>All metrics, in the order reports list them.</summary>
    public static IReadOnlyList<Metric> All { get; } =
        [.. ResultMetrics.All, .. RiskMetrics.All, .. DrawdownMetrics.All, .. TradeMetrics.All, .. ExposureMetrics.All];

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
}
