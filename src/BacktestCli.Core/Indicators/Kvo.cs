using BacktestCli.Core.Market;

namespace BacktestCli.Core.Indicators;

/// <summary>Klinger volume oscillator: volume with the trend less volume against it, a fast average less a slow one.</summary>
/// <remarks>
/// Volume force is <c>volume · |2 · (dm / cm − 1)| · trend · 100</c>: dm the bar's range, cm the ranges summed since the trend (the sign of
/// the change of high + low + close) turned. Klinger (1997), Technical Analysis of Stocks and Commodities 15(12).
/// </remarks>
public sealed class Kvo : IBarIndicator
{
    private readonly Ema _fast;
    private readonly Ema _slow;
    private readonly Ema _signal;
    private (double Sum, double Range) _previous = (double.NaN, double.NaN);
    private double _trend = double.NaN;
    private double _cumulated;
    private double _force;

    /// <summary>Averages of 3 or more forces, the slow one of more than the fast one; a signal of 1 or more values.</summary>
    public Kvo(int fastPeriods, int slowPeriods, int signalPeriods)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(fastPeriods, 3);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(slowPeriods, fastPeriods);
        (_fast, _slow, _signal) = (new Ema(fastPeriods), new Ema(slowPeriods), new Ema(signalPeriods));
    }

    /// <inheritdoc/>
    public int WarmUp => _slow.WarmUp + 2;

    /// <inheritdoc/>
    public double Value { get; private set; } = double.NaN;

    internal static IndicatorEntry Entry { get; } = new()
    {
        Name = "kvo",
        Summary = "Klinger volume oscillator: volume with the trend less volume against it.",
        Parameters = [new("fast_periods", 34, Min: 3, true), new("slow_periods", 55, Min: 4, true), new("signal_periods", 13, 1, true)],
        Outputs = [new("oscillator", i => i.Value), new("signal", i => ((Kvo)i)._signal.Value)],
        Input = IndicatorInput.Bars, Scale = OutputScale.Second,
        Create = p => new Kvo((int)p[0], (int)p[1], (int)p[2]),
    };

    /// <inheritdoc/>
    public double Update(in Bar bar)
    {
        (double sum, double range, double before) = (bar.High + bar.Low + bar.Close, bar.High - bar.Low, _trend);
        _trend = double.IsNaN(_previous.Sum) ? double.NaN : sum > _previous.Sum ? 1 : -1;
        _cumulated = double.IsNaN(before) ? 0 : range + (_trend == before ? _cumulated : _previous.Range);
        _previous = (sum, range);
        if (double.IsNaN(before))
            return Value;

        _force = range == _cumulated ? 0 : bar.Volume * Math.Abs(2 * ((range / _cumulated) - 1)) * _trend * 100;
        Value = _fast.Update(_force) - _slow.Update(_force);
        if (!double.IsNaN(Value))
            _signal.Update(Value);
        return Value;
    }
}
