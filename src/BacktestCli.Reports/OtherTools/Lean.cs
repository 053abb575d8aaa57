using BacktestCli.Core.Market;
using BacktestCli.Core.Metrics;
using static BacktestCli.Reports.OtherTools.ToolFigure;

namespace BacktestCli.Reports.OtherTools;

/// <summary>The statistics that a back-test of LEAN ends with.</summary>
internal static class Lean
{
    public static OtherTool Tool { get; } = new()
    {
        Name = "lean",
        Source = "QuantConnect LEAN, documentation of statistics (QuantConnect.Statistics.PortfolioStatistics); r: daily returns, P: 365 periods of a year, "
            + "as for brokerages of crypto; risk-free rate 0; 0 there where undefined",
        PeriodsPerYear = 365,
        Figures = run => run.Days.Length < 2 ? [] : [.. Trades(run), .. Result(run), .. Risk(run), .. AgainstBenchmark(run), .. Costs(run)],
    };

    private static IEnumerable<ToolFigure> Trades(ToolRun run)
    {
        double capital = run.InitialCash;
        double[] rates = [.. run.Profits.Select(profit =>
        {
            double rate = profit / capital;
            capital += profit;
            return rate;
        })];
        (double won, double lost) = (Mean(rates, rate => rate > 0), Mean(rates, rate => rate <= 0));
        double ratio = lost < 0 ? won / -lost : 0;
        double? winRate = rates.Length > 0 ? (double)rates.Count(rate => rate > 0) / rates.Length : null;
        yield return Of("Average Win", won, "mean of profits above 0, each ÷ the capital before its trade");
        yield return Of("Average Loss", lost, "mean of the others");
        yield return Of("Win Rate", winRate, "trades with a profit ÷ trades");
        yield return Of("Loss Rate", 1 - winRate, "the others ÷ trades");
        yield return Of("Profit-Loss Ratio", ratio, "Average Win ÷ −Average Loss; 0 without losses");
        yield return Of("Expectancy", (winRate * ratio) - (1 - winRate), "Win Rate × Profit-Loss Ratio − Loss Rate");
    }

    private static IEnumerable<ToolFigure> Result(ToolRun run)
    {
        double years = (double)(run.To - run.From) / UtcTime.Day / RunStatistics.DaysPerYear;
        yield return Of("Start Equity", run.InitialCash, "cash before the first bar");
        yield return Of("End Equity", run.FinalEquity, "equity after the last bar");
        yield return Of("Net Profit", (run.FinalEquity / run.InitialCash) - 1, "End Equity ÷ Start Equity − 1");
        yield return Of("Compounding Annual Return", Math.Pow(run.FinalEquity / run.InitialCash, 1 / years) - 1, "(End Equity ÷ Start Equity)^(1 ÷ years) − 1, years of 365 days");
        yield return Of("Drawdown", Math.Round(run.Series.Drawdowns.MaxDepth, 3), "deepest fall at the ends of days, three digits");
    }

    private static IEnumerable<ToolFigure> Risk(ToolRun run)
    {
        SeriesStatistics series = run.Series;
        double annual = Annual(run, run.Returns);
        double deviation = Deviation(run, run.Returns);
        yield return Of("Sharpe Ratio", deviation > 0 ? annual / deviation : null, "((1 + mean(r))^P − 1) ÷ Annual Standard Deviation");
        yield return Of("Sortino Ratio", annual / Deviation(run, [.. run.Returns.Where(r => r < 0)]), "((1 + mean(r))^P − 1) ÷ (stdev of negative r, n−1, × √P)");
        yield return Of("Probabilistic Sharpe Ratio", Probability(run, series), "probability that the daily Sharpe ratio is above 1 ÷ √P, with excess kurtosis in place of kurtosis");
        yield return Of("Annual Standard Deviation", deviation, "stdev(r, n−1) × √P");
        yield return Of("Annual Variance", deviation * deviation, "var(r, n−1) × P");
    }

    private static IEnumerable<ToolFigure> AgainstBenchmark(ToolRun run)
    {
        double[]? benchmark = run.BenchmarkReturns;
        double annual = Annual(run, run.Returns);
        double? hold = benchmark is null ? null : Annual(run, benchmark);
        double? beta = run.Series.Beta;
        double? error = benchmark is null ? null : Deviation(run, [.. run.Returns.Zip(benchmark, (own, other) => own - other)]);
        yield return Of("Alpha", annual - (beta * hold), "(1 + mean(r))^P − 1 − Beta × ((1 + mean(b))^P − 1)");
        yield return Of("Beta", beta, "cov(r, b) ÷ var(b)");
        yield return Of("Information Ratio", error > 0 ? (annual - hold) / error : null, "((1 + mean(r))^P − (1 + mean(b))^P) ÷ Tracking Error");
        yield return Of("Tracking Error", error, "stdev(r − b, n−1) × √P");
        yield return Of("Treynor Ratio", annual / beta, "((1 + mean(r))^P − 1) ÷ Beta");
    }

    private static IEnumerable<ToolFigure> Costs(ToolRun run)
    {
        double days = (double)(run.To - run.From) / UtcTime.Day;
        yield return Of("Total Fees", run.Metric("fees_paid"), "Σ fees: fees_paid");
        yield return Of("Portfolio Turnover", run.Metric("turnover") / days, "volume of a day ÷ equity: turnover ÷ days; LEAN's is the mean of daily shares");
    }

    private static double? Probability(ToolRun run, SeriesStatistics series) => series is { PeriodSharpe: { } sharpe, ReturnMoments: var shape }
        ? SharpeProbability.Above(sharpe, 1 / Math.Sqrt(run.PeriodsPerYear), shape.SampleSkew, shape.SampleExcessKurtosis, shape.Count)
        : null;

    private static double Annual(ToolRun run, double[] returns) => Math.Pow(1 + Statistics.Mean(returns), run.PeriodsPerYear) - 1;

    private static double Deviation(ToolRun run, double[] returns) => Statistics.SampleDeviation(returns, magnitude: 1) * Math.Sqrt(run.PeriodsPerYear);

    private static double Mean(double[] values, Func<double, bool> picks) => values.Where(picks).DefaultIfEmpty(0).Average();
}
