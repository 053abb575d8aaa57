using BacktestCli.Core.Market;

namespace BacktestCli.Core.Indicators;

/// <summary>Parabolic stop and reverse: a stop that follows the price, the faster the more new extremes the trend makes.</summary>
/// <remarks>
/// <c>sar += factor · (extreme − sar)</c>, never into the last two bars' ranges; a bar beyond it turns the trend, and the stop is then the
/// old trend's extreme. Wilder (1978), New Concepts in Technical Trading Systems. The first trend is a guess, upwards; Stock.Indicators
/// leaves it out.
/// </remarks>
public sealed class ParabolicSar : IBarIndicator
{
    private readonly AcceleratingStop _stop;
    private double _isReversal = double.NaN;

    /// <summary>Factors above 0; neither step nor initial factor above the maximum.</summary>
    public ParabolicSar(double accelerationStep, double maxAccelerationFactor, double initialFactor)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(accelerationStep);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(initialFactor);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxAccelerationFactor, Math.Max(accelerationStep, initialFactor));
        _stop = new AcceleratingStop(accelerationStep, maxAccelerationFactor, initialFactor);
    }

    /// <inheritdoc/>
    public int WarmUp => 2;

    /// <inheritdoc/>
    public double Value { get; private set; } = double.NaN;

    internal static IndicatorEntry Entry { get; } = new()
    {
        Name = "parabolic_sar",
        Summary = "Parabolic stop and reverse: a stop that follows the price ever faster; is_reversal is 1 where the trend turns.",
        Parameters =
        [
            new("acceleration_step", 0.02, Min: 0, IsInteger: false), new("max_acceleration_factor", 0.2, Min: 0, IsInteger: false),
            new("initial_factor", 0.02, Min: 0, IsInteger: false),
        ],
        Outputs = [new("sar", i => i.Value), new("is_reversal", i => ((ParabolicSar)i)._isReversal, Scale: OutputScale.None)],
        Input = IndicatorInput.Bars,
        Create = p => new ParabolicSar(p[0], p[1], p[2]),
    };

    /// <inheritdoc/>
    public double Update(in Bar bar)
    {
        (Value, bool turned) = _stop.Update(bar.Low, bar.High);
        _isReversal = double.IsNaN(Value) ? double.NaN : turned ? 1 : 0;
        return Value;
    }
}
