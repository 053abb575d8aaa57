using BacktestCli.Core.Market;

namespace BacktestCli.Tests.Core.Indicators;

/// <summary>What the definitions are made of.</summary>
internal static partial class Textbook
{
    /// <summary>The definition of the indicator of this name.</summary>
    public static Func<Bar[], double[], Dictionary<string, double[]>> Of(string name) =>
        All.GetValueOrDefault(name) ?? AToH.GetValueOrDefault(name) ?? IToZ.GetValueOrDefault(name) ?? IToZOfState[name];

    private static double[] OfBars(Bar[] bars, int n, Func<Bar[], int, double> value) =>
        [.. bars.Select((_, i) => i + 1 >= n ? value(bars[(i + 1 - n)..(i + 1)], i) : double.NaN)];

    private static double[] Ema(double[] x, double n) => Ema(x, (int)n, 2 / (n + 1));

    private static double[] Late(double[] x, double n) => [.. x.Select((_, i) => i < n ? double.NaN : x[i - (int)n])];

    private static double[] Less(double[] x, double[] y) => [.. x.Zip(y, (a, b) => a - b)];

    private static double[] Held(double[] x) => [.. x.Select((_, i) => x[..(i + 1)].LastOrDefault(v => !double.IsNaN(v), double.NaN))];

    private static double[] Medians(Bar[] bars) => [.. bars.Select(b => (b.High + b.Low) / 2)];

    private static double Multiplier(Bar b) => ((2 * b.Close) - b.High - b.Low) / (b.High - b.Low);

    private static double[] Flows(Bar[] bars) => [.. bars.Select(b => Multiplier(b) * b.Volume)];

    private static double[] AdlLine(Bar[] bars) => [.. bars.Select((_, i) => Flows(bars[..(i + 1)]).Sum())];

    private static double[] Awesome(Bar[] bars, double[] p) => Less(Sma(Medians(bars), (int)p[0]), Sma(Medians(bars), (int)p[1]));

    /// <summary>From the highest to the lowest price after the first bar, its close included.</summary>
    private static double Reach(Bar[] w) =>
        Math.Max(w[0].Close, w.Skip(1).Max(b => b.High)) - Math.Min(w[0].Close, w.Skip(1).Min(b => b.Low));

    private static double Bell(double[] w, double offset, double sigma)
    {
        double top = offset * (w.Length - 1), width = w.Length / sigma;
        double[] weights = [.. w.Select((_, i) => Math.Exp(-(i - top) * (i - top) / (2 * width * width)))];
        return weights.Zip(w, (weight, x) => weight * x).Sum() / weights.Sum();
    }

    private static double Unusual(double[] w) => (w[^1] - w.Average()) / (0.015 * w.Average(x => Math.Abs(x - w.Average())));

    private static double LineEnd(double[] w)
    {
        double middle = (w.Length - 1) / 2.0, spread = w.Select((_, i) => (i - middle) * (i - middle)).Sum();
        double slope = w.Length == 1 ? 0 : w.Select((x, i) => (i - middle) * x).Sum() / spread;
        return w.Average() + (slope * middle);
    }

    private static double[] Hull(double[] x, int n) => Window(
        Less([.. Window(x, n / 2, Weighted).Select(v => 2 * v)], Window(x, n, Weighted)), (int)Math.Sqrt(n), Weighted);

    private static double[] Peaks(double[] x, int left, int right) => Window(x, left + right + 1, w =>
        w.Where((_, i) => i != left).All(other => other < w[left]) ? w[left] : double.NaN);

    private static double Covariance(IEnumerable<(double A, double B)> pairs)
    {
        (double A, double B)[] all = [.. pairs];
        return all.Length == 0 ? 0 : all.Average(p => (p.A - all.Average(q => q.A)) * (p.B - all.Average(q => q.B)));
    }

    private static double Pearson(Bar[] w) =>
        Covariance(w.Select(b => (b.Close, b.Open))) / (Deviation(Closes(w)) * Deviation([.. w.Select(b => b.Open)]));

    private static Dictionary<string, double[]> Beta(Bar[] bars, int n)
    {
        (double Own, double Market)[] returns = [.. bars.Skip(1).Zip(bars, (b, a) => ((b.Close / a.Close) - 1, (b.Open / a.Open) - 1))];
        double[] up = Slopes(market => market > 0), down = Slopes(market => market < 0);
        return new()
        {
            ["beta"] = Slopes(_ => true), ["beta_up"] = up, ["beta_down"] = down,
            ["ratio"] = [.. up.Zip(down, (u, d) => u / d)], ["convexity"] = [.. up.Zip(down, (u, d) => (u - d) * (u - d))],
            ["returns_eval"] = [double.NaN, .. returns.Select(r => r.Own)],
            ["returns_mrkt"] = [double.NaN, .. returns.Select(r => r.Market)],
        };

        double[] Slopes(Func<double, bool> counts) => [double.NaN, .. returns.Select((_, i) =>
        {
            (double Own, double Market)[] window = i + 1 < n ? [] : [.. returns[(i + 1 - n)..(i + 1)].Where(r => counts(r.Market))];
            return window.Length < 2 ? double.NaN : Covariance(window) / Covariance(window.Select(r => (r.Market, r.Market)));
        })];
    }

    private static Dictionary<string, double[]> Connors(double[] x, int rsiPeriods, int streakPeriods, int rankPeriods)
    {
        double[] streaks = [.. x.Select((_, i) => (double)Streak(x[..(i + 1)]))];
        double[] growth = [double.NaN, .. x.Skip(1).Zip(x, (now, before) => (now - before) / before)];
        double[] rsi = Rsi(Changes(x), rsiPeriods), ofStreak = Rsi(Changes(streaks), streakPeriods);
        double[] rank = Window(growth, rankPeriods + 1, w => 100.0 * w[..^1].Count(g => g < w[^1]) / rankPeriods);
        double[] all = [.. rsi.Select((_, i) => (rsi[i] + ofStreak[i] + rank[i]) / 3)];
        return new() { ["connors_rsi"] = all, ["rsi"] = rsi, ["rsi_streak"] = ofStreak, ["percent_rank"] = rank };
    }

    private static int Streak(double[] x)
    {
        int[] signs = [.. x.Skip(1).Zip(x, (now, before) => Math.Sign(now - before)).Reverse()];
        return signs.Length == 0 ? 0 : signs[0] * signs.TakeWhile(sign => sign == signs[0]).Count();
    }
}
