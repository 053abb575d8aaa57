using BacktestCli.Core.Engine;

namespace BacktestCli.Tests.Fakes;

/// <summary>Drawdowns of a whole curve at once, the plain way.</summary>
internal static class Drawdowns
{
    public static DrawdownSummary Of(double cash, long start, IReadOnlyList<EquityPoint> points)
    {
        List<DrawdownEpisode> episodes = [];
        (double peak, long peakTime) = (cash, start);
        DrawdownEpisode? open = null;
        foreach (EquityPoint point in points)
        {
            double depth = 1 - (point.Equity / peak);
            if (point.Equity >= peak)
            {
                if (open is not null)
                    episodes.Add(open with { RecoveryTime = point.Time });
                (peak, peakTime, open) = (point.Equity, point.Time, null);
            }
            else if (open is null || depth > open.Depth)
            {
                open = new DrawdownEpisode(peakTime, point.Time, null, depth);
            }
        }

        if (open is not null)
            episodes.Add(open);
        long end = points.Count > 0 ? points[^1].Time : start;
        double[] durations = [.. episodes.Select(episode => (double)((episode.RecoveryTime ?? end) - episode.PeakTime))];
        return new DrawdownSummary(
            episodes.Count,
            episodes.Select(episode => episode.Depth).DefaultIfEmpty(0).Max(),
            episodes.Select(episode => episode.Depth).DefaultIfEmpty(double.NaN).Average(),
            (long)durations.DefaultIfEmpty(0).Max(),
            durations.DefaultIfEmpty(double.NaN).Average(),
            points.Count(point => point.Drawdown > 0),
            points.Sum(point => point.Drawdown * point.Drawdown),
            [.. episodes.OrderByDescending(episode => episode.Depth).Take(5)]);
    }
}
