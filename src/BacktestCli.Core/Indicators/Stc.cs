namespace BacktestCli.Core.Indicators;

/// <summary>Schaff trend cycle: where moving average convergence/divergence stands in its own recent range, from 0 to 100.</summary>
/// <remarks>
/// The stochastic oscillator of <c>ema(fast) − ema(slow)</c> over the cycle, averaged over three; Schaff (1999), as Stock.Indicators has
/// it: Schaff's own takes the oscillator twice. A range of 0 counts as 50, as in <see cref="Stochastic"/>.
/// </remarks>
public sealed class Stc : IValueIndicator
{
    private readonly Ema _fast;
    private readonly Ema _slow;
    private readonly PlaceInRange _cycle;

    /// <summary>A cycle of 1 or more differences of averages over 1 or more inputs; the slow one over more than the fast one.</summary>
    public Stc(int cyclePeriods, int fastPeriods, int slowPeriods)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(slowPeriods, fastPeriods);
        (_fast, _slow, _cycle) = (new Ema(fastPeriods), new Ema(slowPeriods), new PlaceInRange(cyclePeriods, smoothPeriods: 3));
    }

    /// <inheritdoc/>
    public int WarmUp => _slow.WarmUp + _cycle.WarmUp - 1;

    /// <inheritdoc/>
    public double Value { get; private set; } = double.NaN;

    internal static IndicatorEntry Entry { get; } = new()
    {
        Name = "stc",
        Summary = "Schaff trend cycle: where a fast average less a slow one stands in its recent range, 0 to 100.",
        Parameters = [new("cycle_periods", 10, Min: 1, true), new("fast_periods", 23, Min: 1, true), new("slow_periods", 50, Min: 2, true)],
        Outputs = [new("stc", i => i.Value)],
        Input = IndicatorInput.Series, Scale = OutputScale.None,
        Create = p => new Stc((int)p[0], (int)p[1], (int)p[2]),
    };

    /// <inheritdoc/>
    public double Update(double value)
    {
        double difference = _fast.Update(value) - _slow.Update(value);
        return Value = double.IsNaN(difference) ? double.NaN : _cycle.Update(difference);
    }
}
