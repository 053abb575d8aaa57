using BacktestCli.Core.Engine;
using BacktestCli.Core.Market;
using BacktestCli.Core.Metrics;
using BacktestCli.Reports.Curves;
using Spectre.Console;

namespace BacktestCli.Reports.Console;

/// <summary>The metrics of a curve as tables.</summary>
public static class CurveSummary
{
    /// <summary>Prints them.</summary>
    /// <param name="console">Where to.</param>
    /// <param name="name">The file.</param>
    /// <param name="curve">The curve.</param>
    public static void Print(IAnsiConsole console, string name, Curve curve)
    {
        string range = curve is { From: { } from, To: { } to } ? $"  {UtcTime.FormatDate(from)} → {UtcTime.FormatDate(to)}" : "";
        console.MarkupLine($"[bold]{Markup.Escape($"{name}  {curve.Column}")}[/]{range}  {Words.Count(curve.Periods, "period")}");
        Show(console, "metric", curve.Metrics);
        Show(console, $"against {curve.BenchmarkColumn}", curve.AgainstBenchmark);
        DrawdownSummary falls = curve.Statistics.Drawdowns;
        if (curve.From is null)
            return;
        StoredGroups.Show(console, ["drawdown", "depth", "peak", "trough", "recovery"], falls.Worst.Select((fall, i) => new[]
        {
            $"{i + 1}", Words.Percent(fall.Depth), UtcTime.FormatDate(fall.PeakTime), UtcTime.FormatDate(fall.TroughTime),
            fall.RecoveryTime is { } time ? UtcTime.FormatDate(time) : "not yet",
        }));
    }

    private static void Show(IAnsiConsole console, string title, IReadOnlyList<MetricValue> metrics) =>
        StoredGroups.Show(console, [title, "value"], metrics.Select(metric => new[] { metric.Metric.Name, Figures.Of(metric) }));
}
