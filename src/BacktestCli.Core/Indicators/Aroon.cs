using BacktestCli.Core.Market;

namespace BacktestCli.Core.Indicators;

/// <summary>Aroon: how fresh the highest high and the lowest low are. 100 is this bar, 0 is n bars ago.</summary>
/// <remarks>
/// <c>up, down = 100 · (n − age) / n</c> over this bar and the n before it, <c>oscillator = up − down</c>; Chande (1995), Technical
/// Analysis of Stocks and Commodities 13(9). Of equal highs or lows the oldest counts.
/// </remarks>
public sealed class Aroon : IBarIndicator
{
    private readonly HighestAge _high;
    private readonly HighestAge _low;
    private readonly int _count;
    private int _seen;

    /// <summary>Looks <paramref name="lookbackPeriods"/> bars back, 1 or more.</summary>
    public Aroon(int lookbackPeriods)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(lookbackPeriods, 1);
        (_count, _high, _low) = (lookbackPeriods, new HighestAge(lookbackPeriods + 1), new HighestAge(lookbackPeriods + 1));
    }

    /// <inheritdoc/>
    public int WarmUp => _count + 1;

    /// <summary>The oscillator, from −100 (falling) to 100 (rising); NaN until warm.</summary>
    public double Value => Up - Down;

    /// <summary>How fresh the highest high is, 0 to 100; NaN until warm.</summary>
    public double Up { get; private set; } = double.NaN;

    /// <summary>How fresh the lowest low is, 0 to 100; NaN until warm.</summary>
    public double Down { get; private set; } = double.NaN;

    internal static IndicatorEntry Entry { get; } = new()
    {
        Name = "aroon",
        Summary = "Aroon: how fresh the highest high is, less how fresh the lowest low is; -100 to 100.",
        Parameters = [new("lookback_periods", Default: 25, Min: 1, IsInteger: true)],
        Outputs = [new("oscillator", i => i.Value), new("aroon_up", i => ((Aroon)i).Up), new("aroon_down", i => ((Aroon)i).Down)],
        Input = IndicatorInput.Bars, Scale = OutputScale.None,
        Create = p => new Aroon((int)p[0]),
    };

    /// <inheritdoc/>
    public double Update(in Bar bar)
    {
        int high = _high.Update(bar.High), low = _low.Update(-bar.Low);
        if (_seen < WarmUp && ++_seen < WarmUp)
            return Value;

        Up = 100.0 * (_count - high) / _count;
        Down = 100.0 * (_count - low) / _count;
        return Value;
    }
}
