namespace BacktestCli.Core.Metrics;

/// <summary>A curve against a benchmark that it did not trade. r: its returns, b: the benchmark's over the same periods.</summary>
internal static class BenchmarkMetrics
{
    private const string Morningstar =
        "Morningstar, Upside and Downside Capture Ratios (2010), on days; geometric means, not annualised as empyrical's are: a good day, compounded for a year, is astronomical.";

    private const string Grinold = "Grinold and Kahn (1999), Active Portfolio Management, 2nd ed., ch. 5, on r − b rather than on residuals";

    public static IReadOnlyList<Metric> All { get; } =
    [
        Of("benchmark_return", "Benchmark return", MetricUnit.Fraction, MetricDirection.Neither, "Π(1 + b) − 1", "The benchmark's bars, costs left out.",
            (_, benchmark) => Growth(benchmark) - 1),
        Of("correlation", "Correlation with the benchmark", MetricUnit.Ratio, MetricDirection.Neither,
            "cov(r, b) ÷ (stdev(r) × stdev(b)); null where one does not vary", "Pearson (1895), Proceedings of the Royal Society 58, 240–242.", Correlation),
        Of("up_capture", "Up capture", MetricUnit.Ratio, MetricDirection.Higher,
            "(Π(1 + r)^(1 ÷ n) − 1) ÷ (Π(1 + b)^(1 ÷ n) − 1) over the n periods with b > 0; null without one", Morningstar,
            (run, benchmark) => Capture(run.Returns, benchmark, 1)),
        Of("down_capture", "Down capture", MetricUnit.Ratio, MetricDirection.Lower, "the same over the periods with b < 0; null without one", Morningstar,
            (run, benchmark) => Capture(run.Returns, benchmark, -1)),
        Of("tracking_error", "Tracking error", MetricUnit.Fraction, MetricDirection.Neither, "stdev(r − b, n−1) × √365", Grinold + ".",
            (run, benchmark) => Statistics.SampleDeviation(Active(run, benchmark), magnitude: 1) * Math.Sqrt(run.PeriodsPerYear)),
        Of("information_ratio", "Information ratio", MetricUnit.Ratio, MetricDirection.Higher,
            "mean(r − b) ÷ stdev(r − b, n−1) × √365; null where r − b does not vary", Grinold + "; annualised, which quantstats' and empyrical's are not.",
            InformationRatio),
    ];

    private static Metric Of(
        string name, string title, MetricUnit unit, MetricDirection better, string formula, string source, Func<ReturnStatistics, double[], double?> compute) =>
        Metric.OfReturns(
            name, title, unit, better, formula, source, run => run is { HasReturns: true, BenchmarkReturns: { } benchmark } ? compute(run, benchmark) : null);

    private static double? Correlation(ReturnStatistics run, double[] benchmark) => (run.ReturnDeviation * run.BenchmarkDeviation) is > 0 and var deviations
        ? Math.Clamp(Statistics.SampleCovariance(run.Returns, benchmark) / deviations, -1, 1)
        : null;

    private static double? InformationRatio(ReturnStatistics run, double[] benchmark)
    {
        double[] active = Active(run, benchmark);
        return Statistics.SampleDeviation(active, magnitude: 1) is > 0 and var deviation
            ? Statistics.Mean(active) / deviation * Math.Sqrt(run.PeriodsPerYear)
            : null;
    }

    private static double[] Active(ReturnStatistics run, double[] benchmark) => [.. run.Returns.Zip(benchmark, static (own, other) => own - other)];

    private static double? Capture(double[] returns, double[] benchmark, int sign)
    {
        int[] periods = [.. Enumerable.Range(0, benchmark.Length).Where(i => Math.Sign(benchmark[i]) == sign)];
        return GeometricMean(periods.Select(i => returns[i]), periods.Length) / GeometricMean(periods.Select(i => benchmark[i]), periods.Length);
    }

    private static double GeometricMean(IEnumerable<double> returns, int count) => Math.Pow(Growth(returns), 1d / count) - 1;

    private static double Growth(IEnumerable<double> returns) => returns.Aggregate(1d, static (growth, value) => growth * (1 + value));
}
