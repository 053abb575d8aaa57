using BacktestCli.Core.Engine;
using BacktestCli.Core.Metrics;
using BacktestCli.Reports.Json;
using static BacktestCli.Reports.OtherTools.ToolFigure;

namespace BacktestCli.Reports.OtherTools;

/// <summary>The statistics that a run of backtesting.py prints.</summary>
internal static class BacktestingPy
{
    /// <summary>Days of its calendar year.</summary>
    private const double CalendarYear = 365.25;

    public static OtherTool Tool { get; } = new()
    {
        Name = "backtesting.py",
        Source = "backtesting.py 0.6, documentation of Backtest.run and of backtesting.lib.compute_stats; r: daily returns without the first day",
        PeriodsPerYear = 365,
        Figures = run => [.. Curve(run), .. AgainstBenchmark(run), .. Drawdowns(run), .. Trades(run)],
    };

    private static IEnumerable<ToolFigure> Curve(ToolRun run)
    {
        double first = First(run);
        double[] returns = Returns(run);
        double growth = GeometricMean(returns);
        double year = Math.Pow(1 + growth, run.PeriodsPerYear) - 1;
        double variance = Math.Pow(Statistics.SampleDeviation(returns, magnitude: 1), 2);
        double volatility = Math.Sqrt(
            Math.Pow(variance + Math.Pow(1 + growth, 2), run.PeriodsPerYear) - Math.Pow(1 + growth, 2 * run.PeriodsPerYear));
        double downside = Math.Sqrt(Statistics.Mean([.. returns.Select(r => Math.Min(r, 0) * Math.Min(r, 0))]) * run.PeriodsPerYear);
        double depth = Falls(run).MaxDepth;
        yield return Of("Duration", Span(run), "from the first bar to the last, days");
        yield return Of("Exposure Time [%]", 100 * run.Metric("exposure_time"), "bars in the market ÷ bars: exposure_time");
        yield return Of("Equity Final [$]", run.FinalEquity, "the last equity");
        yield return Of("Equity Peak [$]", Math.Max(first, run.Points.Max(point => point.Equity)), "the highest equity");
        yield return Of("Return [%]", 100 * ((run.FinalEquity / first) - 1), "last equity ÷ first − 1");
        yield return Of("Return (Ann.) [%]", 100 * year, "(1 + g)^365 − 1, g: geometric mean of r");
        yield return Of(
            "Volatility (Ann.) [%]", variance > 0 ? 100 * volatility : null, "√((var(r, n−1) + (1 + g)²)^365 − (1 + g)^(2 × 365))");
        yield return Of("CAGR [%]", 100 * (Math.Pow(run.FinalEquity / first, CalendarYear / Span(run)) - 1), "(last equity ÷ first)^(365.25 ÷ days) − 1");
        yield return Of("Sharpe Ratio", variance > 0 ? year / volatility : null, "Return (Ann.) ÷ Volatility (Ann.)");
        yield return Of("Sortino Ratio", year / downside, "Return (Ann.) ÷ (√mean(min(r, 0)²) × √365)");
        yield return Of("Calmar Ratio", depth > 0 ? year / depth : null, "Return (Ann.) ÷ Max. Drawdown");
    }

    private static IEnumerable<ToolFigure> AgainstBenchmark(ToolRun run)
    {
        if (run.Benchmark is not [_, .. { Length: > 2 } prices])
        {
            yield return Of("Buy & Hold Return [%]", 100 * run.Metric("buy_and_hold_return"), "buy_and_hold_return; the tool's is from the first close");
            yield break;
        }

        double hold = (prices[^1] / prices[0]) - 1;
        double[] own = Logs(run.Days);
        double[] market = Logs(prices);
        double deviation = Statistics.SampleDeviation(market);
        double beta = Statistics.SampleCovariance(own, market) / (deviation * deviation);
        yield return Of("Buy & Hold Return [%]", 100 * hold, "the benchmark's last close ÷ first close − 1");
        yield return Of("Alpha [%]", 100 * ((run.FinalEquity / First(run)) - 1 - (beta * hold)), "Return − Beta × Buy & Hold Return");
        yield return Of("Beta", beta, "cov ÷ var of daily logarithmic returns");
    }

