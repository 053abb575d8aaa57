using BacktestCli.Core.Market;

namespace BacktestCli.Core.Indicators;

/// <summary>Stoller average range channel: a simple average of the close, and bands some average true ranges around it.</summary>
/// <remarks><c>sma ± k · atr</c>; Stoller (1988), in Murphy (1999), Technical Analysis of the Financial Markets.</remarks>
public sealed class StarcBands : IBarIndicator
{
    private readonly Sma _average;
    private readonly Atr _range;
    private readonly double _multiplier;

    /// <summary>An average of 2 or more closes, and ranges of 2 or more bars, times 0 or more.</summary>
    public StarcBands(int smaPeriods, double multiplier, int atrPeriods)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(smaPeriods, 2);
        ArgumentOutOfRangeException.ThrowIfNegative(multiplier);
        (_average, _range, _multiplier) = (new Sma(smaPeriods), new Atr(atrPeriods), multiplier);
    }

    /// <inheritdoc/>
    public int WarmUp => _average.WarmUp;

    /// <summary>The centre line; NaN until warm. The bands come with the first average true range.</summary>
    public double Value => _average.Value;

    private double Reach => _multiplier * _range.Value;

    internal static IndicatorEntry Entry { get; } = new()
    {
        Name = "starc_bands",
        Summary = "Stoller average range channel: a simple average and bands some true ranges around it.",
        Parameters =
        [
            new("sma_periods", 5, Min: 2, IsInteger: true), new("multiplier", 2, Min: 0, IsInteger: false),
            new("atr_periods", 10, Min: 2, IsInteger: true),
        ],
        Outputs =
        [
            new("centerline", i => i.Value), new("upper_band", i => i.Value + ((StarcBands)i).Reach),
            new("lower_band", i => i.Value - ((StarcBands)i).Reach),
        ],
        Input = IndicatorInput.Bars,
        Create = p => new StarcBands((int)p[0], p[1], (int)p[2]),
    };

    /// <inheritdoc/>
    public double Update(in Bar bar)
    {
        _range.Update(bar);
        return _average.Update(bar.Close);
    }
}
