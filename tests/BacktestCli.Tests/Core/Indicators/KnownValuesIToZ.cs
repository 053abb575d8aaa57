using BacktestCli.Core.Market;

namespace BacktestCli.Tests.Core.Indicators;

/// <summary>What <see cref="KnownValues"/> is to the first half of the catalogue; volumes as far as a published value needs them.</summary>
public sealed class KnownValuesIToZ
{
    private static readonly double[] Volumes =
    [
        96708880, 83348752, 82961968, 75744152, 49684316, 67500792, 79014928, 76329760, 66385084, 64821664, 57997156, 70503512,
        136721344, 79450624, 101142584, 89374928, 63477304, 63202528, 84399624, 80317680, 83743792, 73730552, 85273832, 61169192,
        61318484, 54581376, 69811760, 69875952, 58408632, 75266840, 91860344, 89676304, 81718352, 94146880,
    ];

    /// <summary>The same bars on days of which the twenty-first begins a month, as it did.</summary>
    private static readonly Bar[] Bars =
        [.. KnownValues.Bars.Select((bar, i) => bar with { OpenTime = (17_178 + i) * UtcTime.Day, Volume = Volumes[Math.Min(i, 33)] })];

    [Theory]
    [InlineData("kama(10, 2, 30)", 9, 213.75)]
    [InlineData("kama(10, 2, 30)", 24, 214.7423)]
    [InlineData("kama(10, 2, 30).er", 10, 0.2465)]
    [InlineData("ma_envelopes(20, 2.5)", 24, 215.031)]
    [InlineData("ma_envelopes(20, 2.5).upper_envelope", 24, 220.4068)]
    [InlineData("ma_envelopes(20, 2.5).lower_envelope", 24, 209.6552)]
    [InlineData("mama(0.5, 0.05)", 6, 213.785)]
    [InlineData("mama(0.5, 0.05)", 25, 215.9524)]
    [InlineData("mama(0.5, 0.05).fama", 25, 215.1407)]
    [InlineData("mfi(4)", 31, 100)]
    [InlineData("mfi(4)", 43, 0)]
    [InlineData("parabolic_sar(0.02, 0.2, 0.02)", 14, 212.83)]
    [InlineData("parabolic_sar(0.02, 0.2, 0.02).is_reversal", 14, 1)]
    [InlineData("parabolic_sar(0.02, 0.2, 0.02)", 16, 212.9924)]
    [InlineData("parabolic_sar(0.02, 0.2, 0.01)", 16, 212.9518)]
    [InlineData("pivot_points(0)", 20, 214.5)]
    [InlineData("pivot_points(0).s3", 20, 206.48)]
    [InlineData("pivot_points(0).r3", 20, 222.98)]
    [InlineData("pivots(4, 4, 20).low_point", 11, 212.53)]
    [InlineData("pvo(12, 26, 9)", 33, 1.5795)]
    [InlineData("pvo(12, 26, 9).histogram", 33, 5.1325)]
    [InlineData("roc_wb(20, 3, 20).roc_ema", 39, 4.5348)]
    [InlineData("roc_wb(20, 3, 20).upper_band", 39, 3.0359)]
    [InlineData("rolling_pivots(11, 9)", 20, 213.6367)]
    [InlineData("rolling_pivots(11, 9).s3", 20, 208.4533)]
    [InlineData("rolling_pivots(11, 9).r3", 20, 219.4033)]
    [InlineData("smi(14, 20, 5, 3)", 28, 51.0417)]
    [InlineData("smi(14, 20, 5, 3).signal", 28, 47.1207)]
    [InlineData("starc_bands(20, 2, 14).upper_band", 19, 217.2345)]
    [InlineData("starc_bands(20, 2, 14).lower_band", 19, 211.8155)]
    [InlineData("stc(9, 12, 26)", 35, 100)]
    [InlineData("stc(9, 12, 26)", 49, 0.837)]
    [InlineData("stoch_rsi(14, 14, 3, 1)", 31, 93.3333)]
    [InlineData("stoch_rsi(14, 14, 3, 3).signal", 31, 99.2593)]
    [InlineData("super_trend(14, 3)", 14, 210.6157)]
    [InlineData("t3(5, 0.7)", 24, 215.9481)]
    [InlineData("t3(5, 0.7)", 44, 224.9412)]
    [InlineData("tema(20)", 25, 216.1441)]
    [InlineData("trix(20, 5)", 24, 0.005047)]
    [InlineData("trix(20, 5).ema3", 24, 214.5486)]
    [InlineData("trix(20, 5).signal", 24, 0.002196)]
    [InlineData("tsi(25, 13, 7)", 37, 53.1204)]
    [InlineData("tsi(25, 13, 7).signal", 44, 49.3967)]
    [InlineData("vortex(14)", 14, 1.046)]
    [InlineData("vortex(14).nvi", 29, 0.7393)]
    [InlineData("vwma(10)", 9, 213.981942)]
    [InlineData("vwma(10)", 24, 215.899211)]
    public void Published_value_is_met(string expression, int index, double expected) =>
        Assert.Equal(expected, KnownValues.Compute(expression, Bars)[index], tolerance: 5.001e-5);

    /// <summary>Of these none is published within the first fifty bars: what we computed when all that are published were met.</summary>
    [Theory]
    [InlineData("ichimoku(9, 26, 40)", 45, 224.88)]
    [InlineData("ichimoku(9, 26, 40).kijun_sen", 45, 220.665)]
    [InlineData("ichimoku(5, 10, 20).senkou_span_a", 45, 221.3475)]
    [InlineData("ichimoku(5, 10, 20).senkou_span_b", 45, 218.815)]
    [InlineData("keltner(20, 2, 10).upper_band", 49, 226.044195839)]
    [InlineData("keltner(20, 2, 10).width", 49, 0.02509749655702)]
    [InlineData("kvo(12, 26, 9)", 33, 4596274011.011)]
    [InlineData("kvo(12, 26, 5).signal", 33, 3744709626.877)]
    [InlineData("pmo(14, 10, 5)", 49, 0.8125368685197)]
    [InlineData("pmo(14, 10, 5).signal", 49, 0.9208058652755)]
    [InlineData("slope(20)", 49, 0.1326240601504)]
    [InlineData("slope(20).intercept", 49, 218.5462255639)]
    [InlineData("slope(20).r_squared", 49, 0.4139635801063)]
    [InlineData("std_dev_channels(20, 2)", 49, 225.1774285714)]
    [InlineData("std_dev_channels(20, 2).upper_channel", 49, 227.5546359667)]
    [InlineData("sma_analysis(20).mad", 49, 0.912)]
    [InlineData("sma_analysis(20).mse", 49, 1.41277875)]
    [InlineData("sma_analysis(20).mape", 49, 0.004071812501774)]
    [InlineData("ulcer_index(14)", 49, 0.8074664246823)]
    [InlineData("ultimate(7, 14, 28)", 49, 62.1610224764)]
    [InlineData("volatility_stop(7, 2)", 49, 226.0344541851)]
    [InlineData("zig_zag(1)", 49, 223.49)]
    [InlineData("williams_r(14)", 49, -27.86177105832)]
    public void Value_is_what_it_was(string expression, int index, double expected) =>
        Assert.Equal(expected, KnownValues.Compute(expression, Bars)[index], tolerance: 1e-9 * Math.Max(1, Math.Abs(expected)));
}
