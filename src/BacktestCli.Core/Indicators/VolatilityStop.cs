using BacktestCli.Core.Market;

namespace BacktestCli.Core.Indicators;

/// <summary>Volatility system: a stop some average true ranges from the best close since the last turn; a close beyond it turns.</summary>
/// <remarks>
/// <c>best close ± k · atr</c>, the range as of the bar before; Wilder (1978). The first direction is a guess from the first n
/// closes; Stock.Indicators leaves it out.
/// </remarks>
public sealed class VolatilityStop : IBarIndicator
{
    private readonly (Atr Average, double Multiplier) _range;
    private (double First, double High, double Low) _start = (double.NaN, double.NegativeInfinity, double.PositiveInfinity);
    private (bool IsLong, double Best) _trade;
    private double _isStop = double.NaN;
    private long _left;

    /// <summary>Ranges of 2 or more bars, times 0 or more.</summary>
    public VolatilityStop(int lookbackPeriods, double multiplier)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(multiplier);
        (_range, _left) = ((new Atr(lookbackPeriods), multiplier), lookbackPeriods);
    }

    /// <inheritdoc/>
    public int WarmUp => _range.Average.WarmUp + 1;

    /// <summary>The stop; at a bar that turns the direction still the one that was broken. NaN until warm.</summary>
    public double Value { get; private set; } = double.NaN;

    internal static IndicatorEntry Entry { get; } = new()
    {
        Name = "volatility_stop",
        Summary = "Volatility system: a stop some true ranges from the best close; is_stop is 1 where a close breaks it.",
        Parameters = [new("lookback_periods", 7, Min: 2, IsInteger: true), new("multiplier", 3, Min: 0, IsInteger: false)],
        Outputs = [new("sar", i => i.Value), new("is_stop", i => ((VolatilityStop)i)._isStop, Scale: OutputScale.None)],
        Input = IndicatorInput.Bars,
        Create = p => new VolatilityStop((int)p[0], p[1]),
    };

    /// <inheritdoc/>
    public double Update(in Bar bar)
    {
        double reach = _range.Multiplier * _range.Average.Value, close = bar.Close;
        _range.Average.Update(bar);
        if (_left-- > 0)
        {
            _start = (double.IsNaN(_start.First) ? close : _start.First, Math.Max(_start.High, close), Math.Min(_start.Low, close));
            _trade = close > _start.First ? (true, _start.High) : (false, _start.Low);
            return Value;
        }

        (bool isLong, double best) = _trade;
        Value = isLong ? best - reach : best + reach;
        bool broken = isLong ? close < Value : close > Value;
        _trade = (isLong ^ broken, broken ? close : isLong ? Math.Max(best, close) : Math.Min(best, close));
        _isStop = double.IsNaN(Value) ? double.NaN : broken ? 1 : 0;
        return Value;
    }
}
