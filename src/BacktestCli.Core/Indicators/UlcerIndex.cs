namespace BacktestCli.Core.Indicators;

/// <summary>Ulcer index: how deep below its recent high the value has been lying, in percent, 0 or more.</summary>
/// <remarks>
/// The root of the mean square of <c>100 · (x − h) / h</c>, h the highest value of the window up to x; Martin and McCann (1989), The
/// Investor's Guide to Fidelity Funds. Every h may change when the oldest value leaves, so an input costs n steps, not one. NaN where a
/// high is 0.
/// </remarks>
public sealed class UlcerIndex : IValueIndicator
{
    private readonly RecentValues _values;

    /// <summary>An index over <paramref name="lookbackPeriods"/> values, 1 or more.</summary>
    public UlcerIndex(int lookbackPeriods)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(lookbackPeriods, 1);
        (WarmUp, _values) = (lookbackPeriods, new RecentValues(lookbackPeriods));
    }

    /// <inheritdoc/>
    public int WarmUp { get; }

    /// <inheritdoc/>
    public double Value { get; private set; } = double.NaN;

    internal static IndicatorEntry Entry { get; } = new()
    {
        Name = "ulcer_index",
        Summary = "Ulcer index: how deep below its recent high the value has been lying, in percent.",
        Parameters = [new("lookback_periods", Default: 14, Min: 1, IsInteger: true)],
        Outputs = [new("ui", i => i.Value)],
        Input = IndicatorInput.Series, Scale = OutputScale.None,
        Create = p => new UlcerIndex((int)p[0]),
    };

    /// <inheritdoc/>
    public double Update(double value)
    {
        ReadOnlySpan<double> values = _values.Add(value);
        if (values.IsEmpty)
            return Value;

        (double squares, double highest) = (0, double.NegativeInfinity);
        foreach (double x in values)
        {
            highest = Math.Max(highest, x);
            double depth = highest == 0 ? double.NaN : (x - highest) / highest;
            squares += depth * depth;
        }

        return Value = 100 * Math.Sqrt(squares / WarmUp);
    }
}
