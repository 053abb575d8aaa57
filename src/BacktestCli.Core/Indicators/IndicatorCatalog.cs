namespace BacktestCli.Core.Indicators;

/// <summary>Every indicator this program knows. A new one is a file beside this one, and a line here.</summary>
public static class IndicatorCatalog
{
    /// <summary>All of them, kin beside kin.</summary>
    public static IReadOnlyList<IndicatorEntry> All { get; } =
    [
        Sma.Entry,
        Ema.Entry,
        Wma.Entry,
        WilderAverage.Entry,
        Macd.Entry,
        Rsi.Entry,
        Roc.Entry,
        Stochastic.Entry,
        Adx.Entry,
        TrueRange.Entry,
        Atr.Entry,
        StdDev.Entry,
        Bollinger.Entry,
        Donchian.Entry,
        Vwap.Entry,
        Obv.Entry,
        Highest.Entry,
        Lowest.Entry,
        Delay.Entry,
        Ichimoku.Entry,
        Kama.Entry,
        Keltner.Entry,
        Kvo.Entry,
        MaEnvelopes.Entry,
        Mama.Entry,
        Marubozu.Entry,
        Mfi.Entry,
        ParabolicSar.Entry,
        PivotPoints.Entry,
        Pivots.Entry,
        Pmo.Entry,
        Pvo.Entry,
        Renko.Entry,
        RocWb.Entry,
        RollingPivots.Entry,
        Slope.Entry,
        SmaAnalysis.Entry,
        Smi.Entry,
        StarcBands.Entry,
        Stc.Entry,
        StdDevChannels.Entry,
        StochRsi.Entry,
        SuperTrend.Entry,
        T3.Entry,
        Tema.Entry,
        Trix.Entry,
        Tsi.Entry,
        UlcerIndex.Entry,
        Ultimate.Entry,
        VolatilityStop.Entry,
        Vortex.Entry,
        Vwma.Entry,
        WilliamsR.Entry,
        ZigZag.Entry,
    ];

    /// <summary>The one called <paramref name="name"/>, exactly so (lower case); null where there is none.</summary>
    public static IndicatorEntry? Find(string name) => All.FirstOrDefault(entry => entry.Name == name);
}
