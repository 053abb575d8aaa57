using BacktestCli.Core.Market;

namespace BacktestCli.Tests.Core.Indicators;

/// <summary>What the definitions from Ichimoku to zig zag are made of.</summary>
internal static partial class Textbook
{
    private static double[] Windows(double[] x, double n, Func<double[], double> value) => Window(x, (int)n, value);

    private static double[] Volumes(Bar[] bars) => [.. bars.Select(bar => bar.Volume)];

    private static double[] Each<T>(double[] x, T[] y, Func<double, T, double> of) => [.. x.Zip(y, of)];

    private static (double High, double Low)[] Extremes(Bar[] bars, int n)
    {
        double[] high = [.. bars.Select(bar => bar.High)], low = [.. bars.Select(bar => bar.Low)];
        return [.. Window(high, n, w => w.Max()).Zip(Window(low, n, w => w.Min()))];
    }

    private static double[] Middle(Bar[] bars, double n) => [.. Extremes(bars, (int)n).Select(at => (at.High + at.Low) / 2)];

    private static double[] Shares(double[] part, double[] whole, double n) =>
        Each(Windows(part, n, w => w.Sum()), Windows(whole, n, w => w.Sum()), (p, w) => p / w);

    private static double[] Bought(Bar[] bars, double n) =>
        Shares(FromBefore(bars, (now, before) => now.Close - Math.Min(now.Low, before.Close)), TrueRange(bars), n);

    private static double[] FromBefore(Bar[] bars, Func<Bar, Bar, double> of) => [double.NaN, .. bars.Skip(1).Zip(bars, of)];

    private static double[] Reach(Bar[] bars, double n, double multiplier) =>
        [.. Wilder(TrueRange(bars), (int)n).Select(range => multiplier * range)];

    private static double Depth(double value, double[] window) => 1 - (value / window.Max());

    private static Dictionary<string, double[]> Mfi(Bar[] bars, int n)
    {
        double[] changes = Changes([.. bars.Select(bar => bar.TypicalPrice)]);
        double[] flows = [.. bars.Select(bar => bar.TypicalPrice * bar.Volume)];
        double[] rises = Each(flows, changes, (flow, change) => double.IsNaN(change) ? change : change > 0 ? flow : 0);
        double[] all = Each(flows, changes, (flow, change) => double.IsNaN(change) ? change : change == 0 ? 0 : flow);
        return new() { ["mfi"] = [.. Shares(rises, all, n).Select(share => 100 * share)] };
    }

    private static Dictionary<string, double[]> RollingPivots(Bar[] bars, int n, int offset)
    {
        (double H, double L, double C)[] at = [.. Extremes(bars, n).Zip(bars, (e, bar) => (e.High, e.Low, bar.Close))];
        return PivotLevels(at).ToDictionary(level => level.Key, level => Late(level.Value, offset + 1));
    }

    private static Dictionary<string, double[]> PivotLevels((double H, double L, double C)[] windows)
    {
        double[] Level(Func<double, double, double, double> of) => [.. windows.Select(x => of((x.H + x.L + x.C) / 3, x.H, x.L))];
        return new()
        {
            ["pp"] = Level((p, _, _) => p),
            ["s1"] = Level((p, h, _) => (2 * p) - h),
            ["s2"] = Level((p, h, l) => p - h + l),
            ["s3"] = Level((p, h, l) => l - (2 * (h - p))),
            ["r1"] = Level((p, _, l) => (2 * p) - l),
            ["r2"] = Level((p, h, l) => p + h - l),
            ["r3"] = Level((p, h, l) => h + (2 * (p - l))),
        };
    }

    private static (double Slope, double End, double RSquared) Fit(double[] y)
    {
        double middle = (y.Length - 1) / 2.0, mean = y.Average();
        double xy = y.Select((v, x) => (x - middle) * (v - mean)).Sum(), xx = y.Select((_, x) => Math.Pow(x - middle, 2)).Sum();
        return (xy / xx, mean + (xy / xx * middle), xy * xy / xx / y.Sum(v => Math.Pow(v - mean, 2)));
    }
}
