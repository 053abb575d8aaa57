namespace BacktestCli.Core.Indicators;

/// <summary>How well a simple moving average stands for its values: mean distance, mean square and mean percentage from it.</summary>
/// <remarks>
/// <c>mad = Σ|x − μ| / n</c>, <c>mse = Σ(x − μ)² / n</c>, <c>mape = Σ|(x − μ) / x| / n</c>, a fraction, NaN where a value is 0. Every
/// distance changes with the mean, so an input costs n steps, not one.
/// </remarks>
public sealed class SmaAnalysis : IValueIndicator
{
    private readonly Sma _average;
    private readonly RecentValues _values;
    private (double Distance, double Square, double Share) _mean = (double.NaN, double.NaN, double.NaN);

    /// <summary>An average of <paramref name="lookbackPeriods"/> values, 1 or more.</summary>
    public SmaAnalysis(int lookbackPeriods) => (_average, _values) = (new Sma(lookbackPeriods), new RecentValues(lookbackPeriods));

    /// <inheritdoc/>
    public int WarmUp => _average.WarmUp;

    /// <summary>The average; NaN until warm.</summary>
    public double Value => _average.Value;

    internal static IndicatorEntry Entry { get; } = new()
    {
        Name = "sma_analysis",
        Summary = "Simple moving average, and how far its values are from it: mean distance, mean square, mean share.",
        Parameters = [new("lookback_periods", Default: 20, Min: 1, IsInteger: true)],
        Outputs =
        [
            new("sma", i => i.Value), new("mad", i => ((SmaAnalysis)i)._mean.Distance),
            new("mse", i => ((SmaAnalysis)i)._mean.Square, Scale: OutputScale.Square),
            new("mape", i => ((SmaAnalysis)i)._mean.Share, Scale: OutputScale.None),
        ],
        Input = IndicatorInput.Series,
        Create = p => new SmaAnalysis((int)p[0]),
    };

    /// <inheritdoc/>
    public double Update(double value)
    {
        double mean = _average.Update(value);
        ReadOnlySpan<double> values = _values.Add(value);
        if (values.IsEmpty)
            return mean;

        (double distances, double squares, double shares) = (0, 0, 0);
        foreach (double x in values)
        {
            double distance = Math.Abs(x - mean);
            (distances, squares) = (distances + distance, squares + (distance * distance));
            shares += x == 0 ? double.NaN : distance / Math.Abs(x);
        }

        _mean = (distances / WarmUp, squares / WarmUp, shares / WarmUp);
        return mean;
    }
}
