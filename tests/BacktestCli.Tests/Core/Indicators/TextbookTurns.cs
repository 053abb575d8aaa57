using BacktestCli.Core.Market;

namespace BacktestCli.Tests.Core.Indicators;

/// <summary>Turning points, bricks, sessions, and an average that adapts.</summary>
internal static partial class Textbook
{
    private static Dictionary<string, double[]> Kama(double[] x, int n, double fast, double slow)
    {
        double[] average = [.. x.Select(_ => double.NaN)], efficiency = [.. average];
        average[n - 1] = x[n - 1];
        for (int i = n; i < x.Length; i++)
        {
            efficiency[i] = Math.Abs(x[i] - x[i - n]) / Enumerable.Range(i - n + 1, n).Sum(k => Math.Abs(x[k] - x[k - 1]));
            double share = Math.Pow((efficiency[i] * fast) + ((1 - efficiency[i]) * slow), 2);
            average[i] = (share * x[i]) + ((1 - share) * average[i - 1]);
        }

        return new() { ["kama"] = average, ["er"] = efficiency };
    }

    /// <summary>The last peak, and whether it is above the one before, where that is not too old.</summary>
    private static (double[] Point, double[] Trend) Turns(double[] x, double[] p)
    {
        double[] peaks = Peaks(x, (int)p[0], (int)p[1]);
        int[] at = [.. Enumerable.Range(0, x.Length).Where(i => !double.IsNaN(peaks[i]))];
        double[] trend = [.. x.Select(_ => double.NaN)];
        for (int k = 0; k < at.Length; k++)
            trend[at[k]] = k == 0 || at[k] - at[k - 1] > p[2] ? 0 : Math.Sign(peaks[at[k]] - peaks[at[k - 1]]);
        return (Held(peaks), Held(trend));
    }

    private static Dictionary<string, double[]> ZigZag(double[] x, double change)
    {
        double[] point = [.. x.Select(_ => double.NaN)], type = [.. point];
        int since = Array.FindIndex(x, v => v != x[0] && Math.Abs(v - x[0]) >= change * x[0]);
        for (int i = since + 1, way = since < 0 ? 0 : Math.Sign(x[since] - x[0]); since >= 0 && i < x.Length; i++)
        {
            (point[i], type[i]) = (point[i - 1], type[i - 1]);
            double extreme = way > 0 ? x[since..i].Max() : x[since..i].Min();
            if (way * (extreme - x[i]) > 0 && Math.Abs(extreme - x[i]) >= change * extreme)
                (point[i], type[i], since, way) = (extreme, way, i, -way);
        }

        return new() { ["zig_zag"] = point, ["point_type"] = type };
    }

    /// <summary>Brick by brick.</summary>
    private static Dictionary<string, double[]> Bricks(double[] x, double size)
    {
        double start = (double)Math.Round((decimal)x[0], Math.Max(((decimal)size).Scale - 1, 0));
        double[] close = new double[x.Length], open = new double[x.Length], direction = new double[x.Length], laid = new double[x.Length];
        (int level, int way) = (0, 0);
        for (int i = 0; i < x.Length; i++)
        {
            for (; x[i] >= start + ((level + Step(1)) * size); laid[i]++)
                (level, way) = (level + Step(1), 1);
            for (; x[i] <= start + ((level + Step(-1)) * size); laid[i]--)
                (level, way) = (level + Step(-1), -1);
            (close[i], open[i], direction[i]) = (start + (level * size), start + ((level - way) * size), way);
        }

        return new() { ["close"] = close, ["open"] = open, ["direction"] = direction, ["bricks"] = laid };

        int Step(int to) => way == -to ? 2 * to : to;
    }

    private static Dictionary<string, double[]> PivotPoints(Bar[] bars, double hours)
    {
        (double H, double L, double C)[] before = [.. bars.Select((bar, i) =>
        {
            Bar[] earlier = hours == 0 ? [] : [.. bars[..i].Where(b => !SameSession(b, bar, hours))]; // all of it is one month
            Bar[] session = [.. earlier.Where(b => SameSession(b, earlier[^1], hours))];
            return session.Length == 0
                ? (double.NaN, double.NaN, double.NaN)
                : (session.Max(b => b.High), session.Min(b => b.Low), session[^1].Close);
        })];
        return PivotLevels(before);
    }
}
