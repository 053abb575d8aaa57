using BacktestCli.Core.Metrics;

namespace BacktestCli.Reports.Signals;

/// <summary>
/// What the run would come to if its signals said nothing about the bars they are dated at: the same signals, shuffled in time, run many
/// times.
/// </summary>
/// <param name="Runs">Runs with shuffled signals, 1 or more.</param>
/// <param name="AtLeastAsGood">Those whose total return is at least the run's.</param>
/// <param name="Metrics">The headline metrics of these runs.</param>
public sealed record PlaceboResult(int Runs, int AtLeastAsGood, IReadOnlyList<PlaceboMetric> Metrics)
{
    /// <summary>
    /// Chance of a total return like the run's, or a better one, had the signals been given at other times: (1 + runs at least as good) ÷
    /// (1 + runs).
    /// </summary>
    /// <remarks>
    /// The run itself is one of the orders that chance may bring, so it is never 0: Phipson and Smyth (2010), Statistical Applications in
    /// Genetics and Molecular Biology 9(1), 39. A run whose total return is undefined counts as at least as good.
    /// </remarks>
    public double PValue => (1d + AtLeastAsGood) / (1 + Runs);

    internal static PlaceboResult? Of(HeadlineMetrics own, IReadOnlyList<HeadlineMetrics> placebos) => placebos.Count == 0 ? null : new(
        placebos.Count,
        placebos.Count(placebo => IsAsGood(Return, placebo.ValueOf(Return), own.ValueOf(Return)) ?? true),
        [.. HeadlineMetrics.Chosen.Select(metric => Of(metric, own.ValueOf(metric), Defined(metric, placebos)))]);

    private static Metric Return => HeadlineMetrics.Chosen[0];

    private static double[] Defined(Metric metric, IReadOnlyList<HeadlineMetrics> placebos) =>
        [.. placebos.Select(placebo => placebo.ValueOf(metric)).OfType<double>()];

    private static PlaceboMetric Of(Metric metric, double? own, double[] defined)
    {
        if (defined.Length == 0)
            return new PlaceboMetric(metric, null, null, null, null);
        double[] sorted = Statistics.Sorted(defined);
        bool?[] asGood = [.. defined.Select(value => IsAsGood(metric, value, own))];
        return new PlaceboMetric(
            metric,
            Statistics.Mean(defined),
            Statistics.Quantile(sorted, 0.05),
            Statistics.Quantile(sorted, 0.95),
            asGood[0] is null ? null : (double)asGood.Count(good => good == true) / asGood.Length);
    }

    private static bool? IsAsGood(Metric metric, double? placebo, double? own) => (metric.Better, placebo, own) switch
    {
        (MetricDirection.Neither, _, _) or (_, null, _) or (_, _, null) => null,
        (MetricDirection.Higher, _, _) => placebo >= own,
        _ => placebo <= own,
    };
}

/// <summary>One metric over the runs with shuffled signals that define it.</summary>
/// <param name="Metric">Which.</param>
/// <param name="Mean">Their mean; null where none defines it.</param>
/// <param name="P5">Their 5 % quantile, between neighbours by straight line; null likewise.</param>
/// <param name="P95">Their 95 % quantile; null likewise.</param>
/// <param name="BetterShare">
/// Share of them that are at least as good as the run; null where the run leaves it undefined, or where neither way is better.
/// </param>
public sealed record PlaceboMetric(Metric Metric, double? Mean, double? P5, double? P95, double? BetterShare);
