using BacktestCli.Core.Market;

namespace BacktestCli.Core.Indicators;

/// <summary>Half way between the highest high and the lowest low of the last n bars, the newest included.</summary>
/// <param name="lookbackPeriods">Bars in the range, 1 or more.</param>
internal sealed class MiddleOfRange(int lookbackPeriods)
{
    private readonly Highest _highest = new(lookbackPeriods);
    private readonly Lowest _lowest = new(lookbackPeriods);

    /// <summary>The middle; NaN until the n-th bar.</summary>
    public double Value => (_highest.Value + _lowest.Value) / 2;

    /// <summary>Distance of the edges; NaN until the n-th bar.</summary>
    public double Range => _highest.Value - _lowest.Value;

    /// <summary>Takes the next bar and returns the new <see cref="Value"/>.</summary>
    public double Update(in Bar bar)
    {
        _highest.Update(bar.High);
        _lowest.Update(bar.Low);
        return Value;
    }
}
