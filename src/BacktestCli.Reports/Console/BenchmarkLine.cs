using BacktestCli.Core.Metrics;
using Spectre.Console;

namespace BacktestCli.Reports.Console;

/// <summary>The run against another instrument, in a sentence.</summary>
internal static class BenchmarkLine
{
    /// <param name="console">Where to.</param>
    /// <param name="instrument">The benchmark.</param>
    /// <param name="metrics">The metrics against it.</param>
    public static void Print(IAnsiConsole console, string instrument, IEnumerable<MetricValue> metrics) => WarningBlock.Sentence(
        console,
        $"{instrument}: {string.Join(", ", metrics.Select(metric => $"{metric.Metric.Name.Replace("benchmark_", "", StringComparison.Ordinal).Replace('_', ' ')} {Figures.Of(metric)}"))}",
        "Benchmark",
        "default");
}
