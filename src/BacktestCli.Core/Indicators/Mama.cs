using BacktestCli.Core.Market;

namespace BacktestCli.Core.Indicators;

/// <summary>MESA adaptive moving average: the faster the cycle's phase turns, the slower it follows the price.</summary>
/// <remarks>
/// Of <c>(high + low) / 2</c>: <c>α = max(fast / turn, slow)</c>, the turn in degrees and 1 or more; <c>mama += α · (x − mama)</c>,
/// <c>fama += α / 2 · (mama − fama)</c>, both seeded with the mean of six bars; Ehlers (2001), MESA Adaptive Moving Averages.
/// </remarks>
public sealed class Mama : IBarIndicator
{
    private readonly (double Fast, double Slow) _limits;
    private readonly HomodyneCycle _cycle = new();
    private readonly Wma _smoothPrice = new(4);
    private SeededAverage _seed = new(6, 0);

    /// <summary>Limits of α, both above 0 and below 1, the fast one the larger.</summary>
    public Mama(double fastLimit, double slowLimit)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(slowLimit);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(fastLimit, slowLimit);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(fastLimit, 1);
        _limits = (fastLimit, slowLimit);
    }

    /// <inheritdoc/>
    public int WarmUp => 6;

    /// <inheritdoc/>
    public double Value { get; private set; } = double.NaN;

    /// <summary>The following average, slower by half; NaN until warm.</summary>
    public double Following { get; private set; } = double.NaN;

    internal static IndicatorEntry Entry { get; } = new()
    {
        Name = "mama",
        Summary = "MESA adaptive moving average of the bars' middles, and the slower one that follows it.",
        Parameters = [new("fast_limit", 0.5, Min: 0, IsInteger: false), new("slow_limit", 0.05, Min: 0, IsInteger: false)],
        Outputs = [new("mama", i => i.Value), new("fama", i => ((Mama)i).Following)],
        Input = IndicatorInput.Bars,
        Create = p => new Mama(p[0], p[1]),
    };

    /// <inheritdoc/>
    public double Update(in Bar bar)
    {
        double price = (bar.High + bar.Low) / 2, smooth = _smoothPrice.Update(price), phase = _cycle.Phase;
        if (double.IsNaN(Value))
            return Value = Following = _seed.Update(price);

        _cycle.Update(smooth);
        double alpha = Math.Max(_limits.Fast / Math.Max(phase - _cycle.Phase, 1), _limits.Slow);
        Value += alpha * (price - Value);
        Following += alpha / 2 * (Value - Following);
        return Value;
    }
}
