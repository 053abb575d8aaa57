using BacktestCli.Core.Market;

namespace BacktestCli.Tests.Core.Indicators;

/// <summary>From Ichimoku to zig zag, as far as a value is made of a window of bars.</summary>
internal static partial class Textbook
{
    private static Dictionary<string, Func<Bar[], double[], Dictionary<string, double[]>>> IToZ => new()
    {
        ["ichimoku"] = (bars, p) => new()
        {
            ["tenkan_sen"] = Middle(bars, p[0]),
            ["kijun_sen"] = Middle(bars, p[1]),
            ["senkou_span_a"] = Late(Each(Middle(bars, p[0]), Middle(bars, p[1]), (t, k) => (t + k) / 2), p[1]),
            ["senkou_span_b"] = Late(Middle(bars, p[2]), p[1]),
        },
        ["keltner"] = (bars, p) => new()
        {
            ["centerline"] = Each(Ema(Closes(bars), p[0]), Reach(bars, p[2], 0), (x, reach) => x + reach),
            ["upper_band"] = Each(Ema(Closes(bars), p[0]), Reach(bars, p[2], p[1]), (x, reach) => x + reach),
            ["lower_band"] = Each(Ema(Closes(bars), p[0]), Reach(bars, p[2], p[1]), (x, reach) => x - reach),
            ["width"] = Each(Reach(bars, p[2], 2 * p[1]), Ema(Closes(bars), p[0]), (reach, x) => reach / x),
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
            double[] fast = Ema(Volumes(bars), p[0]), pvo = Each(fast, Ema(Volumes(bars), p[1]), (f, s) => ((f / s) - 1) * 100);
            double[] signal = Ema(pvo, p[2]);
            return new() { ["pvo"] = pvo, ["signal"] = signal, ["histogram"] = Each(pvo, signal, (x, y) => x - y) };
        },
        ["roc_wb"] = (bars, p) =>
        {
            double[] rate = Windows(Closes(bars), p[0] + 1, w => ((w[^1] / w[0]) - 1) * 100);
            double[] band = Windows(rate, p[2], w => Math.Sqrt(w.Average(x => x * x)));
            double[] below = [.. band.Select(x => -x)];
            return new() { ["roc"] = rate, ["roc_ema"] = Ema(rate, p[1]), ["upper_band"] = band, ["lower_band"] = below };
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
        ["starc_bands"] = (bars, p) => new()
        {
            ["centerline"] = Sma(Closes(bars), (int)p[0]),
            ["upper_band"] = Each(Sma(Closes(bars), (int)p[0]), Reach(bars, p[2], p[1]), (x, reach) => x + reach),
            ["lower_band"] = Each(Sma(Closes(bars), (int)p[0]), Reach(bars, p[2], p[1]), (x, reach) => x - reach),
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
            double[] tsi = Each(Ema(Ema(changes, p[0]), p[1]), Ema(Ema(sizes, p[0]), p[1]), (c, s) => 100 * c / s);
            return new() { ["tsi"] = tsi, ["signal"] = Ema(tsi, p[2]) };
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
}
