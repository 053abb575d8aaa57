namespace BacktestCli.Core.Indicators;

/// <summary>Where a value stands in the range of its last n, 0 to 100, averaged; what <see cref="Stochastic"/> is to bars.</summary>
/// <param name="lookbackPeriods">Values in the range, 1 or more.</param>
/// <param name="smoothPeriods">Raw values averaged, 1 or more.</param>
internal sealed class StochasticOfValue(int lookbackPeriods, int smoothPeriods)
{
    private readonly Highest _highest = new(lookbackPeriods);
    private readonly Lowest _lowest = new(lookbackPeriods);
    private readonly Sma _average = new(smoothPeriods);

    /// <summary>Inputs up to and including the one that brings the first value.</summary>
    public int WarmUp => _highest.WarmUp + _average.WarmUp - 1;

    /// <summary>Takes the next value; NaN until warm. A range of 0 counts as 50.</summary>
    public double Update(double value)
    {
        double range = _highest.Update(value) - _lowest.Update(value);
        return double.IsNaN(range) ? double.NaN : _average.Update(range == 0 ? 50 : 100 * (value - _lowest.Value) / range);
    }
}
