namespace BacktestCli.Tests.Core.Indicators;

public sealed partial class IndicatorLaws
{
    /// <summary>Those from Ichimoku to zig zag.</summary>
    private static readonly Dictionary<string, Dictionary<string, Law>> IToZ = new()
    {
        ["ichimoku"] = Each(Price, "tenkan_sen", "kijun_sen", "senkou_span_a", "senkou_span_b"),
        ["kama"] = new() { ["kama"] = Price, ["er"] = Number },
        ["keltner"] = new(Each(Price, "centerline", "upper_band", "lower_band")) { ["width"] = Share },
        ["kvo"] = Each(Number, "oscillator", "signal"),
        ["ma_envelopes"] = new() { ["centerline"] = Price, ["upper_envelope"] = PriceShare, ["lower_envelope"] = PriceShare },
        ["mama"] = Each(PriceShare, "mama", "fama"), // its filters begin at a price of 0
        ["marubozu"] = Each(Number, "match"),
        ["mfi"] = Each(Share, "mfi"),
        ["parabolic_sar"] = new() { ["sar"] = Price, ["is_reversal"] = Number },
        ["pivot_points"] = Each(Price, "pp", "s1", "s2", "s3", "r1", "r2", "r3"),
        ["pivots"] = new(Each(Price, "high_point", "low_point")) { ["high_trend"] = Number, ["low_trend"] = Number },
        ["pmo"] = Each(Share, "pmo", "signal"),
        ["pvo"] = Each(Number, "pvo", "signal", "histogram"),
        ["renko"] = Each(None, "close", "open", "direction", "bricks"), // a brick has a size of its own
        ["roc_wb"] = Each(Share, "roc", "roc_ema", "upper_band", "lower_band"),
        ["rolling_pivots"] = Each(Price, "pp", "s1", "s2", "s3", "r1", "r2", "r3"),
        ["slope"] = new() { ["slope"] = Distance, ["intercept"] = Price, ["std_dev"] = Distance, ["r_squared"] = Number, ["line"] = Price },
        ["sma_analysis"] = new() { ["sma"] = Price, ["mad"] = Distance, ["mse"] = None, ["mape"] = Share },
        ["smi"] = Each(Number, "smi", "signal"),
        ["starc_bands"] = Each(Price, "centerline", "upper_band", "lower_band"),
        ["stc"] = Each(Number, "stc"),
        ["std_dev_channels"] = Each(Price, "centerline", "upper_channel", "lower_channel"),
        ["stoch_rsi"] = Each(Number, "stoch_rsi", "signal"),
        ["super_trend"] = Each(Price, "super_trend", "upper_band", "lower_band"),
        ["t3"] = Each(Price, "t3"),
        ["tema"] = Each(Price, "tema"),
        ["trix"] = new() { ["trix"] = Share, ["ema3"] = Price, ["signal"] = Share },
        ["tsi"] = Each(Number, "tsi", "signal"),
        ["ulcer_index"] = Each(Share, "ui"),
        ["ultimate"] = Each(Number, "ultimate"),
        ["volatility_stop"] = new() { ["sar"] = Price, ["is_stop"] = Number },
        ["vortex"] = Each(Number, "pvi", "nvi"),
        ["vwma"] = Each(Price, "vwma"),
        ["williams_r"] = Each(Number, "williams_r"),
        ["zig_zag"] = new() { ["zig_zag"] = PriceShare, ["point_type"] = Share },
    };
}
