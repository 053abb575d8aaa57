using BacktestCli.Core.Market;

namespace BacktestCli.Core.Indicators;

/// <summary>Marubozu: a bar that is nearly all body, 1 where it rose, −1 where it fell, 0 where it is none.</summary>
/// <remarks>
/// <c>|close − open|</c> is at least the percent of <c>high − low</c>; Nison (1991), Japanese Candlestick Charting Techniques. The price of
/// a match is the close, so it is no output. A bar without a range is none.
/// </remarks>
public sealed class Marubozu : IBarIndicator
{
    private readonly double _least;

    /// <summary>A body of at least <paramref name="minBodyPercent"/> percent of the range, 0 to 100.</summary>
    public Marubozu(double minBodyPercent)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(minBodyPercent);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(minBodyPercent, 100);
        _least = minBodyPercent;
    }

    /// <inheritdoc/>
    public int WarmUp => 1;

    /// <inheritdoc/>
    public double Value { get; private set; } = double.NaN;

    internal static IndicatorEntry Entry { get; } = new()
    {
        Name = "marubozu",
        Summary = "Marubozu: 1 for a rising bar that is nearly all body, -1 for a falling one, else 0.",
        Parameters = [new("min_body_percent", Default: 95, Min: 0, IsInteger: false)],
        Outputs = [new("match", i => i.Value)],
        Input = IndicatorInput.Bars, Scale = OutputScale.None,
        Create = p => new Marubozu(p[0]),
    };

    /// <inheritdoc/>
    public double Update(in Bar bar)
    {
        double body = bar.Close - bar.Open, range = bar.High - bar.Low;
        return Value = range > 0 && 100 * Math.Abs(body) / range >= _least ? Math.Sign(body) : 0;
    }
}
