using BacktestCli.Core.Market;
using static BacktestCli.Tests.Core.Indicators.Textbook;

namespace BacktestCli.Tests.Core.Indicators;

/// <summary>The second half of the catalogue from its definitions, as in <see cref="Textbook"/>: those that are no recursions.</summary>
internal static class TextbookIToZ
{
    public static Dictionary<string, Func<Bar[], double[], Dictionary<string, double[]>>> All { get; } = new()
    {
        ["ichimoku"] = (bars, p) => new()
        {
            ["tenkan_sen"] = Middle(bars, p[0]),
            ["kijun_sen"] = Middle(bars, p[1]),
            ["senkou_span_a"] = Ago(Each(Middle(bars, p[0]), Middle(bars, p[1]), (t, k) => (t + k) / 2), p[1]),
            ["senkou_span_b"] = Ago(Middle(bars, p[2]), p[1]),
        },
        ["ma_envelopes"] = (bars, p) => new()
        {
            ["centerline"] = Sma(Closes(bars), (int)p[0]),
            ["upper_envelope"] = [.. Sma(Closes(bars), (int)p[0]).Select(x => x + (x * p[1] / 100))],
            ["lower_envelope"] = [.. Sma(Closes(bars), (int)p[0]).Select(x => x - (x * p[1] / 100))],
        },
        ["mfi"] = (bars, p) => Mfi(bars, (int)p[0]),
        ["pvo"] = (bars, p) =>
        {
            double[] fast = Average(Volumes(bars), p[0]), pvo = Each(fast, Average(Volumes(bars), p[1]), (f, s) => ((f / s) - 1) * 100);
            double[] signal = Average(pvo, p[2]);
            return new() { ["pvo"] = pvo, ["signal"] = signal, ["histogram"] = Each(pvo, signal, (x, y) => x - y) };
        },
        ["roc_wb"] = (bars, p) =>
        {
            double[] rate = Windows(Closes(bars), p[0] + 1, w => ((w[^1] / w[0]) - 1) * 100);
            double[] band = Windows(rate, p[2], w => Math.Sqrt(w.Average(x => x * x)));
            double[] below = [.. band.Select(x => -x)];
            return new() { ["roc"] = rate, ["roc_ema"] = Average(rate, p[1]), ["upper_band"] = band, ["lower_band"] = below };
        },
        ["rolling_pivots"] = (bars, p) => RollingPivots(bars, (int)p[0], (int)p[1]),
        ["slope"] = (bars, p) => new()
        {
            ["slope"] = Windows(Closes(bars), p[0], w => Fit(w).Slope),
            ["intercept"] = Each(
                Windows(Closes(bars), p[0], w => Fit(w).End), Windows(Closes(bars), p[0], w => Fit(w).Slope).Index().ToArray(),
                (end, slope) => end - (slope.Item * (slope.Index + 1))),
            ["std_dev"] = Windows(Closes(bars), p[0], Deviation),
            ["r_squared"] = Windows(Closes(bars), p[0], w => Fit(w).RSquared),
            ["line"] = Windows(Closes(bars), p[0], w => Fit(w).End),
        },
        ["sma_analysis"] = (bars, p) => new()
        {
            ["sma"] = Sma(Closes(bars), (int)p[0]),
            ["mad"] = Windows(Closes(bars), p[0], w => w.Average(x => Math.Abs(x - w.Average()))),
            ["mse"] = Windows(Closes(bars), p[0], w => w.Average(x => Math.Pow(x - w.Average(), 2))),
            ["mape"] = Windows(Closes(bars), p[0], w => w.Average(x => Math.Abs(x - w.Average()) / x)),
        },
        ["std_dev_channels"] = (bars, p) => new()
        {
            ["centerline"] = Windows(Closes(bars), p[0], w => Fit(w).End),
            ["upper_channel"] = Windows(Closes(bars), p[0], w => Fit(w).End + (p[1] * Deviation(w))),
            ["lower_channel"] = Windows(Closes(bars), p[0], w => Fit(w).End - (p[1] * Deviation(w))),
        },
        ["tsi"] = (bars, p) =>
        {
            double[] changes = Changes(Closes(bars)), sizes = [.. changes.Select(Math.Abs)];
            double[] tsi = Each(Average(Average(changes, p[0]), p[1]), Average(Average(sizes, p[0]), p[1]), (c, s) => 100 * c / s);
            return new() { ["tsi"] = tsi, ["signal"] = Average(tsi, p[2]) };
        },
        ["ulcer_index"] = (bars, p) => new()
        {
            ["ui"] = Windows(Closes(bars), p[0], w => Math.Sqrt(w.Select((x, i) => Math.Pow(100 * Depth(x, w[..(i + 1)]), 2)).Average())),
        },
        ["ultimate"] = (bars, p) => new()
        {
            ["ultimate"] = Each(
                Each(Bought(bars, p[0]), Bought(bars, p[1]), (x, y) => (4 * x) + (2 * y)), Bought(bars, p[2]), (x, y) => (x + y) * 100 / 7),
        },
        ["vortex"] = (bars, p) => new()
        {
            ["pvi"] = Shares(FromBefore(bars, (now, before) => Math.Abs(now.High - before.Low)), TrueRange(bars), p[0]),
            ["nvi"] = Shares(FromBefore(bars, (now, before) => Math.Abs(now.Low - before.High)), TrueRange(bars), p[0]),
        },
        ["vwma"] = (bars, p) => new() { ["vwma"] = Shares([.. bars.Select(bar => bar.Close * bar.Volume)], Volumes(bars), p[0]) },
        ["williams_r"] = (bars, p) => new()
        {
            ["williams_r"] = Each(Closes(bars), Extremes(bars, (int)p[0]), (close, at) => -100 * (at.High - close) / (at.High - at.Low)),
        },
    };

    private static double[] Windows(double[] x, double n, Func<double[], double> value) => Window(x, (int)n, value);

    private static double[] Volumes(Bar[] bars) => [.. bars.Select(bar => bar.Volume)];

    private static double[] Average(double[] x, double n) => Ema(x, (int)n, 2 / (n + 1));

    private static double[] Ago(double[] x, double n) => [.. x.Select((_, i) => i < n ? double.NaN : x[i - (int)n])];

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
        double[] Level(Func<double, double, double, double> of) =>
            Ago([.. at.Select(x => of((x.H + x.L + x.C) / 3, x.H, x.L))], offset + 1);
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
