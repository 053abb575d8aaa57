using BacktestCli.Core.Engine;

namespace BacktestCli.Core.Metrics;

/// <summary>How far and how long the account fell, measured whenever bars close.</summary>
internal static class DrawdownMetrics
{
    private const string Source =
        "Magdon-Ismail and Atiya (2004), Risk 17(10), 99–102: drawdown = 1 − equity ÷ highest equity so far, initial cash included.";

    public static IReadOnlyList<Metric> All { get; } =
    [
        Fall("max_drawdown", "Maximum drawdown", MetricUnit.Fraction,
            "deepest drawdown at any bar's close; 0 where there was none", fall => fall.MaxDepth),
        Fall("max_drawdown_duration", "Longest drawdown", MetricUnit.Days,
            "longest time from a peak to the first close at or above it, or to the end", fall => RunStatistics.ToDays(fall.MaxDuration)),
        Fall("avg_drawdown", "Average drawdown", MetricUnit.Fraction,
            "mean depth over all drawdowns; null where there was none", fall => fall.MeanDepth),
        Fall("avg_drawdown_duration", "Average drawdown duration", MetricUnit.Days,
            "mean time from peak to recovery over all drawdowns; null where there was none",
            fall => RunStatistics.ToDays(fall.MeanDuration)),
        Metric.OfReturns("time_under_water", "Time under water", MetricUnit.Fraction, MetricDirection.Lower,
            "closes that left equity under an earlier peak ÷ closes", Source,
            run => run.DrawdownPoints > 0 ? (double)run.Drawdowns.BarsUnderWater / run.DrawdownPoints : null),
    ];

    private static Metric Fall(string name, string title, MetricUnit unit, string formula, Func<DrawdownSummary, double> value) =>
        Metric.OfReturns(name, title, unit, MetricDirection.Lower, formula, Source, run => value(run.Drawdowns));
}
