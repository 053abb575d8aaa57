using BacktestCli.Core.Market;

namespace BacktestCli.Core.Indicators;

/// <summary>Fractal chaos bands: the newest known fractal high and low.</summary>
/// <remarks>
/// Each band holds the last value of <see cref="Fractal"/> from the bar that made it known; Williams (1995), Trading Chaos. The first
/// comes when the market first turns, which no number of bars promises.
/// </remarks>
/// <param name="windowSpan">Bars on either side of a turning point, 1 or more.</param>
public sealed class Fcb(int windowSpan) : IBarIndicator
{
    private readonly Fractal _turns = new(windowSpan, windowSpan);

    /// <summary>Bars to the first turn that there can be.</summary>
    public int WarmUp => _turns.WarmUp;

    /// <summary>The upper band; NaN until the first peak.</summary>
    public double Value { get; private set; } = double.NaN;

    /// <summary>The lower band; NaN until the first trough.</summary>
    public double Lower { get; private set; } = double.NaN;

    internal static IndicatorEntry Entry { get; } = new()
    {
        Name = "fcb",
        Summary = "Fractal chaos bands: the newest fractal high and low, from the bar that made them known.",
        Parameters = [new("window_span", Default: 2, Min: 1, IsInteger: true)],
        Outputs = [new("upper_band", i => i.Value, IsSparse: true), new("lower_band", i => ((Fcb)i).Lower, IsSparse: true)],
        Input = IndicatorInput.Bars,
        Create = p => new Fcb((int)p[0]),
    };

    /// <inheritdoc/>
    public double Update(in Bar bar)
    {
        double peak = _turns.Update(bar);
        Lower = double.IsNaN(_turns.Bull) ? Lower : _turns.Bull;
        return Value = double.IsNaN(peak) ? Value : peak;
    }
}
