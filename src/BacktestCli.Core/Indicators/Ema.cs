namespace BacktestCli.Core.Indicators;

/// <summary>Exponential moving average: each new value takes a share of 2 / (n + 1).</summary>
/// <remarks>
/// The mean of the first n inputs, then <c>v += (x − v) · 2 / (n + 1)</c>. Smoothing: Brown (1959), Statistical Forecasting for Inventory
/// Control. The share written as a number of days: Haurlan (1968), Measuring Trend Values.
/// </remarks>
public sealed class Ema : IValueIndicator
{
    private SeededAverage _average;

    /// <summary>An average over <paramref name="lookbackPeriods"/> inputs, 1 or more.</summary>
    public Ema(int lookbackPeriods)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(lookbackPeriods, 1);
        WarmUp = lookbackPeriods;
        _average = new SeededAverage(lookbackPeriods, 2 / (lookbackPeriods + 1.0));
    }

    /// <inheritdoc/>
    public int WarmUp { get; }

    /// <inheritdoc/>
    public double Value { get; private set; } = double.NaN;

    internal static IndicatorEntry Entry { get; } = new()
    {
        Name = "ema",
        Summary = "Exponential moving average: recent values weigh more.",
        Parameters = [new("lookback_periods", Default: 20, Min: 1, IsInteger: true)],
        Outputs = [new("ema", i => i.Value)],
        Input = IndicatorInput.Series,
        Create = p => new Ema((int)p[0]),
    };

    /// <inheritdoc/>
    public double Update(double value) => Value = _average.Update(value);
}
