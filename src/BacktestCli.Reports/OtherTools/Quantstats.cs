using BacktestCli.Core.Metrics;
using static BacktestCli.Reports.OtherTools.ToolFigure;

namespace BacktestCli.Reports.OtherTools;

/// <summary>The metrics that a report of quantstats shows, all on days, those of the trades included.</summary>
internal static class Quantstats
{
    /// <summary>The 5 % quantile of a standard normal distribution.</summary>
    private const double NormalFivePercent = -1.6448536269514722;

    public static OtherTool Tool { get; } = new()
    {
        Name = "quantstats",
        Source = "quantstats, documentation of quantstats.stats; r: daily returns, n of them; risk-free rate 0; a drawdown is under 0",
        PeriodsPerYear = 252,
        Figures = run => run.Days.Length < 2 ? [] : [.. Growth(run), .. Ratios(run), .. Drawdowns(run), .. Tails(run), .. Days(run), .. AgainstBenchmark(run)],
    };

    private static IEnumerable<ToolFigure> Growth(ToolRun run)
    {
        SeriesStatistics series = run.Series;
        double market = Math.Ceiling(100d * run.Returns.Count(r => r != 0) / run.Returns.Length);
        yield return Of("Time in Market", market / 100, "days whose r is not 0 ÷ n, rounded up to a percent");
        yield return Of("Cumulative Return", series.TotalReturn, "Π(1 + r) − 1");
        yield return Of("CAGR", series.AnnualGrowth, "(1 + Cumulative Return)^(periods ÷ n) − 1");
        yield return Of("Volatility (ann.)", Ours("volatility", series), "stdev(r, n−1) × √periods");
        yield return Of("Expected Daily", Math.Pow(1 + series.TotalReturn, 1d / run.Returns.Length) - 1, "Π(1 + r)^(1 ÷ n) − 1");
    }

    private static IEnumerable<ToolFigure> Ratios(ToolRun run)
    {
        SeriesStatistics series = run.Series;
        double? sortino = Ours("sortino_ratio", series);
        double gains = run.Returns.Where(r => r >= 0).Sum();
        double losses = -run.Returns.Where(r => r < 0).Sum();
        yield return Of("Sharpe", Ours("sharpe_ratio", series), "mean(r) ÷ stdev(r, n−1) × √periods");
        yield return Of("Prob. Sharpe Ratio", Probability(series), "Φ(s √(n−1) ÷ √(1 + s² ÷ 2 − skew × s + (kurtosis − 3) ÷ 4 × s²)), of a sample, kurtosis already in excess");
        yield return Of("Smart Sharpe", Ours("smart_sharpe", series), "Sharpe ÷ √(1 + 2 Σ (n−k) ÷ n × |ρ|^k), ρ: lag-1 autocorrelation");
        yield return Of("Sortino", sortino, "mean(r) ÷ √mean(min(r, 0)²) × √periods");
        yield return Of("Sortino/√2", sortino / Math.Sqrt(2), "Sortino ÷ √2");
        yield return Of("Omega", gains / losses, "Σ gains ÷ Σ losses around 0");
        yield return Of("Calmar", series.AnnualGrowth / series.Drawdowns.MaxDepth, "CAGR ÷ |Max Drawdown|");
        yield return Of("Gain/Pain Ratio", run.Returns.Sum() / losses, "Σ r ÷ −Σ negative r");
        yield return Of("Profit Factor", gains / losses, "Σ r from 0 ÷ −Σ r under 0");
        yield return Of("Common Sense Ratio", gains / losses * Ours("tail_ratio", series), "Profit Factor × Tail Ratio");
        yield return Of("CPC Index", gains / losses * WinRate(run) * Payoff(run), "Profit Factor × Win Days % × Payoff Ratio");
    }

    private static IEnumerable<ToolFigure> Drawdowns(ToolRun run)
    {
        SeriesStatistics series = run.Series;
        double[] falls = Falls(run);
        IReadOnlyList<int> under = Streaks.Of(falls, fall => fall < 0);
        double ulcer = Math.Sqrt(falls.Sum(fall => fall * fall) / (falls.Length - 1));
        double depth = series.Drawdowns.MaxDepth;
        double pitfall = -Shortfall(falls) / series.ReturnDeviation;
        yield return Of("Max Drawdown", -depth, "deepest fall from the highest so far, the cash included");
        yield return Of("Longest DD Days", under.DefaultIfEmpty(0).Max(), "most days under water in a row");
        yield return Of("Avg. Drawdown Days", under.Count > 0 ? under.Average() : null, "mean of days under water in a row");
        yield return Of("Recovery Factor", Math.Abs(run.Returns.Sum()) / depth, "|Σ r| ÷ |Max Drawdown|");
        yield return Of("Ulcer Index", ulcer, "√(Σ d² ÷ (n−1)), d: drawdowns of days");
        yield return Of("Ulcer Performance Index", series.TotalReturn / ulcer, "Cumulative Return ÷ Ulcer Index");
        yield return Of("Serenity Index", run.Returns.Sum() / (ulcer * pitfall), "Σ r ÷ (Ulcer Index × −cVaR(d) ÷ stdev(r, n−1))");
    }

