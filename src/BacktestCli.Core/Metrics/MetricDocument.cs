using System.Text;

namespace BacktestCli.Core.Metrics;

/// <summary>The catalogue of metrics as a page to read: <c>METRICS.md</c> beside this file.</summary>
public static class MetricDocument
{
    private const string Head =
        """
        # Metrics

        Every figure of a report, with its formula and who defined it. This page is written from `MetricCatalog`; change a metric there.

        - r: returns of the equity curve from UTC day to UTC day, the first from the initial cash. A day without bars repeats the day before. b: the same of the benchmark.
        - Annualised with 365 days, because the market never closes; `backtest report metrics --periods` takes another number of periods for 365.
        - Deviations are of a sample (n − 1). The risk-free rate is 0. Quantiles are linear between neighbours.
        - A drawdown is a positive fraction. A loss in `value_at_risk_95` and `expected_shortfall_95` is under 0.
        - What is not defined is null, never 0 or infinity: a metric is null too where there is not enough data for it. A deviation under 1e-15 counts as 0.
        - Units: a fraction of 0.1 is 10 %; a ratio is a pure number; quote is an amount in the quote currency; days have 24 hours.
        - A metric marked * needs nothing but a curve: `backtest report metrics` computes it over any file, at the points that the file has.

        """;

    private static readonly (string Title, IReadOnlyList<Metric> Metrics)[] Chapters =
    [
        ("Result", ResultMetrics.All), ("Return against risk", RiskMetrics.All), ("Drawdown", DrawdownMetrics.All),
        ("Trades", TradeMetrics.All), ("Exposure", ExposureMetrics.All),
        ("Against a benchmark (`backtest run --benchmark`), with alpha and beta", BenchmarkMetrics.All),
    ];

    /// <summary>The page, Markdown, lines ending in <c>\n</c>.</summary>
    public static string Text
    {
        get
        {
            StringBuilder page = new(Head.ReplaceLineEndings("\n"));
            foreach ((string title, IReadOnlyList<Metric> metrics) in Chapters)
            {
                page.Append($"\n## {title}\n\n| name | what | formula | unit | better | source |\n|---|---|---|---|---|---|\n");
                foreach (Metric metric in metrics)
                    page.Append(Row(metric));
            }

            return page.ToString();
        }
    }

    private static string Row(Metric metric)
    {
        string star = metric.ComputeFromReturns is null ? "" : " *";
        string better = metric.Better == MetricDirection.Neither ? "" : metric.Better.ToString().ToLowerInvariant();
        string unit = metric.Unit == MetricUnit.PerDay ? "per day" : metric.Unit.ToString().ToLowerInvariant();
        return $"| `{metric.Name}`{star} | {Cell(metric.Title)} | {Cell(metric.Formula)} | {unit} | {better} | {Cell(metric.Source)} |\n";
    }

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);
}
