namespace BacktestCli.Core.Indicators;

/// <summary>Stochastic RSI: where the relative strength index stands in its own recent range, from 0 to 100.</summary>
/// <remarks>
/// <see cref="Rsi"/>, then the oscillator of <see cref="Stochastic"/>, then averages; Chande and Kroll (1994), The New Technical Trader. A
/// range of 0 counts as 50. The signal comes signal periods − 1 inputs after the first value.
/// </remarks>
/// <param name="rsiPeriods">Changes in the index, 1 or more.</param>
/// <param name="stochPeriods">Indices in the range, 1 or more.</param>
/// <param name="signalPeriods">Values averaged to the signal, 1 or more.</param>
/// <param name="smoothPeriods">Raw values averaged to a value, 1 or more.</param>
public sealed class StochRsi(int rsiPeriods, int stochPeriods, int signalPeriods, int smoothPeriods) : IValueIndicator
{
    private readonly Rsi _rsi = new(rsiPeriods);
    private readonly PlaceInRange _place = new(stochPeriods, smoothPeriods);
    private readonly Sma _signal = new(signalPeriods);

    /// <inheritdoc/>
    public int WarmUp => _rsi.WarmUp + _place.WarmUp - 1;

    /// <inheritdoc/>
    public double Value { get; private set; } = double.NaN;

    internal static IndicatorEntry Entry { get; } = new()
    {
        Name = "stoch_rsi",
        Summary = "Stochastic RSI: where the relative strength index stands in its recent range, 0 to 100.",
        Parameters =
        [
            new("rsi_periods", 14, Min: 1, IsInteger: true), new("stoch_periods", 14, Min: 1, IsInteger: true),
            new("signal_periods", 3, Min: 1, IsInteger: true), new("smooth_periods", 1, Min: 1, IsInteger: true),
        ],
        Outputs = [new("stoch_rsi", i => i.Value), new("signal", i => ((StochRsi)i)._signal.Value)],
        Input = IndicatorInput.Series, Scale = OutputScale.None,
        Create = p => new StochRsi((int)p[0], (int)p[1], (int)p[2], (int)p[3]),
    };

    /// <inheritdoc/>
    public double Update(double value)
    {
        double rsi = _rsi.Update(value);
        if (!double.IsNaN(rsi) && !double.IsNaN(Value = _place.Update(rsi)))
            _signal.Update(Value);
        return Value;
    }
}
