namespace BacktestCli.Core.Indicators;

/// <summary>Kaufman's adaptive moving average: quick where the value goes one way, slow where it goes to and fro.</summary>
/// <remarks>
/// <c>er = |x − xₙ| / Σ|xᵢ − xᵢ₋₁|</c>, <c>s = er · (2 / (fast + 1) − 2 / (slow + 1)) + 2 / (slow + 1)</c>, <c>v += s² · (x − v)</c>,
/// seeded with the n-th value; Kaufman (1995), Smarter Trading. Where nothing has moved, er is 0 and the average is the value.
/// </remarks>
public sealed class Kama : IValueIndicator
{
    private readonly Delay _earlier;
    private readonly Sma _steps;
    private readonly double _fast;
    private readonly double _slow;
    private double _previous = double.NaN;
    private int _seen;

    /// <summary>An average that judges by 1 or more steps; the slow periods more than the fast ones, which are 1 or more.</summary>
    public Kama(int erPeriods, int fastPeriods, int slowPeriods)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(fastPeriods, 1);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(slowPeriods, fastPeriods);
        (_earlier, _steps, WarmUp) = (new Delay(erPeriods), new Sma(erPeriods), erPeriods);
        (_fast, _slow) = (2 / (fastPeriods + 1.0), 2 / (slowPeriods + 1.0));
    }

    /// <inheritdoc/>
    public int WarmUp { get; }

    /// <inheritdoc/>
    public double Value { get; private set; } = double.NaN;

    /// <summary>Efficiency ratio, the way made good as a share of the way gone, 0 to 1; it comes an input after the first value.</summary>
    public double EfficiencyRatio { get; private set; } = double.NaN;

    internal static IndicatorEntry Entry { get; } = new()
    {
        Name = "kama",
        Summary = "Kaufman's adaptive moving average: quick in a trend, slow without one.",
        Parameters = [new("er_periods", 10, Min: 1, true), new("fast_periods", 2, Min: 1, true), new("slow_periods", 30, Min: 2, true)],
        Outputs = [new("kama", i => i.Value), new("er", i => ((Kama)i).EfficiencyRatio, Scale: OutputScale.None)],
        Input = IndicatorInput.Series,
        Create = p => new Kama((int)p[0], (int)p[1], (int)p[2]),
    };

    /// <inheritdoc/>
    public double Update(double value)
    {
        double change = Math.Abs(value - _earlier.Update(value)), step = Math.Abs(value - _previous);
        _previous = value;
        double gone = double.IsNaN(step) ? double.NaN : _steps.Update(step) * WarmUp;
        if (++_seen <= WarmUp)
            return Value = _seen == WarmUp ? value : double.NaN;

        EfficiencyRatio = gone == 0 ? 0 : change / gone;
        double share = (EfficiencyRatio * (_fast - _slow)) + _slow;
        return Value = gone == 0 ? value : Value + (share * share * (value - Value));
    }
}
