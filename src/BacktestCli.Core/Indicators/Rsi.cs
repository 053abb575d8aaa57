namespace BacktestCli.Core.Indicators;

/// <summary>Relative strength index: how much of the recent movement was upwards, from 0 (all down) to 100 (all up).</summary>
/// <remarks>
/// <c>100 · gain / (gain + loss)</c>, the two being Wilder averages of the rises and falls of the last n changes; Wilder (1978), New
/// Concepts in Technical Trading Systems. Where nothing has moved it is 50, neither up nor down (Stock.Indicators says 100).
/// </remarks>
public sealed class Rsi : IValueIndicator
{
    private SeededAverage _gain;
    private SeededAverage _loss;
    private double _previous = double.NaN;

    /// <summary>An index over <paramref name="lookbackPeriods"/> changes, 1 or more.</summary>
    public Rsi(int lookbackPeriods)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(lookbackPeriods, 1);
        WarmUp = lookbackPeriods + 1;
        _gain = _loss = new SeededAverage(lookbackPeriods, 1.0 / lookbackPeriods);
    }

    /// <inheritdoc/>
    public int WarmUp { get; }

    /// <inheritdoc/>
    public double Value { get; private set; } = double.NaN;

    internal static IndicatorEntry Entry { get; } = new()
    {
        Name = "rsi",
        Summary = "Relative strength index: share of recent movement that was upwards, 0 to 100.",
        Parameters = [new("lookback_periods", Default: 14, Min: 1, IsInteger: true)],
        Outputs = [new("rsi", i => i.Value)],
        Input = IndicatorInput.Series, Scale = OutputScale.None,
        Create = p => new Rsi((int)p[0]),
    };

    /// <inheritdoc/>
    public double Update(double value)
    {
        double change = value - _previous;
        _previous = value;
        if (double.IsNaN(change))
            return Value;

        double gain = _gain.Update(Math.Max(change, 0));
        double loss = _loss.Update(Math.Max(-change, 0));
        return Value = gain + loss == 0 ? 50 : 100 * gain / (gain + loss);
    }
}
