using BacktestCli.Core.Market;

namespace BacktestCli.Reports;

/// <summary>Points of a curve at the ends of UTC days.</summary>
internal static class DailyCurve
{
    /// <summary>The last value of every UTC day of a range; a day without points repeats the day before.</summary>
    /// <param name="points">Points, oldest first.</param>
    /// <param name="select">Time and value of one; one at midnight belongs to the day it ends.</param>
    /// <param name="from">Start of the range, Unix ms.</param>
    /// <param name="to">End of the range, Unix ms.</param>
    /// <param name="start">The value before the first.</param>
    public static double[] Of<T>(IReadOnlyList<T> points, Func<T, (long Time, double Value)> select, long from, long to, double start)
    {
        long first = UtcTime.StartOfDay(from);
        double[] days = new double[((UtcTime.StartOfDay(to - 1) - first) / UtcTime.Day) + 1];
        int next = 0;
        for (int day = 0; day < days.Length; day++)
        {
            long end = first + ((day + 1) * UtcTime.Day);
            for (; next < points.Count && select(points[next]).Time <= end; next++)
                start = select(points[next]).Value;
            days[day] = start;
        }

        return days;
    }
}
