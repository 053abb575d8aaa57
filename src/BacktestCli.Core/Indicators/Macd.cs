namespace BacktestCli.Core.Indicators;

/// <summary>
/// Moving average convergence/divergence: a fast exponential average less a slow one, and a signal line that averages the difference.
/// </summary>
/// <remarks>
/// <c>macd = ema(fast) − ema(slow)</c>, <c>signal = ema(macd)</c>; Appel (1985), The Moving Average Convergence-Divergence Trading Method.
/// <c>histogram = macd − signal</c>; Aspray (1986). Signal and histogram come signal periods − 1 inputs after the first value.
/// </remarks>
public sealed class Macd : IValueIndicator
{
    private readonly Ema _fast;
    private readonly Ema _slow;
    private readonly Ema _signal;

    /// <summary>Averages over 1 or more inputs each; the slow one over more than the fast one.</summary>
    public Macd(int fastPeriods, int slowPeriods, int signalPeriods)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(slowPeriods, fastPeriods);
        (_fast, _slow, _signal) = (new Ema(fastPeriods), new Ema(slowPeriods), new Ema(signalPeriods));
    }

    /// <inheritdoc/>
    public int WarmUp => _slow.WarmUp;

    /// <inheritdoc/>
    public double Value { get; private set; } = double.NaN;

    /// <summary>Average of the values so far; NaN until it has enough of them.</summary>
    public double Signal => _signal.Value;

    internal static IndicatorEntry Entry { get; } = new()
    {
        Name = "macd",
        Summary = "Moving average convergence/divergence: a fast average less a slow one.",
        Parameters = [new("fast_periods", 12, Min: 1, true), new("slow_periods", 26, Min: 2, true), new("signal_periods", 9, Min: 1, true)],
        Outputs =
        [
            new("macd", i => i.Value), new("signal", i => ((Macd)i).Signal), new("histogram", i => i.Value - ((Macd)i).Signal),
            new("fast_ema", i => ((Macd)i)._fast.Value), new("slow_ema", i => ((Macd)i)._slow.Value),
        ],
        Input = IndicatorInput.Series,
        Create = p => new Macd((int)p[0], (int)p[1], (int)p[2]),
    };

    /// <inheritdoc/>
    public double Update(double value)
    {
        Value = _fast.Update(value) - _slow.Update(value);
        if (!double.IsNaN(Value))
            _signal.Update(Value);
        return Value;
    }
}
