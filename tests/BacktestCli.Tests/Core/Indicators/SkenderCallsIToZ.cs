using BacktestCli.Core.Market;

namespace BacktestCli.Tests.Core.Indicators;

/// <summary>From Ichimoku to zig zag.</summary>
internal static partial class SkenderCalls
{
    private static readonly string[] Levels = ["PP", "S1", "S2", "S3", "R1", "R2", "R3"];

    private static readonly Dictionary<string, SkenderCall> IToZ = new()
    {
        ["GetSmaAnalysis"] = new("sma_analysis", Fields("Sma", "Mad", "Mse", "Mape")),
        ["GetIchimoku"] = new("ichimoku", new()
        {
            ["TenkanSen"] = "tenkan_sen", ["KijunSen"] = "kijun_sen", ["SenkouSpanA"] = "senkou_span_a", ["SenkouSpanB"] = "senkou_span_b",
        }),
        ["GetKama"] = new("kama", Fields("Kama", "ER")),
        ["GetKeltner"] = new("keltner", Bands("Centerline", "Width")),
        ["GetKvo"] = new("kvo", Fields("Oscillator", "Signal")),
        ["GetMaEnvelopes"] = new("ma_envelopes", new()
        {
            ["Centerline"] = "centerline", ["UpperEnvelope"] = "upper_envelope", ["LowerEnvelope"] = "lower_envelope",
        })
        {
            Option = "MaType.SMA",
        },
        ["GetMama"] = new("mama", Fields("Mama", "Fama")),
        ["GetMarubozu"] = new("marubozu", Fields("Match")),
        ["GetMfi"] = new("mfi", Fields("Mfi")),
        ["GetParabolicSar"] = new("parabolic_sar", new() { ["Sar"] = "sar", ["IsReversal"] = "is_reversal" })
        {
            Place = (_, _, index) => index, // they leave out the first trend, a guess
        },
        ["GetPivotPoints"] = new("pivot_points", Fields(Levels))
        {
            Option = "PivotPointType.Standard",
        },
        ["GetPivots"] = new("pivots", new()
        {
            ["HighPoint"] = "high_point", ["LowPoint"] = "low_point", ["HighTrend"] = "high_trend", ["LowTrend"] = "low_trend",
        })
        {
            // They put a point where it stood, we where it was known; what they paint between points is not ours.
            Option = "EndType.HighLow",
            Place = (one, output, index) => one.Has(output.Replace("trend", "point"), index) ? index + (int)one.Parameters[1] : null,
        },
        ["GetPmo"] = new("pmo", Fields("Pmo", "Signal")),
        ["GetPvo"] = new("pvo", Fields("Pvo", "Signal", "Histogram")),
        ["GetRocWb"] = new("roc_wb", new(Bands("Roc")) { ["RocEma"] = "roc_ema" }),
        ["GetRollingPivots"] = new("rolling_pivots", Fields(Levels))
        {
            Option = "PivotPointType.Standard",
        },
        ["GetSlope"] = new("slope", new(Fields("Slope", "Intercept", "Line")) { ["StdDev"] = "std_dev", ["RSquared"] = "r_squared" })
        {
            // They draw a line back over its window; we have its last point.
            Place = (one, output, index) => output != "line" || index == one.Bars.Length - 1 ? index : null,
        },
        ["GetSmi"] = new("smi", Fields("Smi", "Signal")),
        ["GetStarcBands"] = new("starc_bands", Bands("Centerline")),
        ["GetStc"] = new("stc", Fields("Stc")),
        ["GetStdDevChannels"] = new("std_dev_channels", new()
        {
            ["Centerline"] = "centerline", ["UpperChannel"] = "upper_channel", ["LowerChannel"] = "lower_channel",
        })
        {
            OfWholeHistory = "lookbackPeriods", // its future included
            Place = (one, _, index) => (one.Bars.Length - 1 - index) % (int)one.Parameters[0] == 0 ? index : null,
        },
        ["GetStochRsi"] = new("stoch_rsi", new() { ["StochRsi"] = "stoch_rsi", ["Signal"] = "signal" }),
        ["GetSuperTrend"] = new("super_trend", new(Bands()) { ["SuperTrend"] = "super_trend" })
        {
            Place = (_, _, index) => index, // and here the band that is not in force
        },
        ["GetT3"] = new("t3", Fields("T3")),
        ["GetTema"] = new("tema", Fields("Tema")),
        ["GetTrix"] = new("trix", Fields("Trix", "Ema3", "Signal")),
        ["GetTsi"] = new("tsi", Fields("Tsi", "Signal")),
        ["GetUlcerIndex"] = new("ulcer_index", Fields("UI")),
        ["GetUltimate"] = new("ultimate", Fields("Ultimate")),
        ["GetVolatilityStop"] = new("volatility_stop", new() { ["Sar"] = "sar", ["IsStop"] = "is_stop" })
        {
            Place = (_, _, index) => index, // likewise
        },
        ["GetVortex"] = new("vortex", Fields("Pvi", "Nvi")),
        ["GetVwma"] = new("vwma", Fields("Vwma")),
        ["GetWilliamsR"] = new("williams_r", new() { ["WilliamsR"] = "williams_r" }),
        ["GetZigZag"] = new("zig_zag", new() { ["ZigZag"] = "zig_zag", ["PointType"] = "point_type" })
        {
            Option = "EndType.Close",
            Place = (one, _, index) => one.Has("point_type", index) ? Confirmation(one.Bars, index, one.Parameters[0]) : null,
        },
    };

    private static int? Confirmation(Bar[] bars, int index, double percent) =>
        Array.FindIndex(bars, index, bar => 100 * Math.Abs(bar.Close - bars[index].Close) >= percent * bars[index].Close);
}
