namespace BacktestCli.Core.Indicators;

/// <summary>Standard deviation of the last n values around their mean, dividing by n (population).</summary>
/// <remarks>
/// <c>σ = √(Σ(x − μ)² / n)</c>; Pearson (1894), Philosophical Transactions of the Royal Society A 185. Equal values give exactly 0.
/// </remarks>
public sealed class StdDev : IValueIndicator
{
    private readonly SlidingMoments _moments;

    /// <summary>A deviation of <paramref name="lookbackPeriods"/> values, 2 or more.</summary>
    public StdDev(int lookbackPeriods)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(lookbackPeriods, 2);
        WarmUp = lookbackPeriods;
        _moments = new SlidingMoments(lookbackPeriods);
    }

    /// <inheritdoc/>
    public int WarmUp { get; }

    /// <inheritdoc/>
    public double Value { get; private set; } = double.NaN;

    /// <summary>Mean of the same values; NaN until warm.</summary>
    public double Mean { get; private set; } = double.NaN;

    /// <summary>Deviations by which the newest value stands above the mean; NaN until warm and where all values are equal.</summary>
    public double ZScore { get; private set; } = double.NaN;

    internal static IndicatorEntry Entry { get; } = new()
    {
        Name = "std_dev",
        Summary = "Standard deviation of the last values (population).",
        Parameters = [new("lookback_periods", Default: 20, Min: 2, IsInteger: true)],
        Outputs =
        [
            new("std_dev", i => i.Value), new("mean", i => ((StdDev)i).Mean),
            new("z_score", i => ((StdDev)i).ZScore, Scale: OutputScale.None),
        ],
        Input = IndicatorInput.Series,
        Create = p => new StdDev((int)p[0]),
    };

    /// <inheritdoc/>
    public double Update(double value)
    {
        (Mean, double variance) = _moments.Update(value);
        Value = Math.Sqrt(variance);
        ZScore = Value > 0 ? (value - Mean) / Value : double.NaN;
        return Value;
    }
}
