namespace BacktestCli.Core.Metrics;

/// <summary>Return against what it risked. r: daily returns over UTC days; risk-free rate 0; null under two daily returns.</summary>
internal static class RiskMetrics
{
    private const string LopezDePrado = "Bailey and López de Prado (2012), Journal of Risk 15(2), 3–44";

    public static IReadOnlyList<Metric> All { get; } =
    [
        Of("volatility", "Volatility", "stdev(r, n−1) × √365",
            "CFA Institute, Global Investment Performance Standards (2020), with 365 days.",
            run => run.ReturnDeviation * YearRoot(run)) with { Unit = MetricUnit.Fraction, Better = MetricDirection.Lower },
        Of("sharpe_ratio", "Sharpe ratio", "mean(r) ÷ stdev(r, n−1) × √365; null where r does not vary",
            "Sharpe (1994), Journal of Portfolio Management 21(1), 49–58.", run => run.PeriodSharpe * YearRoot(run)),
        Of("sortino_ratio", "Sortino ratio", "mean(r) ÷ √mean(min(r, 0)²) × √365, the mean over all days; null without a losing day",
            "Sortino and Price (1994), Journal of Investing 3(3), 59–64.",
            run => Downside(run) is > 0 and var downside ? run.MeanReturn / downside * YearRoot(run) : null),
        Of("calmar_ratio", "Calmar ratio", "cagr ÷ max_drawdown over the whole run; null without a drawdown",
            "Young (1991), Futures 20(1), 40.", run => PerDrawdown(run, run.AnnualGrowth)),
        Of("omega_ratio", "Omega ratio", "Σ max(r, 0) ÷ Σ max(−r, 0); null without a losing day",
            "Keating and Shadwick (2002), Journal of Performance Measurement 6(3), 59–84, threshold 0.",
            run => PerLosses(run, Sum(run, Gain))),
        Of("gain_to_pain", "Gain to pain", "Σ r ÷ Σ max(−r, 0), on days; null without a losing day",
            "Schwager (2012), Hedge Fund Market Wizards, who sums months.", run => PerLosses(run, Sum(run, r => r))),
        Of("ulcer_index", "Ulcer index", "√mean(d²), d: fall of each day's equity from the highest so far",
            "Martin and McCann (1989), The Investor's Guide to Fidelity Funds, on days.",
            run => run.UlcerIndex) with { Unit = MetricUnit.Fraction, Better = MetricDirection.Lower },
        Of("ulcer_performance_index", "Ulcer performance index", "cagr ÷ ulcer_index; null without a drawdown",
            "Martin and McCann (1989).", run => run.UlcerIndex is > 0 and var ulcer ? run.AnnualGrowth / ulcer : null),
        Of("recovery_factor", "Recovery factor", "total_return ÷ max_drawdown, signed; null without a drawdown",
            "MetaTrader 5 tester report: net profit ÷ maximal drawdown, here as fractions.", run => PerDrawdown(run, run.TotalReturn)),
        Of("tail_ratio", "Tail ratio", "|95 % quantile of r| ÷ |5 % quantile of r|, linear quantiles; null where the latter is 0",
            "empyrical (Quantopian, 2016), tail_ratio.", TailRatio),
        Of("skew", "Skew", "bias-corrected skew of r; null under three days or where r does not vary",
            "Joanes and Gill (1998), The Statistician 47(1), 183–189: G1.", run => run.ReturnMoments.SampleSkew),
        Of("kurtosis", "Excess kurtosis",
            "bias-corrected excess kurtosis of r, 0 for a normal distribution; null under four days or where r does not vary",
            "Joanes and Gill (1998): G2.", run => run.ReturnMoments.SampleExcessKurtosis) with { Better = MetricDirection.Neither },
        Of("value_at_risk_95", "Value at risk, 95 %", "5 % quantile of r, linear; under 0 is a loss",
            "Jorion (2006), Value at Risk, 3rd ed., ch. 5: historical, one day.",
            run => Statistics.Quantile(run.SortedReturns, 0.05)) with { Unit = MetricUnit.Fraction },
        Of("expected_shortfall_95", "Expected shortfall, 95 %", "mean of the ⌊(n−1) × 0.05⌋ + 1 worst r; under 0 is a loss",
            "Acerbi and Tasche (2002), Journal of Banking and Finance 26(7), 1487–1503.",
            ExpectedShortfall) with { Unit = MetricUnit.Fraction },
        Of("probabilistic_sharpe_ratio", "Probabilistic Sharpe ratio",
            "Φ(s √(n−1) ÷ √(1 − γ3 s + (γ4 − 1) ÷ 4 × s²)), s: daily Sharpe ratio, γ: population skew and kurtosis",
            LopezDePrado + ": probability that the true Sharpe ratio is above 0.",
            ProbabilisticSharpe) with { Unit = MetricUnit.Probability },
        Of("deflated_sharpe_ratio", "Deflated Sharpe ratio",
            "probabilistic_sharpe_ratio against the best of N trials by luck; here N = 1, whose best by luck is 0",
            "Bailey and López de Prado (2014), Journal of Portfolio Management 40(5), 94–107.",
            ProbabilisticSharpe) with { Unit = MetricUnit.Probability },
        Of("smart_sharpe", "Smart Sharpe ratio",
            "sharpe_ratio ÷ √(1 + 2 Σ (n−k) ÷ n × |ρ|^k for k = 1 … n−1), ρ: lag-1 autocorrelation of r",
            "Lo (2002), Financial Analysts Journal 58(4), 36–52, for a first-order process with |ρ| as in quantstats.", SmartSharpe),
    ];

