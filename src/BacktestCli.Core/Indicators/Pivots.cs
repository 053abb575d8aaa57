using BacktestCli.Core.Market;

namespace BacktestCli.Core.Indicators;

/// <summary>Pivots: the last high above all its neighbours, and the last low below all of its, once those to the right are there.</summary>
/// <remarks>
/// A point is known, and shown, right span bars after it stood, and stays until the next; the first comes when the market makes one, so
/// the warm-up is the least it can be. A trend is 1 where the point is above the one before, −1 where below, 0 where equal, the first, or
/// that one is older than the trend periods. Lines through the points, which Stock.Indicators draws backwards, are not offered.
/// </remarks>
public sealed class Pivots : IBarIndicator
{
    private readonly Pivot _high;
    private readonly Pivot _low;

    /// <summary>Spans of 2 or more bars; a trend of more periods than the left span.</summary>
    public Pivots(int leftSpan, int rightSpan, int maxTrendPeriods)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(leftSpan, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(rightSpan, 2);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(maxTrendPeriods, leftSpan);
        (_high, _low) = (new Pivot(leftSpan, rightSpan, maxTrendPeriods), new Pivot(leftSpan, rightSpan, maxTrendPeriods));
        WarmUp = leftSpan + rightSpan + 1;
    }

    /// <inheritdoc/>
    public int WarmUp { get; }

    /// <summary>The last high; NaN until there is one.</summary>
    public double Value => _high.Point;

    internal static IndicatorEntry Entry { get; } = new()
    {
        Name = "pivots",
        Summary = "Pivots: the last high and low that stood out, right_span bars after they did, when that is known.",
        Parameters = [new("left_span", 4, Min: 2, true), new("right_span", 4, Min: 2, true), new("max_trend_periods", 20, Min: 3, true)],
        Outputs =
        [
            new("high_point", i => i.Value, IsSparse: true), new("low_point", i => -((Pivots)i)._low.Point, IsSparse: true),
            new("high_trend", i => ((Pivots)i)._high.Trend, IsSparse: true, Scale: OutputScale.None),
            new("low_trend", i => 0 - ((Pivots)i)._low.Trend, IsSparse: true, Scale: OutputScale.None),
        ],
        Input = IndicatorInput.Bars,
        Create = p => new Pivots((int)p[0], (int)p[1], (int)p[2]),
    };

    /// <inheritdoc/>
    public double Update(in Bar bar)
    {
        _high.Update(bar.High);
        _low.Update(-bar.Low); // a low is a high upside down
        return Value;
    }
}
