using BacktestCli.Core.Engine;
using BacktestCli.Core.Market;
using BacktestCli.Core.Metrics;

namespace BacktestCli.Reports;

/// <summary>What a run is held against beside its own instruments: the prices of another, by day.</summary>
/// <param name="Dataset">Its bars.</param>
/// <param name="Start">Its first open.</param>
/// <param name="Days">Times, Unix ms, and closes of the last bars of its UTC days, oldest first.</param>
public sealed record BenchmarkPrices(Dataset Dataset, double Start, IReadOnlyList<(long Time, double Price)> Days)
{
    /// <summary>The metrics of a run against it; a day without its bars repeats the day before.</summary>
    internal IReadOnlyList<MetricValue> MetricsOf(BacktestResult result)
    {
        double[] levels = DailyCurve.Of(Days, day => (day.Time, day.Price), result.From, result.To, Start);
        ReturnStatistics run = new RunStatistics(result).Against(ReturnStatistics.ReturnsOf(Start, levels));
        return MetricCatalog.Compute(MetricCatalog.AgainstBenchmark, run);
    }
}

/// <summary>A run against its benchmark.</summary>
/// <param name="Prices">The benchmark.</param>
/// <param name="Metrics">The metrics, in the catalogue's order.</param>
public sealed record BenchmarkResult(BenchmarkPrices Prices, IReadOnlyList<MetricValue> Metrics)
{
    /// <summary>Null where there is no benchmark.</summary>
    internal static BenchmarkResult? Of(ReportInput input) =>
        input.Benchmark is { } prices ? new BenchmarkResult(prices, prices.MetricsOf(input.Result)) : null;
}