    private static Metric Of(string name, string title, string formula, string source, Func<ReturnStatistics, double?> compute) =>
        Metric.OfReturns(name, title, MetricUnit.Ratio, MetricDirection.Higher, formula, source, run => run.HasReturns ? compute(run) : null);

    private static double YearRoot(ReturnStatistics run) => Math.Sqrt(run.PeriodsPerYear);

    private static double Sum(ReturnStatistics run, Func<double, double> part)
    {
        double sum = 0;
        foreach (double value in run.Returns)
            sum += part(value);
        return sum;
    }

    private static double Gain(double value) => Math.Max(value, 0);

    private static double Downside(ReturnStatistics run) => Math.Sqrt(Sum(run, r => Gain(-r) * Gain(-r)) / run.Returns.Length);

    private static double? PerLosses(ReturnStatistics run, double gains) =>
        Sum(run, r => Gain(-r)) is > 0 and var losses ? gains / losses : null;

    private static double? PerDrawdown(ReturnStatistics run, double value) =>
        run.Drawdowns.MaxDepth is > 0 and var depth ? value / depth : null;

    private static double? TailRatio(ReturnStatistics run) => Math.Abs(Statistics.Quantile(run.SortedReturns, 0.05)) is > 0 and var low
        ? Math.Abs(Statistics.Quantile(run.SortedReturns, 0.95)) / low
        : null;

    private static double? ExpectedShortfall(ReturnStatistics run)
    {
        int worst = (int)((run.SortedReturns.Length - 1) * 0.05) + 1;
        return Statistics.Mean(run.SortedReturns.AsSpan(0, worst));
    }

    private static double? ProbabilisticSharpe(ReturnStatistics run) => run is { PeriodSharpe: { } sharpe, ReturnMoments: var shape }
        ? SharpeProbability.Above(sharpe, target: 0, shape.PopulationSkew, shape.PopulationKurtosis, shape.Count)
        : null;

    private static double? SmartSharpe(ReturnStatistics run)
    {
        ReadOnlySpan<double> returns = run.Returns;
        ReadOnlySpan<double> earlier = returns[..^1];
        ReadOnlySpan<double> later = returns[1..];
        double deviations = Statistics.SampleDeviation(earlier, magnitude: 1) * Statistics.SampleDeviation(later, magnitude: 1);
        if (!(deviations > 0))
            return null;

        double correlation = Math.Min(1, Math.Abs(Statistics.SampleCovariance(earlier, later) / deviations));
        (double power, double sum) = (1, 0);
        for (int k = 1; k < returns.Length; k++)
            sum += (double)(returns.Length - k) / returns.Length * (power *= correlation);
        return run.PeriodSharpe * YearRoot(run) / Math.Sqrt(1 + (2 * sum));
    }
}
