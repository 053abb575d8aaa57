using BacktestCli.Core.Market;

namespace BacktestCli.Tests.Core.Indicators;

/// <summary>The second half of their indicators: the result fields we have, and where ours may be held against theirs.</summary>
internal static class SkenderCallsIToZ
{
    private static readonly string[] Levels = ["PP", "S1", "S2", "S3", "R1", "R2", "R3"];

    /// <summary>Their result fields that we have, and what we call them.</summary>
    public static Dictionary<string, (string Entry, Dictionary<string, string> Outputs)> Calls { get; } = new()
    {
        ["GetSmaAnalysis"] = ("sma_analysis", Fields("Sma", "Mad", "Mse", "Mape")),
        ["GetIchimoku"] = ("ichimoku", new()
        {
            ["TenkanSen"] = "tenkan_sen", ["KijunSen"] = "kijun_sen", ["SenkouSpanA"] = "senkou_span_a", ["SenkouSpanB"] = "senkou_span_b",
        }),
        ["GetKama"] = ("kama", Fields("Kama", "ER")),
        ["GetKeltner"] = ("keltner", Bands("Centerline", "Width")),
        ["GetKvo"] = ("kvo", Fields("Oscillator", "Signal")),
        ["GetMaEnvelopes"] = ("ma_envelopes", new()
        {
            ["Centerline"] = "centerline", ["UpperEnvelope"] = "upper_envelope", ["LowerEnvelope"] = "lower_envelope",
        }),
        ["GetMama"] = ("mama", Fields("Mama", "Fama")),
        ["GetMarubozu"] = ("marubozu", Fields("Match")),
        ["GetMfi"] = ("mfi", Fields("Mfi")),
        ["GetParabolicSar"] = ("parabolic_sar", new() { ["Sar"] = "sar", ["IsReversal"] = "is_reversal" }),
        ["GetPivotPoints"] = ("pivot_points", Fields(Levels)),
        ["GetPivots"] = ("pivots", new()
        {
            ["HighPoint"] = "high_point", ["LowPoint"] = "low_point", ["HighTrend"] = "high_trend", ["LowTrend"] = "low_trend",
        }),
        ["GetPmo"] = ("pmo", Fields("Pmo", "Signal")),
        ["GetPvo"] = ("pvo", Fields("Pvo", "Signal", "Histogram")),
        ["GetRocWb"] = ("roc_wb", new(Bands("Roc")) { ["RocEma"] = "roc_ema" }),
        ["GetRollingPivots"] = ("rolling_pivots", Fields(Levels)),
        ["GetSlope"] = ("slope", new(Fields("Slope", "Intercept", "Line")) { ["StdDev"] = "std_dev", ["RSquared"] = "r_squared" }),
        ["GetSmi"] = ("smi", Fields("Smi", "Signal")),
        ["GetStarcBands"] = ("starc_bands", Bands("Centerline")),
        ["GetStc"] = ("stc", Fields("Stc")),
        ["GetStdDevChannels"] = ("std_dev_channels", new()
        {
            ["Centerline"] = "centerline", ["UpperChannel"] = "upper_channel", ["LowerChannel"] = "lower_channel",
        }),
        ["GetStochRsi"] = ("stoch_rsi", new() { ["StochRsi"] = "stoch_rsi", ["Signal"] = "signal" }),
        ["GetSuperTrend"] = ("super_trend", new(Bands()) { ["SuperTrend"] = "super_trend" }),
        ["GetT3"] = ("t3", Fields("T3")),
        ["GetTema"] = ("tema", Fields("Tema")),
        ["GetTrix"] = ("trix", Fields("Trix", "Ema3", "Signal")),
        ["GetTsi"] = ("tsi", Fields("Tsi", "Signal")),
        ["GetUlcerIndex"] = ("ulcer_index", Fields("UI")),
        ["GetUltimate"] = ("ultimate", Fields("Ultimate")),
        ["GetVolatilityStop"] = ("volatility_stop", new() { ["Sar"] = "sar", ["IsStop"] = "is_stop" }),
        ["GetVortex"] = ("vortex", Fields("Pvi", "Nvi")),
        ["GetVwma"] = ("vwma", Fields("Vwma")),
        ["GetWilliamsR"] = ("williams_r", new() { ["WilliamsR"] = "williams_r" }),
        ["GetZigZag"] = ("zig_zag", new() { ["ZigZag"] = "zig_zag", ["PointType"] = "point_type" }),
    };

    /// <summary>
    /// Where what they assert can be ours: the value's place in our series; null where it cannot. Calls that are not here are held as they
    /// stand, and their counts with them.
    /// </summary>
    public static Dictionary<string, Func<SkenderCase, string, int, int?>> Places { get; } = new()
    {
        // They leave out the first trend, a guess; and the band that is not in force. What they do have is ours.
        ["GetParabolicSar"] = (_, _, index) => index,
        ["GetVolatilityStop"] = (_, _, index) => index,
        ["GetSuperTrend"] = (_, _, index) => index,

        // They draw a line back over its window; we have each window's last point.
        ["GetSlope"] = (one, output, index) => output != "line" || index == one.Bars.Length - 1 ? index : null,
        ["GetStdDevChannels"] = (one, _, index) => (one.Bars.Length - 1 - index) % (int)one.Parameters[0] == 0 ? index : null,

        // They put a point where it stood, we where it was known; what they paint between points is not ours.
        ["GetPivots"] = (one, output, index) => one.Has(output.Replace("trend", "point"), index) ? index + (int)one.Parameters[1] : null,
        ["GetZigZag"] = (one, _, index) => one.Has("point_type", index) ? Confirmation(one.Bars, index, one.Parameters[0]) : null,
    };

    private static int? Confirmation(Bar[] bars, int index, double percent) =>
        Array.FindIndex(bars, index, bar => 100 * Math.Abs(bar.Close - bars[index].Close) >= percent * bars[index].Close);

    private static Dictionary<string, string> Fields(params string[] names) =>
        names.ToDictionary(name => name, name => name.ToLowerInvariant());

    private static Dictionary<string, string> Bands(params string[] others) =>
        new(Fields(others)) { ["UpperBand"] = "upper_band", ["LowerBand"] = "lower_band" };
}
