using BacktestCli.Core.Engine;
using BacktestCli.Core.Metrics;

namespace BacktestCli.Reports.Signals;

/// <summary>
/// The few metrics by which one run is held against another: what came out, for which risk, how bad it got, and on how many trades that
/// rests.
/// </summary>
public sealed record HeadlineMetrics
{
    private HeadlineMetrics(IReadOnlyList<MetricValue> values) => Values = values;

    /// <summary>
    /// <c>total_return</c>, <c>sharpe_ratio</c>, <c>max_drawdown</c>, <c>win_rate</c>, <c>total_trades</c>, <c>profit_factor</c>, in this
    /// order.
    /// </summary>
    public IReadOnlyList<MetricValue> Values { get; }

    internal static IReadOnlyList<Metric> Chosen { get; } =
    [
        .. new[] { "total_return", "sharpe_ratio", "max_drawdown", "win_rate", "total_trades", "profit_factor" }
            .Select(name => MetricCatalog.Find(name)!),
    ];

    /// <summary>The value of one of them; null where it is undefined.</summary>
    public double? ValueOf(Metric metric) => Values.First(value => value.Metric == metric).Value;

    /// <summary>Those of a run.</summary>
    public static HeadlineMetrics Of(BacktestResult result)
    {
        RunStatistics run = new(result);
        return Of(metric => metric.Of(run));
    }

    internal static HeadlineMetrics Of(Func<Metric, double?> valueOf) =>
        new([.. Chosen.Select(metric => new MetricValue(metric, valueOf(metric)))]);

    /// <summary>These less others; null where either is undefined.</summary>
    internal HeadlineMetrics Less(HeadlineMetrics others) => Of(metric => ValueOf(metric) - others.ValueOf(metric));
}
