namespace BacktestCli.Tests.Core.Indicators;

public sealed partial class IndicatorLaws
{
    /// <summary>Those from Adl to Hurst, and those of two series.</summary>
    private static readonly Dictionary<string, Dictionary<string, Law>> AToH = new()
    {
        ["adl"] = new() { ["adl"] = Number, ["money_flow_multiplier"] = Number, ["money_flow_volume"] = Number },
        ["alligator"] = new() { ["jaw"] = Price, ["teeth"] = Price, ["lips"] = Price },
        ["alma"] = new() { ["alma"] = Price },
        ["aroon"] = new() { ["oscillator"] = Number, ["aroon_up"] = Number, ["aroon_down"] = Number },
        ["atr_stop"] = new() { ["atr_stop"] = Price, ["buy_stop"] = Price, ["sell_stop"] = Price },
        ["awesome"] = new() { ["oscillator"] = Distance, ["normalized"] = Share },
        ["bop"] = new() { ["bop"] = Number },
        ["cci"] = new() { ["cci"] = Number },
        ["chaikin_osc"] = new()
        {
            ["oscillator"] = Number, ["money_flow_multiplier"] = Number, ["money_flow_volume"] = Number, ["adl"] = Number,
        },
        ["chandelier"] = new() { ["chandelier_exit"] = Price, ["short"] = Price },
        ["chop"] = new() { ["chop"] = Number },
        ["cmf"] = new() { ["cmf"] = Number, ["money_flow_multiplier"] = Number, ["money_flow_volume"] = Number },
        ["cmo"] = new() { ["cmo"] = Number },
        ["connors_rsi"] = new() { ["connors_rsi"] = Share, ["rsi"] = Number, ["rsi_streak"] = Number, ["percent_rank"] = Share },
        ["dema"] = new() { ["dema"] = Price },
        ["doji"] = new() { ["match"] = Share, ["price"] = PriceShare },
        ["dpo"] = new() { ["dpo"] = Distance, ["sma"] = Price },
        ["dynamic"] = new() { ["dynamic"] = PriceShare },
        ["elder_ray"] = new() { ["bull_power"] = Distance, ["bear_power"] = Distance, ["ema"] = Price },
        ["epma"] = new() { ["epma"] = Price },
        ["fcb"] = new() { ["upper_band"] = Price, ["lower_band"] = Price },
        ["fisher_transform"] = new() { ["fisher"] = Number, ["trigger"] = Number },
        ["force_index"] = new() { ["force_index"] = Distance },
        ["fractal"] = new() { ["fractal_bear"] = Price, ["fractal_bull"] = Price },
        ["gator"] = new()
        {
            ["upper"] = Distance, ["lower"] = Distance, ["upper_is_expanding"] = Number, ["lower_is_expanding"] = Number,
        },
        ["heikin_ashi"] = new() { ["close"] = Price, ["open"] = Price, ["high"] = Price, ["low"] = Price },
        ["hma"] = new() { ["hma"] = Price },
        ["ht_trendline"] = new() { ["trendline"] = PriceShare, ["dc_periods"] = Share, ["smooth_price"] = Price },
        ["hurst"] = new() { ["hurst_exponent"] = Share, ["hurst_exponent_al"] = Share },
        ["beta"] = new()
        {
            ["beta"] = Share, ["beta_up"] = Share, ["beta_down"] = Share, ["ratio"] = Share, ["convexity"] = Share,
            ["returns_eval"] = Share, ["returns_mrkt"] = Share,
        },
        ["correlation"] = new() { ["correlation"] = Number, ["r_squared"] = Number },
        ["prs"] = new() { ["prs"] = Share, ["prs_percent"] = Share },
    };
}
