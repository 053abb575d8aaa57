namespace BacktestCli.Core.Indicators;

/// <summary>Correlation of two series over the last n pairs: 1 they go together, −1 against each other, 0 neither.</summary>
/// <remarks>
/// <c>r = cov(a, b) / √(var(a) · var(b))</c>; Pearson (1895), Proceedings of the Royal Society of London 58. NaN where one of them has not
/// moved.
/// </remarks>
public sealed class Correlation : IPairIndicator
{
    private readonly SlidingComoments _moments;

    /// <summary>A correlation of <paramref name="lookbackPeriods"/> pairs, 2 or more.</summary>
    public Correlation(int lookbackPeriods)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(lookbackPeriods, 2);
        (WarmUp, _moments) = (lookbackPeriods, new SlidingComoments(lookbackPeriods));
    }

    /// <inheritdoc/>
    public int WarmUp { get; }

    /// <inheritdoc/>
    public double Value { get; private set; } = double.NaN;

    /// <summary>Share of the variance of one that the other explains, 0 to 1.</summary>
    public double RSquared => Value * Value;

    internal static IndicatorEntry Entry { get; } = new()
    {
        Name = "correlation",
        Summary = "Correlation of two series: 1 they go together, -1 against each other.",
        Parameters = [new("lookback_periods", Default: 20, Min: 2, IsInteger: true)],
        Outputs = [new("correlation", i => i.Value), new("r_squared", i => ((Correlation)i).RSquared)],
        Input = IndicatorInput.Pair, Scale = OutputScale.None,
        Create = p => new Correlation((int)p[0]),
    };

    /// <inheritdoc/>
    public double Update(double first, double second)
    {
        (double a, double b, double covariance) = _moments.Update(first, second);
        return Value = a == 0 || b == 0 ? double.NaN : Math.Clamp(covariance / (Math.Sqrt(a) * Math.Sqrt(b)), -1, 1);
    }
}
