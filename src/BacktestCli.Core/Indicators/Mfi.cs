using BacktestCli.Core.Market;

namespace BacktestCli.Core.Indicators;

/// <summary>Money flow index: how much of the recent turnover came on rises, from 0 to 100.</summary>
/// <remarks>
/// <c>100 · in / (in + out)</c>: typical price times volume, summed over the last n bars whose typical price rose, and fell; Quong and
/// Soudack (1989), Technical Analysis of Stocks and Commodities 7(3). Where neither has flowed it is 50 (Stock.Indicators says 100).
/// </remarks>
public sealed class Mfi : IBarIndicator
{
    private readonly Sma _in;
    private readonly Sma _out;
    private double _previous = double.NaN;

    /// <summary>An index over <paramref name="lookbackPeriods"/> changes, 2 or more.</summary>
    public Mfi(int lookbackPeriods)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(lookbackPeriods, 2);
        (_in, _out) = (new Sma(lookbackPeriods), new Sma(lookbackPeriods));
    }

    /// <inheritdoc/>
    public int WarmUp => _in.WarmUp + 1;

    /// <inheritdoc/>
    public double Value { get; private set; } = double.NaN;

    internal static IndicatorEntry Entry { get; } = new()
    {
        Name = "mfi",
        Summary = "Money flow index: share of recent turnover that came on rises, 0 to 100.",
        Parameters = [new("lookback_periods", Default: 14, Min: 2, IsInteger: true)],
        Outputs = [new("mfi", i => i.Value)],
        Input = IndicatorInput.Bars, Scale = OutputScale.None,
        Create = p => new Mfi((int)p[0]),
    };

    /// <inheritdoc/>
    public double Update(in Bar bar)
    {
        double price = bar.TypicalPrice, previous = _previous;
        _previous = price;
        if (double.IsNaN(previous))
            return Value;

        double rise = _in.Update(price > previous ? price * bar.Volume : 0);
        double fall = _out.Update(price < previous ? price * bar.Volume : 0);
        return Value = rise + fall == 0 ? 50 : 100 * rise / (rise + fall);
    }
}
