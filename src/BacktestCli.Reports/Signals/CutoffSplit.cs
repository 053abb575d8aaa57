using BacktestCli.Core.Engine;
using BacktestCli.Core.Market;

namespace BacktestCli.Reports.Signals;

/// <summary>The run before and after the moment at which the models that answered have read all they have.</summary>
/// <param name="Cutoff">The latest of their knowledge cutoffs, Unix ms.</param>
/// <param name="BarsBefore">Share of the run's bars that open before <see cref="Split"/>, fraction.</param>
/// <param name="Before">The run up to <see cref="Split"/>; null where it begins later.</param>
/// <param name="After">The run from <see cref="Split"/> on; null where it ends earlier.</param>
public sealed record CutoffSplit(long Cutoff, double BarsBefore, RunPart? Before, RunPart? After)
{
    /// <summary>Where the run is cut: the first midnight, UTC, at or after the cutoff, Unix ms. The day that holds it counts as known.</summary>
    public long Split => MidnightAfter(Cutoff);

    /// <summary>Metrics after less metrics before; null where there is only one side.</summary>
    public HeadlineMetrics? Decay => Before is not null ? After?.Metrics.Less(Before.Metrics) : null;

    internal static CutoffSplit Of(BacktestResult result, IReadOnlyList<Dataset> datasets, long cutoff)
    {
        long split = MidnightAfter(cutoff);
        return new CutoffSplit(
            cutoff,
            ShareBefore(datasets.Where(one => one.Prices == PriceKind.Trade && one.Interval == result.Interval), split),
            result.From < split ? RunPart.Before(result, split) : null,
            result.To > split ? RunPart.After(result, split) : null);
    }

    internal static long MidnightAfter(long cutoff) => UtcTime.StartOfDay(cutoff + UtcTime.Day - 1);

    private static double ShareBefore(IEnumerable<Dataset> traded, long split)
    {
        (long before, long all) = (0, 0);
        foreach (Dataset one in traded)
        {
            before += BarsUntil(one, split);
            all += BarsUntil(one, one.To);
        }

        return all > 0 ? (double)before / all : double.NaN;
    }

    /// <summary>Bars that open before a time: places on the grid less those that are missing, unless they were filled.</summary>
    private static long BarsUntil(Dataset one, long time)
    {
        long bars = Places(one.From, Math.Min(one.To, time));
        return one.FilledBars > 0 ? bars : bars - one.Gaps.Sum(gap => Places(gap.From, Math.Min(gap.To, time)));

        long Places(long from, long to) => Math.Max(0, (to - from + one.Interval.Milliseconds - 1) / one.Interval.Milliseconds);
    }
}
