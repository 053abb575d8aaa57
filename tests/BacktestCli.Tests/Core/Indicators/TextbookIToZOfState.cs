using BacktestCli.Core.Market;

namespace BacktestCli.Tests.Core.Indicators;

/// <summary>From Ichimoku to zig zag, as far as a value is made of the one before.</summary>
internal static partial class Textbook
{
    private static Dictionary<string, Func<Bar[], double[], Dictionary<string, double[]>>> IToZOfState => new()
    {
        ["kama"] = (bars, p) => Kama(Closes(bars), (int)p[0], 2 / (p[1] + 1), 2 / (p[2] + 1)),
        ["kvo"] = (bars, p) =>
        {
            double[] force = Force(bars), oscillator = Less(Ema(force, p[0]), Ema(force, p[1]));
            return new() { ["oscillator"] = oscillator, ["signal"] = Ema(oscillator, p[2]) };
        },
        ["mama"] = (bars, p) => Hilbert.Mama(Medians(bars), p[0], p[1]),
        ["marubozu"] = (bars, p) => new()
        {
            ["match"] = [.. bars.Select(b => 100 * (b.Close - b.Open) / (b.High - b.Low))
                .Select(percent => Math.Abs(percent) < p[0] ? 0 : Math.Sign(percent))],
        },
        ["parabolic_sar"] = (bars, p) => ParabolicSar(bars, p[0], p[1], p[2]),
        ["pivot_points"] = (bars, p) => PivotPoints(bars, p[0]),
        ["pivots"] = (bars, p) =>
        {
            (double[] high, double[] rises) = Turns([.. bars.Select(b => b.High)], p);
            (double[] low, double[] falls) = Turns([.. bars.Select(b => -b.Low)], p);
            return new() { ["high_point"] = high, ["low_point"] = Negated(low), ["high_trend"] = rises, ["low_trend"] = Negated(falls) };
        },
        ["pmo"] = (bars, p) =>
        {
            double[] change = Window(Closes(bars), 2, w => ((w[1] / w[0]) - 1) * 100);
            double[] once = Ema(change, (int)p[0], 2 / p[0]), pmo = Ema([.. once.Select(x => 10 * x)], (int)p[1], 2 / p[1]);
            return new() { ["pmo"] = pmo, ["signal"] = Ema(pmo, p[2]) };
        },
        ["renko"] = (bars, p) => Bricks(Closes(bars), p[0]),
        ["smi"] = (bars, p) =>
        {
            double[] distance = Less(Closes(bars), Middle(bars, p[0]));
            double[] width = [.. Extremes(bars, (int)p[0]).Select(at => at.High - at.Low)];
            double[] smi = Each(Started(Started(distance, p[1]), p[2]), Started(Started(width, p[1]), p[2]), (d, w) => 200 * d / w);
            return new() { ["smi"] = smi, ["signal"] = Started(smi, p[3]) };
        },
        ["stc"] = (bars, p) => new() { ["stc"] = Sma(Places(Less(Ema(Closes(bars), p[1]), Ema(Closes(bars), p[2])), p[0]), 3) },
        ["stoch_rsi"] = (bars, p) =>
        {
            double[] place = Sma(Places(Rsi(Changes(Closes(bars)), (int)p[0]), p[1]), (int)p[3]);
            return new() { ["stoch_rsi"] = place, ["signal"] = Sma(place, (int)p[2]) };
        },
        ["super_trend"] = (bars, p) => SuperTrend(bars, (int)p[0], p[1]),
        ["t3"] = (bars, p) =>
        {
            double[][] e = [Closes(bars), .. new double[6][]];
            for (int i = 1; i <= 6; i++)
                e[i] = Started(e[i - 1], p[0]);
            double a = p[1];
            return new() { ["t3"] = [.. bars.Select((_, i) =>
                (-a * a * a * e[6][i]) + (3 * a * a * (1 + a) * e[5][i]) - (3 * a * ((2 * a) + 1 + (a * a)) * e[4][i])
                    + (Math.Pow(1 + a, 3) * e[3][i]))] };
        },
        ["tema"] = (bars, p) =>
        {
            double[] one = Ema(Closes(bars), p[0]), two = Started(one, p[0]), three = Started(two, p[0]);
            return new() { ["tema"] = [.. bars.Select((_, i) => (3 * one[i]) - (3 * two[i]) + three[i])] };
        },
        ["trix"] = (bars, p) =>
        {
            double[] three = Started(Started(Ema(Closes(bars), p[0]), p[0]), p[0]);
            double[] trix = Window(three, 2, w => 100 * (w[1] - w[0]) / w[0]);
            return new() { ["trix"] = trix, ["ema3"] = Window(three, 2, w => w[1]), ["signal"] = Sma(trix, (int)p[1]) };
        },
        ["volatility_stop"] = (bars, p) => VolatilityStop(bars, (int)p[0], p[1]),
        ["zig_zag"] = (bars, p) => ZigZag(Closes(bars), p[0] / 100),
    };

    /// <summary>An exponential average seeded with the first input.</summary>
    private static double[] Started(double[] x, double n) => Ema(x, 1, 2 / (n + 1));

    private static double[] Negated(double[] x) => [.. x.Select(v => -v)];

    private static double[] Places(double[] x, double n) =>
        Windows(x, n, w => w.Max() == w.Min() ? 50 : 100 * (w[^1] - w.Min()) / (w.Max() - w.Min()));

    private static double[] Force(Bar[] bars)
    {
        double[] sums = [.. bars.Select(b => b.High + b.Low + b.Close)], ranges = [.. bars.Select(b => b.High - b.Low)];
        int[] trend = [0, .. sums.Skip(1).Zip(sums, (now, before) => now > before ? 1 : -1)];
        return [.. bars.Select((bar, i) =>
        {
            if (i < 2)
                return double.NaN;
            int turn = Array.FindLastIndex(trend, i, other => other != trend[i]) + 1; // where this trend began
            double cumulated = ranges[(turn == 1 ? 2 : turn - 1)..(i + 1)].Sum();
            return bar.Volume * Math.Abs(2 * ((ranges[i] / cumulated) - 1)) * trend[i] * 100;
        })];
    }
}
