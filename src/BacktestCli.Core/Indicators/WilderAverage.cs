namespace BacktestCli.Core.Indicators;

/// <summary>
/// Wilder's smoothing, also the smoothed moving average (SMMA): the mean of the first n inputs, then <c>v += (x − v) / n</c>.
/// </summary>
/// <remarks>
/// Wilder (1978), New Concepts in Technical Trading Systems. The same as an exponential average over 2n − 1 inputs, but for the seed.
/// </remarks>
public sealed class WilderAverage : IValueIndicator
{
    private SeededAverage _average;

    /// <summary>An average over <paramref name="lookbackPeriods"/> inputs, 1 or more.</summary>
    public WilderAverage(int lookbackPeriods)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(lookbackPeriods, 1);
        WarmUp = lookbackPeriods;
        _average = new SeededAverage(lookbackPeriods, 1.0 / lookbackPeriods);
    }

    /// <inheritdoc/>
    public int WarmUp { get; }

    /// <inheritdoc/>
    public double Value { get; private set; } = double.NaN;

    internal static IndicatorEntry Entry { get; } = new()
    {
        Name = "smma",
        Summary = "Smoothed moving average: Wilder's slow exponential average.",
        Parameters = [new("lookback_periods", Default: 20, Min: 1, IsInteger: true)],
        Outputs = [new("smma", i => i.Value)],
        Input = IndicatorInput.Series,
        Create = p => new WilderAverage((int)p[0]),
    };

    /// <inheritdoc/>
    public double Update(double value) => Value = _average.Update(value);
}
