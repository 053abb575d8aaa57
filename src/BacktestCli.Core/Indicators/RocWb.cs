namespace BacktestCli.Core.Indicators;

/// <summary>Rate of change with bands: the change over n inputs in percent, its average, and bands around zero.</summary>
/// <remarks>
/// The average is exponential; the bands are the root of the mean square of the last rates, so a deviation from zero and not from the mean;
/// Vitali Apirine (2021), Technical Analysis of Stocks and Commodities 39(3). An input with no rate, as the earlier one was 0, counts in
/// neither.
/// </remarks>
public sealed class RocWb : IValueIndicator
{
    private readonly Roc _rate;
    private readonly Ema _average;
    private readonly Sma _squares;

    /// <summary>Changes over 1 or more inputs; bands of 1 or more rates, no more than that.</summary>
    public RocWb(int lookbackPeriods, int emaPeriods, int stdDevPeriods)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(stdDevPeriods, lookbackPeriods);
        (_rate, _average, _squares) = (new Roc(lookbackPeriods), new Ema(emaPeriods), new Sma(stdDevPeriods));
    }

    /// <inheritdoc/>
    public int WarmUp => _rate.WarmUp;

    /// <summary>The rate of change, in percent; NaN until warm.</summary>
    public double Value => _rate.Value;

    private double Band => Math.Sqrt(_squares.Value);

    internal static IndicatorEntry Entry { get; } = new()
    {
        Name = "roc_wb",
        Summary = "Rate of change with bands: the change in percent, its average, and bands of its usual size.",
        Parameters = [new("lookback_periods", 20, Min: 1, true), new("ema_periods", 5, Min: 1, true), new("std_dev_periods", 5, 1, true)],
        Outputs =
        [
            new("roc", i => i.Value), new("roc_ema", i => ((RocWb)i)._average.Value),
            new("upper_band", i => ((RocWb)i).Band), new("lower_band", i => -((RocWb)i).Band),
        ],
        Input = IndicatorInput.Series, Scale = OutputScale.None,
        Create = p => new RocWb((int)p[0], (int)p[1], (int)p[2]),
    };

    /// <inheritdoc/>
    public double Update(double value)
    {
        double rate = _rate.Update(value);
        if (double.IsNaN(rate))
            return rate;

        _average.Update(rate);
        _squares.Update(rate * rate);
        return rate;
    }
}
