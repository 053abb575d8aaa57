using BacktestCli.Core.Engine;
using BacktestCli.Core.Metrics;

namespace BacktestCli.Reports.Signals;

/// <summary>One side of a moment in a run.</summary>
/// <param name="From">When it begins, Unix ms.</param>
/// <param name="To">When it ends, Unix ms.</param>
/// <param name="Metrics">
/// Of the equity at the ends of its days, from the last one before it, and of the trades entered in it, those that were closed after it
/// included. Its largest drawdown begins anew, and is at the ends of days.
/// </param>
public sealed record RunPart(long From, long To, HeadlineMetrics Metrics)
{
    /// <param name="result">The run.</param>
    /// <param name="split">A midnight, UTC, later than the run's begin.</param>
    internal static RunPart Before(BacktestResult result, long split)
    {
        long end = Math.Min(split, result.To);
        EquityPoint[] days = [.. result.Equity.Daily.Where(point => point.Time <= split)];
        EquityPoint[] padded = days.Length > 0 ? [.. days, days[^1] with { Time = end }] : days;
        BacktestResult part = result with
        {
            Trades = [.. result.Trades.Where(trade => trade.EntryTime < split)],
            Equity = result.Equity with { Daily = padded },
        };
        return Of(part, (double)result.Options.Cash, end);
    }

    /// <param name="result">The run.</param>
    /// <param name="split">A midnight, UTC, earlier than the run's end.</param>
    internal static RunPart After(BacktestResult result, long split)
    {
        EquityPoint[] earlier = [.. result.Equity.Daily.Where(point => point.Time <= split)];
        BacktestResult part = result with
        {
            From = Math.Max(split, result.From),
            Trades = [.. result.Trades.Where(trade => trade.EntryTime >= split)],
            Equity = result.Equity with { Daily = [.. result.Equity.Daily.Where(point => point.Time > split)] },
        };
        return Of(part, earlier.Length > 0 ? earlier[^1].Equity : (double)result.Options.Cash, result.To);
    }

    private static RunPart Of(BacktestResult part, double start, long end)
    {
        IReadOnlyList<EquityPoint> days = part.Equity.Daily;
        RunStatistics statistics = new(part with { Options = part.Options with { Cash = (decimal)start } });
        bool hasEquity = days.Count > 0 && start > 0;
        return new RunPart(part.From, end, HeadlineMetrics.Of(metric => metric.Name switch
        {
            "total_return" => hasEquity ? (days[^1].Equity / start) - 1 : null,
            "max_drawdown" => hasEquity ? Deepest(start, days) : null,
            "sharpe_ratio" => hasEquity ? metric.Of(statistics) : null,
            _ => metric.Of(statistics),
        }));
    }

    private static double Deepest(double peak, IReadOnlyList<EquityPoint> days)
    {
        double deepest = 0;
        foreach (EquityPoint day in days)
        {
            peak = Math.Max(peak, day.Equity);
            deepest = Math.Max(deepest, 1 - (day.Equity / peak));
        }

        return deepest;
    }
}
