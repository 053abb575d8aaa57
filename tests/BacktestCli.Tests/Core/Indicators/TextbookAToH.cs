using BacktestCli.Core.Market;

namespace BacktestCli.Tests.Core.Indicators;

/// <summary>From Adl to Hurst, and those of two series, which are closes and opens here.</summary>
internal static partial class Textbook
{
    private static Dictionary<string, Func<Bar[], double[], Dictionary<string, double[]>>> AToH => new()
    {
        ["adl"] = (bars, _) => new()
        {
            ["adl"] = AdlLine(bars), ["money_flow_multiplier"] = [.. bars.Select(Multiplier)], ["money_flow_volume"] = Flows(bars),
        },
        ["alligator"] = (bars, p) => Alligator(bars, p),
        ["alma"] = (bars, p) => new() { ["alma"] = Window(Closes(bars), (int)p[0], w => Bell(w, p[1], p[2])) },
        ["aroon"] = (bars, p) => Aroon(bars, (int)p[0]),
        ["atr_stop"] = (bars, p) => AtrStop(bars, (int)p[0], p[1], p[2] == 0),
        ["awesome"] = (bars, p) => new()
        {
            ["oscillator"] = Awesome(bars, p), ["normalized"] = [.. Awesome(bars, p).Zip(Medians(bars), (x, price) => x / price * 100)],
        },
        ["bop"] = (bars, p) => new() { ["bop"] = Sma([.. bars.Select(b => (b.Close - b.Open) / (b.High - b.Low))], (int)p[0]) },
        ["cci"] = (bars, p) => new() { ["cci"] = Window([.. bars.Select(b => b.TypicalPrice)], (int)p[0], Unusual) },
        ["chaikin_osc"] = (bars, p) => new()
        {
            ["oscillator"] = Less(Ema(AdlLine(bars), p[0]), Ema(AdlLine(bars), p[1])),
            ["money_flow_multiplier"] = [.. bars.Select(Multiplier)], ["money_flow_volume"] = Flows(bars), ["adl"] = AdlLine(bars),
        },
        ["chandelier"] = (bars, p) => new()
        {
            ["chandelier_exit"] = OfBars(bars, (int)p[0], (w, i) => w.Max(b => b.High) - (p[1] * Wilder(TrueRange(bars), (int)p[0])[i])),
            ["short"] = OfBars(bars, (int)p[0], (w, i) => w.Min(b => b.Low) + (p[1] * Wilder(TrueRange(bars), (int)p[0])[i])),
        },
        ["chop"] = (bars, p) => new()
        {
            ["chop"] = OfBars(bars, (int)p[0] + 1, (w, _) => 100 * Math.Log10(TrueRange(w).Skip(1).Sum() / Reach(w)) / Math.Log10(p[0])),
        },
        ["cmf"] = (bars, p) => new()
        {
            ["cmf"] = OfBars(bars, (int)p[0], (w, _) => Flows(w).Sum() / w.Sum(b => b.Volume)),
            ["money_flow_multiplier"] = [.. bars.Select(Multiplier)], ["money_flow_volume"] = Flows(bars),
        },
        ["cmo"] = (bars, p) => new()
        {
            ["cmo"] = Window(Changes(Closes(bars)), (int)p[0], w => 100 * w.Sum() / w.Sum(Math.Abs)),
        },
        ["connors_rsi"] = (bars, p) => Connors(Closes(bars), (int)p[0], (int)p[1], (int)p[2]),
        ["dema"] = (bars, p) => new()
        {
            ["dema"] = [.. Ema(Closes(bars), p[0])
                .Zip(Ema(Ema(Closes(bars), p[0]), 1, 2 / (p[0] + 1)), (once, twice) => (2 * once) - twice)],
        },
        ["doji"] = (bars, p) => new()
        {
            ["match"] = [.. bars.Select(b => Math.Abs(b.Close - b.Open) * 100 <= p[0] * b.Open ? 1 : 0.0)],
            ["price"] = [.. bars.Select(b => Math.Abs(b.Close - b.Open) * 100 <= p[0] * b.Open ? b.Close : double.NaN)],
        },
        ["dpo"] = (bars, p) => new()
        {
            ["dpo"] = Less(Late(Closes(bars), ((int)p[0] / 2) + 1), Sma(Closes(bars), (int)p[0])), ["sma"] = Sma(Closes(bars), (int)p[0]),
        },
        ["dynamic"] = (bars, p) => new() { ["dynamic"] = Dynamic(Closes(bars), p[0] * p[1]) },
        ["elder_ray"] = (bars, p) => new()
        {
            ["bull_power"] = Less([.. bars.Select(b => b.High)], Ema(Closes(bars), p[0])),
            ["bear_power"] = Less([.. bars.Select(b => b.Low)], Ema(Closes(bars), p[0])), ["ema"] = Ema(Closes(bars), p[0]),
        },
        ["epma"] = (bars, p) => new() { ["epma"] = Window(Closes(bars), (int)p[0], LineEnd) },
        ["fcb"] = (bars, p) => new()
        {
            ["upper_band"] = Held(Peaks([.. bars.Select(b => b.High)], (int)p[0], (int)p[0])),
            ["lower_band"] = [.. Held(Peaks([.. bars.Select(b => -b.Low)], (int)p[0], (int)p[0])).Select(x => -x)],
        },
        ["fisher_transform"] = (bars, p) => Fisher(Medians(bars), (int)p[0]),
        ["force_index"] = (bars, p) => new()
        {
            ["force_index"] = Ema([.. Changes(Closes(bars)).Zip(bars, (change, b) => change * b.Volume)], (int)p[0]),
        },
        ["fractal"] = (bars, p) => new()
        {
            ["fractal_bear"] = Peaks([.. bars.Select(b => b.High)], (int)p[0], (int)p[1]),
            ["fractal_bull"] = [.. Peaks([.. bars.Select(b => -b.Low)], (int)p[0], (int)p[1]).Select(x => -x)],
        },
        ["gator"] = (bars, _) => Gator(Alligator(bars, [13, 8, 8, 5, 5, 3])),
        ["heikin_ashi"] = (bars, _) => HeikinAshi(bars),
        ["hma"] = (bars, p) => new() { ["hma"] = Hull(Closes(bars), (int)p[0]) },
        ["ht_trendline"] = (bars, _) => Hilbert.Trendline(Medians(bars)),
        ["hurst"] = (bars, p) => HurstWalk.Exponents(Closes(bars), (int)p[0]),
        ["beta"] = (bars, p) => Beta(bars, (int)p[0]),
        ["correlation"] = (bars, p) => new()
        {
            ["correlation"] = OfBars(bars, (int)p[0], (w, _) => Pearson(w)),
            ["r_squared"] = OfBars(bars, (int)p[0], (w, _) => Pearson(w) * Pearson(w)),
        },
        ["prs"] = (bars, p) => new()
        {
            ["prs"] = [.. bars.Select(b => b.Close / b.Open)],
            ["prs_percent"] = OfBars(bars, (int)p[0] + 1, (w, _) => (w[^1].Close / w[0].Close) - (w[^1].Open / w[0].Open)),
        },
    };
}
