using BacktestCli.Core.Market;

namespace BacktestCli.Tests.Core.Indicators;

/// <summary>
/// As <see cref="KnownValues"/>, for the indicators from Adl to Hurst and those of two series, as far as their values over the first fifty
/// bars are published. What is drawn back on a chart stands here where it became known.
/// </summary>
public sealed class KnownValuesAToH
{
    /// <summary>Closes of the other instrument of their tests, on the same days.</summary>
    private static readonly double[] Others =
    [
        216.99, 226.99, 226.75, 229.01, 231.28, 229.87, 229.73, 229.59, 237.75, 235.58, 238.36, 243.76, 244.73, 248.92, 254.61, 254.47,
        252.51, 252.95, 250.63, 251.93, 249.24, 251.55, 251.33, 257.77, 257.48, 262.08, 269.2, 269.23, 280.6, 280.98, 279.76, 268.95,
        272.23, 277.39, 273.51, 255.99, 257, 246.23, 249.99, 250.02, 250.48, 251.57, 251.21, 248.59, 246.87, 244.9, 243.69, 246.17, 258,
        255.73,
    ];

    [Theory]
    [InlineData("alligator(13, 8, 8, 5, 5, 3)", 20, 213.81269)]
    [InlineData("alligator(13, 8, 8, 5, 5, 3)", 21, 213.79287)]
    [InlineData("alligator(13, 8, 8, 5, 5, 3).teeth", 12, 213.699375)]
    [InlineData("alligator(13, 8, 8, 5, 5, 3).lips", 7, 213.635)]
    [InlineData("alma(10, 0.85, 6)", 9, 214.1839)]
    [InlineData("alma(10, 0.85, 6)", 24, 216.0619)]
    [InlineData("atr_stop(21, 3, 0)", 21, 211.13)]
    [InlineData("atr_stop(21, 3, 1)", 21, 210.23)]
    [InlineData("awesome(5, 34)", 33, 5.4756)]
    [InlineData("awesome(5, 34).normalized", 33, 2.4548)]
    [InlineData("bop(14)", 13, 0.081822)]
    [InlineData("chop(14)", 14, 69.9967)]
    [InlineData("cmf(20)", 49, 0.350596)]
    [InlineData("cmf(20).money_flow_multiplier", 49, 0.5468)]
    [InlineData("cmf(20).money_flow_volume", 49, 55609259)]
    [InlineData("cmo(14)", 14, 24.1081)]
    [InlineData("dema(20)", 25, 215.7605)]
    [InlineData("doji(0.1)", 23, 1)]
    [InlineData("doji(0.1)", 46, 0)]
    [InlineData("doji(0.1).price", 23, 216.28)]
    [InlineData("dynamic(14, 0.6)", 1, 212.9465)]
    [InlineData("dynamic(14, 0.6)", 25, 215.4801)]
    [InlineData("elder_ray(13)", 24, 1.4274)]
    [InlineData("elder_ray(13).bear_power", 24, 0.5474)]
    [InlineData("elder_ray(13).ema", 24, 215.5426)]
    [InlineData("epma(20)", 19, 215.6189)]
    [InlineData("fcb(2)", 10, 214.84)]
    [InlineData("fcb(2).lower_band", 10, 212.53)]
    [InlineData("fisher_transform(10)", 9, 1.3324)]
    [InlineData("fisher_transform(10)", 35, 6.1509)]
    [InlineData("fisher_transform(10).trigger", 35, 4.7014)]
    [InlineData("force_index(13)", 13, 10668240.778)]
    [InlineData("force_index(13)", 24, 15883211.364)]
    [InlineData("fractal(2, 2)", 5, 215.17)]
    [InlineData("fractal(4, 4).fractal_bull", 11, 212.53)]
    [InlineData("gator()", 21, 0.7298)]
    [InlineData("gator().lower", 21, -0.6072)]
    [InlineData("gator().upper_is_expanding", 21, 1)]
    [InlineData("ht_trendline()", 11, 213.9502)]
    [InlineData("ht_trendline()", 25, 215.3948)]
    [InlineData("ht_trendline().dc_periods", 25, 14)]
    public void Published_value_is_met(string expression, int index, double expected) =>
        KnownValues.Meet(expression, index, expected, KnownValues.Bars);

    [Theory]
    [InlineData("beta(20)", 20, 1.5139)]
    [InlineData("beta(20).beta_up", 20, 1.8007)]
    [InlineData("beta(20).beta_down", 20, 0.3292)]
    [InlineData("correlation(20)", 19, 0.6933)]
    [InlineData("prs(30)", 8, 1.10834)]
    public void Published_value_of_a_pair_is_met(string expression, int index, double expected)
    {
        bool isOfOther = !expression.StartsWith("correlation", StringComparison.Ordinal); // the other instrument in units of ours
        Bar[] bars = [.. KnownValues.Bars.Select((bar, i) =>
            isOfOther ? bar with { Close = Others[i], Open = bar.Close } : bar with { Open = Others[i] })];

        KnownValues.Meet(expression, index, expected, bars);
    }
}
