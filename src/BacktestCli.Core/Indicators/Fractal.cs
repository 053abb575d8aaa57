using BacktestCli.Core.Market;

namespace BacktestCli.Core.Indicators;

/// <summary>Fractal: a high above those of the bars on either side, or a low below them, told when the last of these has closed.</summary>
/// <remarks>
/// Williams (1995), Trading Chaos. Charts draw it at the turning point, right span bars back; here it stands at the bar that makes it
/// known, and is NaN at every other.
/// </remarks>
/// <param name="leftSpan">Bars before it that must be less extreme, 1 or more.</param>
/// <param name="rightSpan">Bars after it that must be less extreme, 1 or more; so many bars later it is told.</param>
public sealed class Fractal(int leftSpan, int rightSpan) : IBarIndicator
{
    private readonly Peak _high = new(leftSpan, rightSpan);
    private readonly Peak _low = new(leftSpan, rightSpan);

    /// <inheritdoc/>
    public int WarmUp => leftSpan + rightSpan + 1;

    /// <summary>The high that turned out a peak at this bar (bearish fractal), else NaN.</summary>
    public double Value { get; private set; } = double.NaN;

    /// <summary>The low that turned out a trough at this bar (bullish fractal), else NaN.</summary>
    public double Bull { get; private set; } = double.NaN;

    internal static IndicatorEntry Entry { get; } = new()
    {
        Name = "fractal",
        Summary = "Fractal: a high above (bull: a low below) those around it, told right_span bars later, when it is known.",
        Parameters = [new("left_span", 2, Min: 1, IsInteger: true), new("right_span", 2, Min: 1, IsInteger: true)],
        Outputs = [new("fractal_bear", i => i.Value, IsSparse: true), new("fractal_bull", i => ((Fractal)i).Bull, IsSparse: true)],
        Input = IndicatorInput.Bars,
        Create = p => new Fractal((int)p[0], (int)p[1]),
    };

    /// <inheritdoc/>
    public double Update(in Bar bar)
    {
        Bull = -_low.Update(-bar.Low);
        return Value = _high.Update(bar.High);
    }
}
