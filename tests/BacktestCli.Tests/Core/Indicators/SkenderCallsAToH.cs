namespace BacktestCli.Tests.Core.Indicators;

/// <summary>From Adl to Hurst, and those of two series.</summary>
internal static partial class SkenderCalls
{
    private static readonly Dictionary<string, SkenderCall> AToH = new()
    {
        ["GetAdl"] = new("adl", new()
        {
            ["Adl"] = "adl", ["MoneyFlowMultiplier"] = "money_flow_multiplier", ["MoneyFlowVolume"] = "money_flow_volume",
        }),
        ["GetAlligator"] = new("alligator", new() { ["Jaw"] = "jaw", ["Teeth"] = "teeth", ["Lips"] = "lips" }),
        ["GetAlma"] = new("alma", new() { ["Alma"] = "alma" }),
        ["GetAroon"] = new("aroon", new() { ["AroonUp"] = "aroon_up", ["AroonDown"] = "aroon_down", ["Oscillator"] = "oscillator" }),
        ["GetAtrStop"] = new("atr_stop", new() { ["AtrStop"] = "atr_stop", ["BuyStop"] = "buy_stop", ["SellStop"] = "sell_stop" }),
        ["GetAwesome"] = new("awesome", new() { ["Oscillator"] = "oscillator", ["Normalized"] = "normalized" }),
        ["GetBop"] = new("bop", new() { ["Bop"] = "bop" }),
        ["GetCci"] = new("cci", new() { ["Cci"] = "cci" }),
        ["GetChaikinOsc"] = new("chaikin_osc", new()
        {
            ["Oscillator"] = "oscillator", ["Adl"] = "adl",
            ["MoneyFlowMultiplier"] = "money_flow_multiplier", ["MoneyFlowVolume"] = "money_flow_volume",
        }),
        ["GetChandelier"] = new("chandelier", new() { ["ChandelierExit"] = "chandelier_exit" }) { Option = "ChandelierType.Long" },
        ["GetChandelier, short"] = new("chandelier", new() { ["ChandelierExit"] = "short" }) { Option = "ChandelierType.Short" },
        ["GetChop"] = new("chop", new() { ["Chop"] = "chop" }),
        ["GetCmf"] = new("cmf", new()
        {
            ["Cmf"] = "cmf", ["MoneyFlowMultiplier"] = "money_flow_multiplier", ["MoneyFlowVolume"] = "money_flow_volume",
        }),
        ["GetCmo"] = new("cmo", new() { ["Cmo"] = "cmo" }),
        ["GetConnorsRsi"] = new("connors_rsi", new()
        {
            ["ConnorsRsi"] = "connors_rsi", ["Rsi"] = "rsi", ["RsiStreak"] = "rsi_streak", ["PercentRank"] = "percent_rank",
        }),
        ["GetDema"] = new("dema", new() { ["Dema"] = "dema" }),
        ["GetDoji"] = new("doji", new() { ["Match"] = "match", ["Price"] = "price" }),
        ["GetDpo"] = new("dpo", new() { ["Dpo"] = "dpo" }) { Lateness = p => ((int)p[0] / 2) + 1 },
        ["GetDynamic"] = new("dynamic", new() { ["Dynamic"] = "dynamic" }),
        ["GetElderRay"] = new("elder_ray", new() { ["BullPower"] = "bull_power", ["BearPower"] = "bear_power", ["Ema"] = "ema" }),
        ["GetEpma"] = new("epma", new() { ["Epma"] = "epma" }),
        ["GetFcb"] = new("fcb", new() { ["UpperBand"] = "upper_band", ["LowerBand"] = "lower_band" }),
        ["GetFisherTransform"] = new("fisher_transform", new() { ["Fisher"] = "fisher", ["Trigger"] = "trigger" })
        {
            TheyStartEarly = true,
        },
        ["GetForceIndex"] = new("force_index", new() { ["ForceIndex"] = "force_index" }),
        ["GetFractal"] = new("fractal", new() { ["FractalBear"] = "fractal_bear", ["FractalBull"] = "fractal_bull" })
        {
            Option = "EndType.HighLow", Lateness = p => (int)p[1],
        },
        ["GetGator"] = new("gator", new()
        {
            ["Upper"] = "upper", ["Lower"] = "lower",
            ["UpperIsExpanding"] = "upper_is_expanding", ["LowerIsExpanding"] = "lower_is_expanding",
        }),
        ["GetHeikinAshi"] = new("heikin_ashi", new() { ["Open"] = "open", ["High"] = "high", ["Low"] = "low", ["Close"] = "close" }),
        ["GetHma"] = new("hma", new() { ["Hma"] = "hma" }),
        ["GetHtTrendline"] = new("ht_trendline", new()
        {
            ["Trendline"] = "trendline", ["DcPeriods"] = "dc_periods", ["SmoothPrice"] = "smooth_price",
        })
        {
            TheyStartEarly = true,
        },
        ["GetHurst"] = new("hurst", new() { ["HurstExponent"] = "hurst_exponent", ["HurstExponentAL"] = "hurst_exponent_al" }),
        ["GetBeta"] = new("beta", new()
        {
            ["Beta"] = "beta", ["BetaUp"] = "beta_up", ["BetaDown"] = "beta_down", ["Ratio"] = "ratio", ["Convexity"] = "convexity",
            ["ReturnsEval"] = "returns_eval", ["ReturnsMrkt"] = "returns_mrkt",
        })
        {
            Option = "BetaType.", TheyStartEarly = true, // with a return of 0 at the first bar
        },
        ["GetCorrelation"] = new("correlation", new() { ["Correlation"] = "correlation", ["RSquared"] = "r_squared" }),
        ["GetPrs"] = new("prs", new() { ["Prs"] = "prs", ["PrsPercent"] = "prs_percent" }),
    };
}
