using BacktestCli.Core.Market;

namespace BacktestCli.Core.Indicators;

/// <summary>Keltner channel: an exponential average of the close, and bands some average true ranges around it.</summary>
/// <remarks>
/// <c>ema ± k · atr</c>, <c>width = (upper − lower) / centre</c>, NaN where the centre line is 0; Keltner (1960), How to Make Money in
/// Commodities, in the form of Raschke and Connors (1996), Street Smarts.
/// </remarks>
public sealed class Keltner : IBarIndicator
{
    private readonly Ema _average;
    private readonly Atr _range;
    private readonly double _multiplier;

    /// <summary>An average of 2 or more closes, and ranges of 2 or more bars, times 0 or more.</summary>
    public Keltner(int emaPeriods, double multiplier, int atrPeriods)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(emaPeriods, 2);
        ArgumentOutOfRangeException.ThrowIfNegative(multiplier);
        (_average, _range, _multiplier) = (new Ema(emaPeriods), new Atr(atrPeriods), multiplier);
    }

    /// <inheritdoc/>
    public int WarmUp => Math.Max(_average.WarmUp, _range.WarmUp);

    /// <summary>The centre line; NaN until warm.</summary>
    public double Value { get; private set; } = double.NaN;

    private double Reach => _multiplier * _range.Value;

    internal static IndicatorEntry Entry { get; } = new()
    {
        Name = "keltner",
        Summary = "Keltner channel: an exponential average and bands some true ranges around it.",
        Parameters =
        [
            new("ema_periods", 20, Min: 2, IsInteger: true), new("multiplier", 2, Min: 0, IsInteger: false),
            new("atr_periods", 10, Min: 2, IsInteger: true),
        ],
        Outputs =
        [
            new("centerline", i => i.Value), new("upper_band", i => i.Value + ((Keltner)i).Reach),
            new("lower_band", i => i.Value - ((Keltner)i).Reach),
            new("width", i => i.Value == 0 ? double.NaN : 2 * ((Keltner)i).Reach / i.Value, Scale: OutputScale.None),
        ],
        Input = IndicatorInput.Bars,
        Create = p => new Keltner((int)p[0], p[1], (int)p[2]),
    };

    /// <inheritdoc/>
    public double Update(in Bar bar)
    {
        double average = _average.Update(bar.Close);
        return Value = double.IsNaN(_range.Update(bar)) ? double.NaN : average;
    }
}
