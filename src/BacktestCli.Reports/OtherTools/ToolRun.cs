using BacktestCli.Core.Market;
using BacktestCli.Core.Metrics;
using BacktestCli.Reports.Json;

namespace BacktestCli.Reports.OtherTools;

/// <summary>What other tools compute their figures from: a report's curve and trades.</summary>
public sealed record ToolRun
{
    /// <summary>Cash before the first bar, quote currency.</summary>
    public required double InitialCash { get; init; }

    /// <summary>Open time of the first bar, Unix ms.</summary>
    public required long From { get; init; }

    /// <summary>Close time of the last bar, Unix ms.</summary>
    public required long To { get; init; }

    /// <summary>Equity at the end of every UTC day.</summary>
    internal double[] Days { get; init; } = [];

    /// <summary>The curve's points, as dense as the report has them.</summary>
    public required IReadOnlyList<StoredPoint> Points { get; init; }

    /// <summary>True where the first point is that of the first bar.</summary>
    public required bool StartsAtFirstBar { get; init; }

    /// <summary>Trades, in order of exit.</summary>
    public required IReadOnlyList<StoredTrade> Trades { get; init; }

    /// <summary>The benchmark's price at the start and at the end of every UTC day; null where the run has none.</summary>
    internal double[]? Benchmark { get; init; }

    /// <summary>Our own metric of a name; null where it is undefined.</summary>
    public required Func<string, double?> Metric { get; init; }

    /// <summary>Periods of a year.</summary>
    public required double PeriodsPerYear { get; init; }

    /// <summary>Returns from day to day, the first from the initial cash.</summary>
    internal double[] Returns => ReturnStatistics.ReturnsOf(InitialCash, Days);

    /// <summary>The benchmark's returns over the same days; null where there is none.</summary>
    internal double[]? BenchmarkReturns => Benchmark is [var start, .. var days] ? ReturnStatistics.ReturnsOf(start, days) : null;

    /// <summary>The same for metrics of our own.</summary>
    internal SeriesStatistics Series => new(InitialCash, Days, BenchmarkReturns, PeriodsPerYear);

    /// <summary>Net profits, quote currency, in order of exit.</summary>
    internal double[] Profits => [.. Trades.Select(trade => trade.NetProfit)];

    /// <summary>Worth after the last bar, quote currency.</summary>
    internal double FinalEquity => Metric("final_value") ?? (Days.Length > 0 ? Days[^1] : InitialCash);

    /// <summary>Whole days of 24 hours from start to end.</summary>
    internal long WholeDays => (To - From) / UtcTime.Day;

    /// <summary>Reads it from a report.</summary>
    /// <param name="report">The report.</param>
    /// <param name="name">What to call the report in a message.</param>
    /// <param name="periodsPerYear">Periods of a year.</param>
    /// <exception cref="ReportException">The report has no equity curve.</exception>
    public static ToolRun Of(ReportDocument report, string name, double periodsPerYear)
    {
        if (report.Equity.Count == 0 || report.Metric("initial_cash") is not { } cash)
            throw new ReportException($"{name} has no equity curve, and other tools compute their figures from one. Run it again with --equity daily.");
        StoredPoint first = report.Equity[0];
        return new ToolRun
        {
            InitialCash = cash,
            From = report.From,
            To = report.To,
            Days = DailyCurve.Of(report.Equity, point => (point.Time, point.Equity), report.From, report.To, cash),
            Points = report.Equity,
            StartsAtFirstBar = report.Interval is { } interval && first.Time - report.From <= interval.Milliseconds,
            Trades = [.. report.Trades.OrderBy(trade => trade.ExitTime)],
            Benchmark = report.Benchmark is { } benchmark
                ? [benchmark.Start, .. DailyCurve.Of(benchmark.Days, day => (day.Time, day.Price), report.From, report.To, benchmark.Start)]
                : null,
            Metric = report.Metric,
            PeriodsPerYear = periodsPerYear,
        };
    }
}
