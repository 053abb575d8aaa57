namespace BacktestCli.Core.Indicators;

/// <summary>Every indicator this program knows. A new one is a file beside this one, and a line here.</summary>
public static class IndicatorCatalog
{
    /// <summary>All of them, kin beside kin; then the others by name, those of two series last.</summary>
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
        Adl.Entry,
        Alligator.Entry,
        Alma.Entry,
        Aroon.Entry,
        AtrStop.Entry,
        Awesome.Entry,
        Bop.Entry,
        Cci.Entry,
        ChaikinOsc.Entry,
        Chandelier.Entry,
        Chop.Entry,
        Cmf.Entry,
        Cmo.Entry,
        ConnorsRsi.Entry,
        Dema.Entry,
        Doji.Entry,
        Dpo.Entry,
        McGinleyDynamic.Entry,
        ElderRay.Entry,
        Epma.Entry,
        Fcb.Entry,
        FisherTransform.Entry,
        ForceIndex.Entry,
        Fractal.Entry,
        Gator.Entry,
        HeikinAshi.Entry,
        Hma.Entry,
        HtTrendline.Entry,
        Hurst.Entry,
        Beta.Entry,
        Correlation.Entry,
        Prs.Entry,
    ];

    /// <summary>The one called <paramref name="name"/>, exactly so (lower case); null where there is none.</summary>
    public static IndicatorEntry? Find(string name) => All.FirstOrDefault(entry => entry.Name == name);
}
