using BacktestCli.Core.Market;

namespace BacktestCli.Core.Indicators;

/// <summary>Percentage volume oscillator: by how many percent a fast average of the volume exceeds a slow one.</summary>
/// <remarks>
/// <c>100 · (fast − slow) / slow</c>, exponential averages, NaN where the slow one is 0; the form of Appel's (1985) oscillator of prices,
/// in StockCharts' ChartSchool. Signal and histogram come signal periods − 1 bars after the first value.
/// </remarks>
public sealed class Pvo : IBarIndicator
{
    private readonly Ema _fast;
    private readonly Ema _slow;
    private readonly Ema _signal;

    /// <summary>Averages over 1 or more bars each; the slow one over more than the fast one.</summary>
    public Pvo(int fastPeriods, int slowPeriods, int signalPeriods)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(slowPeriods, fastPeriods);
        (_fast, _slow, _signal) = (new Ema(fastPeriods), new Ema(slowPeriods), new Ema(signalPeriods));
    }

    /// <inheritdoc/>
    public int WarmUp => _slow.WarmUp;

    /// <inheritdoc/>
    public double Value { get; private set; } = double.NaN;

    internal static IndicatorEntry Entry { get; } = new()
    {
        Name = "pvo",
        Summary = "Percentage volume oscillator: a fast average of the volume against a slow one.",
        Parameters = [new("fast_periods", 12, Min: 1, true), new("slow_periods", 26, Min: 2, true), new("signal_periods", 9, Min: 1, true)],
        Outputs =
        [
            new("pvo", i => i.Value), new("signal", i => ((Pvo)i)._signal.Value),
            new("histogram", i => i.Value - ((Pvo)i)._signal.Value),
        ],
        Input = IndicatorInput.Bars, Scale = OutputScale.None,
        Create = p => new Pvo((int)p[0], (int)p[1], (int)p[2]),
    };

    /// <inheritdoc/>
    public double Update(in Bar bar)
    {
        double fast = _fast.Update(bar.Volume), slow = _slow.Update(bar.Volume);
        Value = slow == 0 ? double.NaN : 100 * (fast - slow) / slow;
        if (!double.IsNaN(Value))
            _signal.Update(Value);
        return Value;
    }
}