    private static IEnumerable<ToolFigure> Tails(ToolRun run)
    {
        SeriesStatistics series = run.Series;
        double[] sorted = Statistics.Sorted(run.Returns);
        yield return Of("Skew", Ours("skew", series), "corrected for bias");
        yield return Of("Kurtosis", Ours("kurtosis", series), "in excess of a normal distribution's, corrected for bias");
        yield return Of("Daily Value-at-Risk", AtRisk(run.Returns), "5 % quantile of a normal distribution of mean(r) and stdev(r, n−1)");
        yield return Of("Expected Shortfall (cVaR)", Shortfall(run.Returns), "mean of r under Daily Value-at-Risk, or that itself");
        yield return Of("Tail Ratio", Ours("tail_ratio", series), "|95 % quantile of r ÷ 5 % quantile|");
        yield return Of("Outlier Win Ratio", Statistics.Quantile(sorted, 0.99) / MeanOf(run, r => r >= 0), "99 % quantile of r ÷ mean of r from 0");
        yield return Of("Outlier Loss Ratio", Statistics.Quantile(sorted, 0.01) / MeanOf(run, r => r < 0), "1 % quantile of r ÷ mean of r under 0");
    }

    private static IEnumerable<ToolFigure> Days(ToolRun run)
    {
        double wins = WinRate(run);
        yield return Of("Win Days %", wins, "days with r above 0 ÷ days whose r is not 0, a fraction");
        yield return Of("Payoff Ratio", Payoff(run), "mean of r above 0 ÷ −mean of r under 0");
        yield return Of("Kelly Criterion", wins - ((1 - wins) / Payoff(run)), "w − (1 − w) ÷ Payoff Ratio, w: Win Days %");
        yield return Of("Risk of Ruin", Math.Pow((1 - wins) / (1 + wins), run.Returns.Length), "((1 − w) ÷ (1 + w))^n");
        yield return Of("Best Day", run.Returns.Max(), "largest r");
        yield return Of("Worst Day", run.Returns.Min(), "smallest r");
        yield return Of("Avg. Up Day", MeanOf(run, r => r > 0), "mean of r above 0");
        yield return Of("Avg. Down Day", MeanOf(run, r => r < 0), "mean of r under 0");
        yield return Of("Max Consecutive Wins", Streaks.Longest(run.Returns, r => r > 0), "most days in a row with r above 0");
        yield return Of("Max Consecutive Losses", Streaks.Longest(run.Returns, r => r < 0), "most days in a row with r under 0");
    }

    private static IEnumerable<ToolFigure> AgainstBenchmark(ToolRun run)
    {
        SeriesStatistics series = run.Series;
        double? correlation = Ours("correlation", series);
        yield return Of("R^2", correlation * correlation, "squared correlation of r with the benchmark's");
        yield return Of("Information Ratio", Ours("information_ratio", series) / Math.Sqrt(run.PeriodsPerYear), "mean(r − b) ÷ stdev(r − b, n−1), of a day");
        yield return Of("Beta", series.Beta, "cov(r, b) ÷ var(b)");
        yield return Of("Alpha", Ours("alpha", series), "(mean(r) − Beta × mean(b)) × periods");
        yield return Of("Correlation", correlation, "of r with the benchmark's");
        yield return Of("Treynor Ratio", series.TotalReturn / series.Beta, "Cumulative Return ÷ Beta");
    }

    /// <summary>Our metric of a name, where the two are the same.</summary>
    private static double? Ours(string name, SeriesStatistics series) =>
        MetricCatalog.OfReturns.Concat(MetricCatalog.AgainstBenchmark).First(metric => metric.Name == name).Of(series);

    private static double? Probability(SeriesStatistics series) => series is { PeriodSharpe: { } sharpe, ReturnMoments: var shape }
        ? SharpeProbability.Above(sharpe, 0, shape.SampleSkew, shape.SampleExcessKurtosis, shape.Count)
        : null;

    private static double[] Falls(ToolRun run)
    {
        double peak = run.InitialCash;
        return [.. run.Days.Select(equity => (equity / (peak = Math.Max(peak, equity))) - 1)];
    }

    private static double AtRisk(double[] values) => Statistics.Mean(values) + (NormalFivePercent * Statistics.SampleDeviation(values));

    private static double Shortfall(double[] values)
    {
        double atRisk = AtRisk(values);
        double[] worse = [.. values.Where(value => value < atRisk)];
        return worse.Length > 0 ? Statistics.Mean(worse) : atRisk;
    }

    private static double WinRate(ToolRun run) => (double)run.Returns.Count(r => r > 0) / run.Returns.Count(r => r != 0);

    private static double Payoff(ToolRun run) => MeanOf(run, r => r > 0) / -MeanOf(run, r => r < 0);

    private static double MeanOf(ToolRun run, Func<double, bool> picks) => Statistics.Mean([.. run.Returns.Where(picks)]);
}
