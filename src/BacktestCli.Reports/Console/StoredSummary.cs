using System.Text.Json;
using BacktestCli.Core.Market;
using BacktestCli.Core.Metrics;
using BacktestCli.Reports.Json;
using Spectre.Console;

namespace BacktestCli.Reports.Console;

/// <summary>A report that was read back: its headline figures, and tables of what they are made of.</summary>
public static class StoredSummary
{
    /// <summary>Prints it.</summary>
    public static void Print(IAnsiConsole console, ReportDocument report)
    {
        ReportWarning[] warnings =
            [.. report.Root.GetProperty("warnings").EnumerateArray().Select(one => new ReportWarning(one.GetProperty("code").GetString()!, one.GetProperty("text").GetString()!))];
        Title(console, report);
        WarningBlock.PrintAbove(console, warnings);
        Summary.PrintFigures(console, report.Metric);
        Benchmark(console, report);
        StoredGroups.Print(console, report);
        StoredTradeTable.Print(console, report);
        if (warnings.Length > 0)
            console.WriteLine();
        WarningBlock.Print(console, warnings);
    }

    private static void Title(IAnsiConsole console, ReportDocument report)
    {
        JsonElement run = report.Root.GetProperty("run");
        string[] instruments = [.. run.GetProperty("instruments").EnumerateArray().Select(one => one.GetProperty("instrument").GetString()!)];
        string traded = instruments.Length <= 3 ? string.Join(", ", instruments) : Words.Count(instruments.Length, "instrument");
        console.MarkupLine(
            $"[bold]{Markup.Escape(run.GetProperty("strategy").GetProperty("name").GetString()!)}[/]  {Markup.Escape(traded)} {report.Interval}  "
            + $"{UtcTime.FormatDate(report.From)} → {UtcTime.FormatDate(report.To)}  {Words.Count(run.GetProperty("bars").GetInt64(), "bar")}");
    }

    private static void Benchmark(IAnsiConsole console, ReportDocument report)
    {
        if (report.Benchmark is not { } benchmark)
            return;
        JsonElement metrics = report.Root.GetProperty("benchmark").GetProperty("metrics");
        BenchmarkLine.Print(console, benchmark.Instrument, MetricCatalog.AgainstBenchmark.Select(metric =>
            new MetricValue(metric, metrics.TryGetProperty(metric.Name, out JsonElement value) ? ReportDocument.Number(value) : null)));
    }
}
