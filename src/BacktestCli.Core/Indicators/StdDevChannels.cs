namespace BacktestCli.Core.Indicators;

/// <summary>Standard deviation channel: the last point of the line that fits n values best, and some deviations around it.</summary>
/// <remarks>
/// <c>line ± k · σ</c>, the values' deviation from their mean and not from the line, as in Stock.Indicators, which draws the line backwards
/// over its window; here each input has the end of its own line, and so no break points between lines. See <see cref="Slope"/>.
/// </remarks>
public sealed class StdDevChannels : IValueIndicator
{
    private readonly Slope _line;
    private readonly double _reach;

    /// <summary>A line through 2 or more values, <paramref name="stdDeviations"/> (0 or more) on either side.</summary>
    public StdDevChannels(int lookbackPeriods, double stdDeviations)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(stdDeviations);
        (_line, _reach) = (new Slope(lookbackPeriods), stdDeviations);
    }

    /// <inheritdoc/>
    public int WarmUp => _line.WarmUp;

    /// <summary>The centre line's last point; NaN until warm.</summary>
    public double Value => _line.Line;

    private double Reach => _reach * _line.StdDev;

    internal static IndicatorEntry Entry { get; } = new()
    {
        Name = "std_dev_channels",
        Summary = "Standard deviation channel: the last point of the line of best fit, and deviations around it.",
        Parameters = [new("lookback_periods", 20, Min: 2, IsInteger: true), new("std_deviations", 2, Min: 0, IsInteger: false)],
        Outputs =
        [
            new("centerline", i => i.Value), new("upper_channel", i => i.Value + ((StdDevChannels)i).Reach),
            new("lower_channel", i => i.Value - ((StdDevChannels)i).Reach),
        ],
        Input = IndicatorInput.Series,
        Create = p => new StdDevChannels((int)p[0], p[1]),
    };

    /// <inheritdoc/>
    public double Update(double value)
    {
        _line.Update(value);
        return Value;
    }
}
