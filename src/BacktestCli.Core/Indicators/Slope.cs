namespace BacktestCli.Core.Indicators;

/// <summary>Slope of the straight line that fits the last n values best, in the value's unit an input.</summary>
/// <remarks>
/// Least squares, Legendre (1805), from three averages: <c>slope = 6 · (wma − sma) / (n − 1)</c>. Inputs are numbered from 1 at the first;
/// the intercept is the line at number 0, the line's value here is its last point, at this input. R² is NaN where all values are equal.
/// </remarks>
public sealed class Slope : IValueIndicator
{
    private readonly Wma _weighted;
    private readonly StdDev _deviation;
    private double _origin = double.NaN;
    private long _number;

    /// <summary>A line through 2 or more values.</summary>
    public Slope(int lookbackPeriods) => (_deviation, _weighted) = (new StdDev(lookbackPeriods), new Wma(lookbackPeriods));

    /// <inheritdoc/>
    public int WarmUp => _weighted.WarmUp;

    /// <inheritdoc/>
    public double Value { get; private set; } = double.NaN;

    /// <summary>The last point of the line; NaN until warm.</summary>
    public double Line => _origin + _deviation.Mean + (Value * (WarmUp - 1) / 2);

    /// <summary>Standard deviation of the values around their mean (population); NaN until warm.</summary>
    public double StdDev => _deviation.Value;

    private double RSquared => StdDev == 0 ? double.NaN : Value * Value * (((double)WarmUp * WarmUp) - 1) / (12 * StdDev * StdDev);

    internal static IndicatorEntry Entry { get; } = new()
    {
        Name = "slope",
        Summary = "Slope of the line that fits the last values best; line is its last point, intercept its value at input number 0.",
        Parameters = [new("lookback_periods", Default: 20, Min: 2, IsInteger: true)],
        Outputs =
        [
            new("slope", i => i.Value), new("intercept", i => ((Slope)i).Line - (i.Value * ((Slope)i)._number)),
            new("std_dev", i => ((Slope)i).StdDev), new("r_squared", i => ((Slope)i).RSquared, Scale: OutputScale.None),
            new("line", i => ((Slope)i).Line),
        ],
        Input = IndicatorInput.Series,
        Create = p => new Slope((int)p[0]),
    };

    /// <inheritdoc/>
    public double Update(double value)
    {
        if (_number++ == 0)
            _origin = value; // distances from it keep digits that the price level would take
        _deviation.Update(value - _origin);
        return Value = 6 * (_weighted.Update(value - _origin) - _deviation.Mean) / (WarmUp - 1);
    }
}
