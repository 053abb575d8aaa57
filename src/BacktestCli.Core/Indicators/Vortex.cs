using BacktestCli.Core.Market;

namespace BacktestCli.Core.Indicators;

/// <summary>Vortex indicator: upward and downward movement of the last n bars, each as a share of the way gone.</summary>
/// <remarks>
/// <c>pvi = Σ|high − previous low| / Σ true range</c>, <c>nvi = Σ|low − previous high| / Σ true range</c>, NaN where nothing has moved;
/// Botes and Siepman (2010), Technical Analysis of Stocks and Commodities 28(1).
/// </remarks>
public sealed class Vortex : IBarIndicator
{
    private readonly TrueRange _range = new();
    private readonly Sma _ranges;
    private readonly Sma _rises;
    private readonly Sma _falls;
    private (double High, double Low) _previous;

    /// <summary>Shares over <paramref name="lookbackPeriods"/> movements, 2 or more.</summary>
    public Vortex(int lookbackPeriods)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(lookbackPeriods, 2);
        (_ranges, _rises, _falls) = (new Sma(lookbackPeriods), new Sma(lookbackPeriods), new Sma(lookbackPeriods));
    }

    /// <inheritdoc/>
    public int WarmUp => _ranges.WarmUp + 1;

    /// <summary>The positive indicator; NaN until warm.</summary>
    public double Value { get; private set; } = double.NaN;

    private double Negative { get; set; } = double.NaN;

    internal static IndicatorEntry Entry { get; } = new()
    {
        Name = "vortex",
        Summary = "Vortex indicator: upward and downward movement, each as a share of the way gone.",
        Parameters = [new("lookback_periods", Default: 14, Min: 2, IsInteger: true)],
        Outputs = [new("pvi", i => i.Value), new("nvi", i => ((Vortex)i).Negative)],
        Input = IndicatorInput.Bars, Scale = OutputScale.None,
        Create = p => new Vortex((int)p[0]),
    };

    /// <inheritdoc/>
    public double Update(in Bar bar)
    {
        double range = _range.Update(bar);
        (double rise, double fall) = (Math.Abs(bar.High - _previous.Low), Math.Abs(bar.Low - _previous.High));
        _previous = (bar.High, bar.Low);
        if (double.IsNaN(range))
            return Value;

        (double way, rise, fall) = (_ranges.Update(range), _rises.Update(rise), _falls.Update(fall));
        (Value, Negative) = way == 0 ? (double.NaN, double.NaN) : (rise / way, fall / way);
        return Value;
    }
}
