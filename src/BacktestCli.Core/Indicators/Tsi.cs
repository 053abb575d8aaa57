namespace BacktestCli.Core.Indicators;

/// <summary>True strength index: changes, averaged twice, as a share of their sizes averaged the same way; −100 to 100.</summary>
/// <remarks>
/// <c>100 · ema(ema(change)) / ema(ema(|change|))</c>; Blau (1991), Technical Analysis of Stocks and Commodities 9(11). Where nothing has
/// moved it is 0, neither up nor down (Stock.Indicators gives none).
/// </remarks>
/// <param name="lookbackPeriods">Changes in the first average, 1 or more.</param>
/// <param name="smoothPeriods">Values in the second, 1 or more.</param>
/// <param name="signalPeriods">Values averaged, exponentially, to the signal, 1 or more.</param>
public sealed class Tsi(int lookbackPeriods, int smoothPeriods, int signalPeriods) : IValueIndicator
{
    private readonly (Ema First, Ema Second) _change = (new(lookbackPeriods), new(smoothPeriods));
    private readonly (Ema First, Ema Second) _size = (new(lookbackPeriods), new(smoothPeriods));
    private readonly Ema _signal = new(signalPeriods);
    private double _previous = double.NaN;

    /// <inheritdoc/>
    public int WarmUp => _change.First.WarmUp + _change.Second.WarmUp;

    /// <inheritdoc/>
    public double Value { get; private set; } = double.NaN;

    internal static IndicatorEntry Entry { get; } = new()
    {
        Name = "tsi",
        Summary = "True strength index: recent changes, averaged twice, as a share of their sizes, -100 to 100.",
        Parameters =
            [new("lookback_periods", 25, Min: 1, true), new("smooth_periods", 13, Min: 1, true), new("signal_periods", 7, Min: 1, true)],
        Outputs = [new("tsi", i => i.Value), new("signal", i => ((Tsi)i)._signal.Value)],
        Input = IndicatorInput.Series, Scale = OutputScale.None,
        Create = p => new Tsi((int)p[0], (int)p[1], (int)p[2]),
    };

    /// <inheritdoc/>
    public double Update(double value)
    {
        double change = value - _previous;
        _previous = value;
        double once = double.IsNaN(change) ? double.NaN : _change.First.Update(change);
        double size = double.IsNaN(change) ? double.NaN : _size.First.Update(Math.Abs(change));
        if (double.IsNaN(once))
            return Value;

        (double twice, double whole) = (_change.Second.Update(once), _size.Second.Update(size));
        Value = whole == 0 ? 0 : 100 * twice / whole;
        if (!double.IsNaN(Value))
            _signal.Update(Value);
        return Value;
    }
}
