namespace BacktestCli.Core.Indicators;

/// <summary>McGinley dynamic: an average that follows falls fast and rises slowly.</summary>
/// <remarks>
/// <c>v += (x − v) / (k · n · (x / v)⁴)</c> from the first input on; McGinley (1997), Journal of Technical Analysis 48. Where that is
/// undefined, at 0, it starts anew.
/// </remarks>
public sealed class McGinleyDynamic : IValueIndicator
{
    private readonly double _slowness;
    private double _level = double.NaN;

    /// <summary>An average over 1 or more inputs; the factor, above 0, is the share of them it takes to follow.</summary>
    public McGinleyDynamic(int lookbackPeriods, double kFactor)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(lookbackPeriods, 1);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(kFactor);
        _slowness = kFactor * lookbackPeriods;
    }

    /// <inheritdoc/>
    public int WarmUp => 2;

    /// <inheritdoc/>
    public double Value { get; private set; } = double.NaN;

    internal static IndicatorEntry Entry { get; } = new()
    {
        Name = "dynamic",
        Summary = "McGinley dynamic: an average that follows falls fast and rises slowly.",
        Parameters = [new("lookback_periods", 14, Min: 1, IsInteger: true), new("k_factor", 0.6, Min: 0, IsInteger: false)],
        Outputs = [new("dynamic", i => i.Value)],
        Input = IndicatorInput.Series,
        Create = p => new McGinleyDynamic((int)p[0], p[1]),
    };

    /// <inheritdoc/>
    public double Update(double value)
    {
        double next = _level + ((value - _level) / (_slowness * Math.Pow(value / _level, 4)));
        bool isDefined = double.IsFinite(next) && _level != 0;
        _level = isDefined ? next : value;
        return Value = isDefined ? next : double.NaN;
    }
}
