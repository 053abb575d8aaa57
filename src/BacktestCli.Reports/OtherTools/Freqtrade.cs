using BacktestCli.Core.Market;
using BacktestCli.Core.Metrics;
using BacktestCli.Reports.Json;
using static BacktestCli.Reports.OtherTools.ToolFigure;

namespace BacktestCli.Reports.OtherTools;

/// <summary>The summary that a back-test of freqtrade prints.</summary>
internal static class Freqtrade
{
    public static OtherTool Tool { get; } = new()
    {
        Name = "freqtrade",
        Source = "freqtrade, documentation of backtesting (summary metrics); p: net profits of trades, days: whole days of the run, cash: the starting balance",
        PeriodsPerYear = 365,
        Figures = run => [.. Result(run), .. Ratios(run), .. Trades(run), .. Days(run), .. Balance(run)],
    };

    private static IEnumerable<ToolFigure> Result(ToolRun run)
    {
        double profit = run.Profits.Sum();
        yield return Of("Total trades", run.Trades.Count, "round trips");
        yield return Of("Daily Avg Trades", (double)run.Trades.Count / Length(run), "trades ÷ days");
        yield return Of("Starting balance", run.InitialCash, "cash before the first bar");
        yield return Of("Final balance", run.InitialCash + profit, "cash + Σ p");
        yield return Of("Absolute profit", profit, "Σ p");
        yield return Of("Total profit %", 100 * profit / run.InitialCash, "Σ p ÷ cash");
        yield return Of("CAGR %", 100 * (Math.Pow((run.InitialCash + profit) / run.InitialCash, run.PeriodsPerYear / Length(run)) - 1), "(final balance ÷ cash)^(365 ÷ days) − 1");
    }

    private static IEnumerable<ToolFigure> Ratios(ToolRun run)
    {
        double[] shares = [.. run.Profits.Select(profit => profit / run.InitialCash)];
        double daily = shares.Sum() / Length(run);
        double root = Math.Sqrt(run.PeriodsPerYear);
        Fall[] falls = Falls(run);
        double relative = falls.Length == 0 ? 0 : falls.MaxBy(fall => fall.Amount).Share;
        (double won, double lost) = (run.Profits.Where(p => p > 0).Sum(), -run.Profits.Where(p => p < 0).Sum());
        double winRate = Share(run.Profits, p => p > 0);
        double loseRate = Share(run.Profits, p => p < 0);
        (double meanWin, double meanLoss) = (MeanOf(run.Profits, p => p > 0), -MeanOf(run.Profits, p => p < 0));
        yield return Of("Sortino", daily / PopulationDeviation([.. shares.Where(share => share < 0)]) * root, "Σ(p ÷ cash) ÷ days ÷ stdev of the losses (n) × √365; −100 there where undefined");
        yield return Of("Sharpe", daily / PopulationDeviation(shares) * root, "Σ(p ÷ cash) ÷ days ÷ stdev(p ÷ cash, n) × √365; −100 there where undefined");
        yield return Of("Calmar", 100 * daily / relative * root, "Σ(p ÷ cash) ÷ days × 100 ÷ relative drawdown of closed trades × √365; −100 there where undefined");
        yield return Of("SQN", Math.Sqrt(shares.Length) * Statistics.Mean(shares) / Statistics.SampleDeviation(shares), "√n × mean(p) ÷ stdev(p, n−1)");
        yield return Of("Profit factor", won / lost, "Σ winning p ÷ −Σ losing p");
        yield return Of("Expectancy", (winRate * meanWin) - (loseRate * meanLoss), "win rate × mean win − lose rate × mean loss");
        yield return Of("Expectancy (Ratio)", ((1 + (meanWin / meanLoss)) * winRate) - 1, "(1 + mean win ÷ mean loss) × win rate − 1; 100 there without a loss");
        yield return Of("Avg. daily profit %", 100 * daily, "Σ(p ÷ cash) ÷ days");
    }

