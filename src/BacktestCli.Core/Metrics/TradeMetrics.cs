namespace BacktestCli.Core.Metrics;

/// <summary>How the round trips went. Profits are after fees and slippage; "winner" and "loser" as in <see cref="TradeTotals"/>.</summary>
internal static class TradeMetrics
{
    private const string Trades = "The run's trades.";

    private const string VanTharp = "Tharp (2008), Definitive Guide to Position Sizing, with profit in place of R-multiples.";

    private const string Vince = "Vince (1990), Portfolio Management Formulas.";

    public static IReadOnlyList<Metric> All { get; } =
    [
        Count("total_trades", "Trades", MetricDirection.Neither, "round trips closed", trades => trades.Count),
        Better("win_rate", "Win rate", MetricUnit.Fraction, "winners ÷ trades", Trades, trades => trades.WinRate),
        Better("profit_factor", "Profit factor", MetricUnit.Ratio, "gross_profit ÷ gross_loss; null without losers", Vince,
            trades => trades.GrossLoss > 0 ? (double)(trades.GrossProfit / trades.GrossLoss) : null),
        Better("payoff_ratio", "Payoff ratio", MetricUnit.Ratio, "avg_winner ÷ −avg_loser; null without winners or losers", Vince,
            trades => trades.MeanWin / trades.MeanLoss),
        Better("expectancy", "Expectancy", MetricUnit.Quote, "mean net profit of a trade", Trades, trades => Mean(trades.Profits)),
        Better("avg_trade_return", "Average trade return", MetricUnit.Fraction,
            "mean return of a trade; return = net profit ÷ (quantity × entry price)", Trades, trades => Mean(trades.Returns)),
        Better("avg_winner", "Average winner", MetricUnit.Quote, "mean net profit of winners", Trades, trades => trades.MeanWin),
        Better("avg_loser", "Average loser", MetricUnit.Quote, "mean net profit of losers, under 0", Trades, trades => -trades.MeanLoss),
        Better("best_trade", "Best trade", MetricUnit.Fraction, "largest return of a trade", Trades,
            trades => trades.Count > 0 ? trades.Returns.Max() : null),
        Better("worst_trade", "Worst trade", MetricUnit.Fraction, "smallest return of a trade", Trades,
            trades => trades.Count > 0 ? trades.Returns.Min() : null),
        Of("avg_trade_duration", "Average trade duration", MetricUnit.Days, "mean of exit time − entry time", Trades,
            run => RunStatistics.ToDays(Statistics.Mean(run.Trades.Durations))),
        Of("max_trade_duration", "Longest trade", MetricUnit.Days, "largest of exit time − entry time", Trades,
            run => run.Trades.Count > 0 ? RunStatistics.ToDays(run.Trades.Durations.Max()) : null),
        Count("max_consecutive_wins", "Most winners in a row", MetricDirection.Higher, "longest run of winners, by exit time",
            trades => trades.LongestWins),
        Count("max_consecutive_losses", "Most losers in a row", MetricDirection.Lower, "longest run of losers, by exit time",
            trades => trades.LongestLosses),
        Better("sqn", "System quality number", MetricUnit.Ratio,
            "√n × mean(p) ÷ stdev(p, n−1), p: net profits; null under two trades or where they do not vary", VanTharp,
            trades => TStatistic(trades.Profits, magnitude: 0)),
        Better("kelly_fraction", "Kelly fraction", MetricUnit.Fraction,
            "win_rate − (1 − win_rate) ÷ payoff_ratio; null without winners or losers",
            "Kelly (1956), Bell System Technical Journal 35(4), 917–926.",
            trades => trades.WinRate - ((1 - trades.WinRate) * trades.MeanLoss / trades.MeanWin)),
        Of("trades_per_day", "Trades per day", MetricUnit.PerDay, "total_trades ÷ days of the run", Trades,
            run => run.Trades.Count / run.Days),
        Of("p_value_mean_trade", "P-value of the mean trade", MetricUnit.Probability,
            "two-sided p of t = √n × mean ÷ stdev(n−1) of trade returns, n−1 degrees; null under two trades or where they do not vary",
            "Student (1908), Biometrika 6(1), 1–25.",
            run => TStatistic(run.Trades.Returns, magnitude: 1) is { } t ? Distributions.StudentTwoSided(t, run.Trades.Count - 1) : null)
            with { Better = MetricDirection.Lower },
    ];

    private static Metric Of(
        string name, string title, MetricUnit unit, string formula, string source, Func<RunStatistics, double?> compute) =>
        new() { Name = name, Title = title, Unit = unit, Formula = formula, Source = source, Compute = compute };

    private static Metric Better(
        string name, string title, MetricUnit unit, string formula, string source, Func<TradeTotals, double?> compute) =>
        Of(name, title, unit, formula, source, run => compute(run.Trades)) with { Better = MetricDirection.Higher };

    private static Metric Count(string name, string title, MetricDirection better, string formula, Func<TradeTotals, int> compute) =>
        Of(name, title, MetricUnit.Count, formula, Trades, run => compute(run.Trades)) with { Better = better };

    private static double? Mean(double[] values) => values.Length > 0 ? Statistics.Mean(values) : null;

    private static double? TStatistic(double[] values, double magnitude) =>
        Statistics.SampleDeviation(values, magnitude) is > 0 and var deviation
            ? Math.Sqrt(values.Length) * Statistics.Mean(values) / deviation
            : null;
}
