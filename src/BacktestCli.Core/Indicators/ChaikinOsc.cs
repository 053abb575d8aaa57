using BacktestCli.Core.Market;

namespace BacktestCli.Core.Indicators;

/// <summary>Chaikin oscillator: a fast average of the accumulation/distribution line less a slow one, in base quantity.</summary>
/// <remarks><c>ema(adl, fast) − ema(adl, slow)</c>; Chaikin, in Achelis (1995), Technical Analysis from A to Z.</remarks>
public sealed class ChaikinOsc : IBarIndicator
{
    private readonly Adl _line = new();
    private readonly Ema _fast;
    private readonly Ema _slow;

    /// <summary>Averages over 1 or more bars each; the slow one over more than the fast one.</summary>
    public ChaikinOsc(int fastPeriods, int slowPeriods)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(slowPeriods, fastPeriods);
        (_fast, _slow) = (new Ema(fastPeriods), new Ema(slowPeriods));
    }

    /// <inheritdoc/>
    public int WarmUp => _slow.WarmUp;

    /// <inheritdoc/>
    public double Value { get; private set; } = double.NaN;

    internal static IndicatorEntry Entry { get; } = new()
    {
        Name = "chaikin_osc",
        Summary = "Chaikin oscillator: a fast average of the accumulation/distribution line less a slow one.",
        Parameters = [new("fast_periods", 3, Min: 1, IsInteger: true), new("slow_periods", 10, Min: 2, IsInteger: true)],
        Outputs =
        [
            new("oscillator", i => i.Value, Scale: OutputScale.Second),
            new("money_flow_multiplier", i => ((ChaikinOsc)i)._line.MoneyFlowMultiplier, Scale: OutputScale.None),
            new("money_flow_volume", i => ((ChaikinOsc)i)._line.MoneyFlowVolume, Scale: OutputScale.Second),
            new("adl", i => ((ChaikinOsc)i)._line.Value, Scale: OutputScale.Second),
        ],
        Input = IndicatorInput.Bars,
        Create = p => new ChaikinOsc((int)p[0], (int)p[1]),
    };

    /// <inheritdoc/>
    public double Update(in Bar bar)
    {
        double line = _line.Update(bar);
        return Value = _fast.Update(line) - _slow.Update(line);
    }
}