    private static IEnumerable<ToolFigure> Trades(ToolRun run)
    {
        bool any = run.Trades.Count > 0;
        double[] returns = [.. run.Trades.Select(trade => trade.Return)];
        yield return Of("Avg. stake amount", Statistics.Mean([.. run.Trades.Select(trade => trade.Quantity * trade.EntryPrice)]), "mean of quantity × entry price");
        yield return Of("Total trade volume", run.Trades.Sum(trade => trade.Quantity * (trade.EntryPrice + trade.ExitPrice)), "Σ quantity × (entry price + exit price)");
        yield return Of("Win %", any ? 100 * Share(run.Profits, p => p > 0) : null, "winning trades ÷ trades");
        yield return Of("Best trade %", any ? 100 * returns.Max() : null, "largest return of a trade");
        yield return Of("Worst trade %", any ? 100 * returns.Min() : null, "smallest return of a trade");
        yield return Of("Avg. Duration Winners", MeanDays(run, p => p > 0), "mean duration of winning trades, days");
        yield return Of("Avg. Duration Loser", MeanDays(run, p => p < 0), "mean duration of losing trades, days");
        yield return Of("Max Consecutive Wins", Streaks.Longest(run.Profits, p => p > 0), "longest run of winning trades");
        yield return Of("Max Consecutive Loss", Streaks.Longest(run.Profits, p => p <= 0), "longest run of the others");
    }

    private static IEnumerable<ToolFigure> Days(ToolRun run)
    {
        double[] days = [.. Enumerable.Range(0, run.Days.Length).GroupJoin(
            run.Trades, day => day, trade => DayOf(trade.ExitTime, run.From), (_, trades) => trades.Sum(trade => trade.NetProfit))];
        yield return Of("Best day", days.Max(), "largest Σ p of a day's closed trades");
        yield return Of("Worst day", days.Min(), "smallest Σ p of a day's closed trades");
        yield return Of("Days win", days.Count(day => day > 0), "days whose closed trades made money");
        yield return Of("Days draw", days.Count(day => day == 0), "days whose closed trades made none, or that had none");
        yield return Of("Days lose", days.Count(day => day < 0), "days whose closed trades lost money");
    }

    private static IEnumerable<ToolFigure> Balance(ToolRun run)
    {
        Fall[] falls = Falls(run);
        bool any = falls.Length > 0;
        double[] balances = [.. falls.Select(fall => fall.Balance)];
        Fall worst = any ? falls.MaxBy(fall => fall.Amount) : default;
        yield return Of("Min balance", any ? balances.Min() : null, "lowest cash + Σ p after a trade");
        yield return Of("Max balance", any ? balances.Max() : null, "highest cash + Σ p after a trade");
        yield return Of("Max % of account underwater", any ? 100 * falls.Max(fall => fall.Share) : null, "largest fall of that balance from its highest, relative to it");
        yield return Of("Absolute drawdown", any ? worst.Amount : null, "largest fall of Σ p from its highest, quote currency");
        yield return Of("Absolute drawdown %", any ? 100 * worst.Share : null, "that fall, relative to the balance it fell from");
        yield return Of("Market change %", 100 * run.Metric("buy_and_hold_return"), "buy_and_hold_return; freqtrade's is from close to close, the mean of pairs");
    }

    /// <summary>Its summary counts no day less than one.</summary>
    private static long Length(ToolRun run) => Math.Max(1, run.WholeDays);

    /// <summary>The balance after each trade and its fall from the highest after any trade before or at it.</summary>
    private static Fall[] Falls(ToolRun run)
    {
        (double sum, double high) = (0, double.NegativeInfinity);
        return [.. run.Profits.Select(profit =>
        {
            high = Math.Max(high, sum += profit);
            return new Fall(run.InitialCash + sum, high - sum, (high - sum) / (run.InitialCash + high));
        })];
    }

    private static double? MeanDays(ToolRun run, Func<double, bool> picks)
    {
        StoredTrade[] trades = [.. run.Trades.Where(trade => picks(trade.NetProfit))];
        return trades.Length > 0 ? RunStatistics.ToDays(trades.Average(trade => (double)(trade.ExitTime - trade.EntryTime))) : null;
    }

    private static int DayOf(long time, long from) => (int)((UtcTime.StartOfDay(time - 1) - UtcTime.StartOfDay(from)) / UtcTime.Day);

    private static double Share(double[] values, Func<double, bool> picks) => values.Length > 0 ? (double)values.Count(picks) / values.Length : double.NaN;

    private static double MeanOf(double[] values, Func<double, bool> picks) => values.Where(picks).DefaultIfEmpty(0).Average();

    private static double PopulationDeviation(double[] values) => Statistics.SampleDeviation(values) * Math.Sqrt((values.Length - 1d) / values.Length);

    /// <param name="Balance">Cash and profits so far.</param>
    /// <param name="Amount">How far under its highest, quote currency.</param>
    /// <param name="Share">The same as a fraction of the highest.</param>
    private readonly record struct Fall(double Balance, double Amount, double Share);
}