    private static IEnumerable<ToolFigure> Drawdowns(ToolRun run)
    {
        DrawdownSummary falls = Falls(run);
        yield return Of("Max. Drawdown [%]", -100 * falls.MaxDepth, "deepest fall from the highest equity so far, at the report's points");
        yield return Of("Avg. Drawdown [%]", -100 * falls.MeanDepth, "mean depth of falls");
        yield return Of("Max. Drawdown Duration", falls.Count > 0 ? RunStatistics.ToDays(falls.MaxDuration) : null, "longest from peak to recovery, days");
        yield return Of("Avg. Drawdown Duration", RunStatistics.ToDays(falls.MeanDuration), "mean from peak to recovery, days, not rounded up to a bar");
    }

    private static IEnumerable<ToolFigure> Trades(ToolRun run)
    {
        double[] profits = run.Profits;
        double[] returns = [.. run.Trades.Select(trade => trade.Return)];
        double[] days = [.. run.Trades.Select(trade => RunStatistics.ToDays(trade.ExitTime - trade.EntryTime))];
        double losses = -returns.Where(value => value < 0).Sum();
        double? wins = profits.Length > 0 ? (double)profits.Count(value => value > 0) / profits.Length : null;
        double payoff = Statistics.Mean([.. profits.Where(value => value > 0)]) / -Statistics.Mean([.. profits.Where(value => value < 0)]);
        bool any = profits.Length > 0;
        yield return Of("# Trades", profits.Length, "round trips");
        yield return Of("Win Rate [%]", 100 * wins, "trades with a profit ÷ trades");
        yield return Of("Best Trade [%]", any ? 100 * returns.Max() : null, "largest return of a trade");
        yield return Of("Worst Trade [%]", any ? 100 * returns.Min() : null, "smallest return of a trade");
        yield return Of("Avg. Trade [%]", any ? 100 * GeometricMean(returns) : null, "geometric mean of trades' returns");
        yield return Of("Max. Trade Duration", any ? days.Max() : null, "longest trade, days");
        yield return Of("Avg. Trade Duration", Statistics.Mean(days), "mean of trades, days, not rounded up to a bar");
        yield return Of("Profit Factor", returns.Where(value => value > 0).Sum() / losses, "Σ trades' returns above 0 ÷ −Σ those under 0");
        yield return Of("Expectancy [%]", 100 * Statistics.Mean(returns), "mean return of a trade");
        yield return Of(
            "SQN", Math.Sqrt(profits.Length) * Statistics.Mean(profits) / Statistics.SampleDeviation(profits), "√n × mean(profit) ÷ stdev(profit, n−1)");
        yield return Of("Kelly Criterion", wins - ((1 - wins) / payoff), "Win Rate − (1 − Win Rate) ÷ (mean profit ÷ mean loss)");
    }

    /// <summary>Equity at the first bar, where the report has it; else the cash, which it is where nothing trades in the first bar.</summary>
    private static double First(ToolRun run) => run.StartsAtFirstBar ? run.Points[0].Equity : run.InitialCash;

    /// <summary>Days from the first bar's equity to the last's.</summary>
    private static double Span(ToolRun run) => RunStatistics.ToDays(run.Points[^1].Time - (run.StartsAtFirstBar ? run.Points[0].Time : run.From));

    private static double[] Returns(ToolRun run) => ReturnStatistics.ReturnsOf(run.Days[0], run.Days[1..]);

    private static DrawdownSummary Falls(ToolRun run)
    {
        StoredPoint[] points = [.. run.StartsAtFirstBar ? run.Points.Skip(1) : run.Points];
        long start = run.StartsAtFirstBar ? run.Points[0].Time : run.From;
        return new SeriesStatistics(
            First(run), [.. points.Select(point => point.Equity)], null, run.PeriodsPerYear, [start, .. points.Select(point => point.Time)]).Drawdowns;
    }

    private static double[] Logs(double[] levels) => [.. levels.Zip(levels.Skip(1), (before, after) => Math.Log(after / before))];

    private static double GeometricMean(double[] returns) =>
        returns.Any(r => r <= -1) ? 0 : Math.Exp(returns.Sum(r => Math.Log(1 + r)) / returns.Length) - 1;
}
