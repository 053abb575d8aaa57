namespace BacktestCli.Tests.Core.Indicators;

/// <summary>The calls of Stock.Indicators and their result fields that we have, by their name, and what we call them.</summary>
internal static partial class SkenderCalls
{
    private static readonly Dictionary<string, SkenderCall> All = new()
    {
        ["GetSma"] = new("sma", new() { ["Sma"] = "sma" }),
        ["GetEma"] = new("ema", new() { ["Ema"] = "ema" }),
        ["GetWma"] = new("wma", new() { ["Wma"] = "wma" }),
        ["GetSmma"] = new("smma", new() { ["Smma"] = "smma" }),
        ["GetRsi"] = new("rsi", new() { ["Rsi"] = "rsi" }),
        ["GetMacd"] = new("macd", new()
        {
            ["Macd"] = "macd", ["Signal"] = "signal", ["Histogram"] = "histogram", ["FastEma"] = "fast_ema", ["SlowEma"] = "slow_ema",
        }),
        ["GetBollingerBands"] = new("bollinger", new()
        {
            ["Sma"] = "sma", ["UpperBand"] = "upper", ["LowerBand"] = "lower", ["PercentB"] = "percent_b",
            ["ZScore"] = "z_score", ["Width"] = "width",
        }),
        ["GetTr"] = new("true_range", new() { ["Tr"] = "true_range" }),
        ["GetAtr"] = new("atr", new() { ["Atr"] = "atr", ["Atrp"] = "percent", ["Tr"] = "true_range" }),
        ["GetAdx"] = new("adx", new() { ["Adx"] = "adx", ["Pdi"] = "pdi", ["Mdi"] = "mdi", ["Dx"] = "dx", ["Adxr"] = "adxr" }),
        ["GetStoch"] = new("stochastic", new()
        {
            ["Oscillator"] = "k", ["K"] = "k", ["Signal"] = "d", ["D"] = "d", ["PercentJ"] = "j", ["J"] = "j",
        }),
        ["GetObv"] = new("obv", new() { ["Obv"] = "obv" }),
        ["GetVwap"] = new("vwap", new() { ["Vwap"] = "vwap" }),
        ["GetDonchian"] = new("donchian", new()
        {
            ["UpperBand"] = "upper", ["LowerBand"] = "lower", ["Centerline"] = "centerline", ["Width"] = "width",
        }),
        ["GetRoc"] = new("roc", new() { ["Roc"] = "roc", ["Momentum"] = "momentum" }),
        ["GetStdDev"] = new("std_dev", new() { ["StdDev"] = "std_dev", ["Mean"] = "mean", ["ZScore"] = "z_score" }),
    };

    public static IEnumerable<string> Names => [.. All.Keys, .. AToH.Keys, .. IToZ.Keys];

    public static SkenderCall Of(string name) => All.GetValueOrDefault(name) ?? AToH.GetValueOrDefault(name) ?? IToZ[name];

    /// <summary>Fields that we call the same, in lower case.</summary>
    private static Dictionary<string, string> Fields(params string[] names) =>
        names.ToDictionary(name => name, name => name.ToLowerInvariant());

    /// <summary>Those, and two bands.</summary>
    private static Dictionary<string, string> Bands(params string[] others) =>
        new(Fields(others)) { ["UpperBand"] = "upper_band", ["LowerBand"] = "lower_band" };
}
