namespace BacktestCli.Core.Indicators;

/// <summary>Bollinger bands: a simple moving average, and bands some standard deviations (population) around it.</summary>
/// <remarks>
/// <c>upper, lower = μ ± kσ</c>, <c>%b = (x − lower) / (upper − lower)</c>, <c>width = (upper − lower) / μ</c>; Bollinger (2001),
/// Bollinger on Bollinger Bands. %b and the z-score are NaN where all values are equal, the width where the mean is 0.
/// </remarks>
public sealed class Bollinger : IValueIndicator
{
    private readonly StdDev _deviation;
    private readonly double _reach;
    private double _last = double.NaN;

    /// <summary>Bands over 2 or more values, <paramref name="standardDeviations"/> (0 or more) on either side.</summary>
    public Bollinger(int lookbackPeriods, double standardDeviations)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(standardDeviations);
        (_deviation, _reach) = (new StdDev(lookbackPeriods), standardDeviations);
    }

    /// <inheritdoc/>
    public int WarmUp => _deviation.WarmUp;

    /// <summary>The middle line, the mean; NaN until warm.</summary>
    public double Value => _deviation.Mean;

    /// <summary>The upper band; NaN until warm.</summary>
    public double Upper => Value + (_reach * _deviation.Value);

    /// <summary>The lower band; NaN until warm.</summary>
    public double Lower => Value - (_reach * _deviation.Value);

    /// <summary>Where the newest value stands between the bands: 0 at the lower, 1 at the upper.</summary>
    public double PercentB => Upper > Lower ? (_last - Lower) / (Upper - Lower) : double.NaN;

    /// <summary>Distance of the bands as a fraction of the mean.</summary>
    public double Width => Value == 0 ? double.NaN : (Upper - Lower) / Value;

    internal static IndicatorEntry Entry { get; } = new()
    {
        Name = "bollinger",
        Summary = "Bollinger bands: a moving average and bands some deviations around it.",
        Parameters = [new("lookback_periods", 20, Min: 2, IsInteger: true), new("standard_deviations", 2, Min: 0, IsInteger: false)],
        Outputs =
        [
            new("sma", i => i.Value, Scale: OutputScale.First), new("upper", i => ((Bollinger)i).Upper, Scale: OutputScale.First),
            new("lower", i => ((Bollinger)i).Lower, Scale: OutputScale.First), new("percent_b", i => ((Bollinger)i).PercentB),
            new("z_score", i => ((Bollinger)i)._deviation.ZScore), new("width", i => ((Bollinger)i).Width),
        ],
        Input = IndicatorInput.Series, Scale = OutputScale.None,
        Create = p => new Bollinger((int)p[0], p[1]),
    };

    /// <inheritdoc/>
    public double Update(double value)
    {
        _deviation.Update(_last = value);
        return Value;
    }
}
