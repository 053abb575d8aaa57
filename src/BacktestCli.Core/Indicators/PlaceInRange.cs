namespace BacktestCli.Core.Indicators;

/// <summary>Where a value stands in a recent range, 0 (at its lowest) to 100, averaged; 50 where there is no range.</summary>
/// <param name="lookbackPeriods">Inputs in the range, 1 or more.</param>
/// <param name="smoothPeriods">Raw values averaged, 1 or more.</param>
internal sealed class PlaceInRange(int lookbackPeriods, int smoothPeriods)
{
    private readonly RecentRange _range = new(lookbackPeriods);
    private readonly Sma _average = new(smoothPeriods);

    /// <summary>Inputs up to and including the one that brings the first value.</summary>
    public int WarmUp => _range.WarmUp + _average.WarmUp - 1;

    /// <summary>The average place; NaN until warm.</summary>
    public double Value => _average.Value;

    /// <summary>Takes the next value, which is its own range.</summary>
    public double Update(double value) => Update(value, value, value);

    /// <summary>Takes the next high and low, and the value between them.</summary>
    public double Update(double high, double low, double value)
    {
        _range.Update(high, low);
        double width = _range.Width;
        return double.IsNaN(width) ? Value : _average.Update(width == 0 ? 50 : 100 * (value - _range.Low) / width);
    }
}
