namespace BacktestCli.Core.Indicators;

/// <summary>Wilder's smoothing: the mean of the first n inputs, then <c>v += (x − v) / n</c>.</summary>
/// <remarks>Wilder (1978), New Concepts in Technical Trading Systems.</remarks>
public sealed class WilderAverage : IValueIndicator
{
    private readonly double _share;
    private double _mean;
    private int _seen;

    /// <summary>An average over <paramref name="period"/> inputs, 1 or more.</summary>
    public WilderAverage(int period)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(period, 1);
        WarmUp = period;
        _share = 1.0 / period;
    }

    /// <inheritdoc/>
    public int WarmUp { get; }

    /// <inheritdoc/>
    public double Value { get; private set; } = double.NaN;

    /// <inheritdoc/>
    public double Update(double value)
    {
        if (_seen == WarmUp)
            return Value = _mean += (value - _mean) * _share;

        _mean += (value - _mean) / ++_seen;
        return Value = _seen == WarmUp ? _mean : double.NaN;
    }
}
