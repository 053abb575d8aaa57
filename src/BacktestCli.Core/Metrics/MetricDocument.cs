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

    private const string Differences =
        """

        ## Where other tools mean something else

        `backtest report show --as` gives a run's figures by the formulas of the tool that is named. Metrics that are not here agree with quantstats and empyrical.

        | metric | other tools |
        |---|---|
        | all that are annualised | quantstats, empyrical and LEAN take 252 periods unless told otherwise |
        | `cagr` | backtesting.py takes years of 365.25 days; its `Return (Ann.)` compounds the mean daily growth without the first bar |
        | `sharpe_ratio` | backtesting.py: geometric annual return ÷ deviation of a compounded year, whose sign may differ; freqtrade: profits of trades, not of days |
        | `sortino_ratio` | no losing day is null here, infinite in empyrical; backtesting.py has the geometric annual return above; freqtrade deviates over losing trades alone |
        | `calmar_ratio` | no drawdown is null here, infinite in quantstats; freqtrade: mean daily profit × √365 |
        | `max_drawdown` | backtesting.py leaves out the cash before the first bar; freqtrade looks at closed trades only |
        | `max_drawdown_duration` | from the peak here and in backtesting.py; quantstats counts days under water, one less |
        | `ulcer_index` | quantstats divides by n − 1, Martin and this by n |
        | `ulcer_performance_index` | quantstats has the total return above, not the annual one |
        | `value_at_risk_95`, `expected_shortfall_95` | quantstats: by a normal distribution; empyrical: historical, as here |
        | `recovery_factor` | quantstats: Σ of simple returns without its sign; here the compounded return with it |
        | `probabilistic_sharpe_ratio` | quantstats puts excess kurtosis where kurtosis belongs; LEAN does too, against a yearly ratio of 1 |
        | `skew`, `kurtosis` | scipy and empyrical: of a population; a series that never varies is null here, 0 in pandas |
        | `win_rate` | of trades here, in backtesting.py and freqtrade; of days that are not 0 in quantstats |
        | `profit_factor` | on profits here and in freqtrade; on trades' returns in backtesting.py, on days in quantstats |
        | `kelly_fraction` | on trades here and in backtesting.py, on days in quantstats |
        | `alpha` | multiplied by 365 here and in quantstats; compounded in empyrical, by the total return in backtesting.py |
        | `information_ratio` | annualised here; of one day in quantstats and empyrical; LEAN: difference of compounded means |
        | `up_capture`, `down_capture` | empyrical compounds a good day's mean for a year |

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

            return page.Append(Differences.ReplaceLineEndings("\n")).ToString();
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
