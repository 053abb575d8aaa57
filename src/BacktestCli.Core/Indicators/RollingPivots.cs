using BacktestCli.Core.Market;

namespace BacktestCli.Core.Indicators;

/// <summary>Rolling pivot points: support and resistance from the n bars that ended some bars ago, this bar never among them.</summary>
/// <remarks>The standard levels, as in <see cref="PivotPoints"/>; a window in bars has no calendar to wait for.</remarks>
public sealed class RollingPivots : IBarIndicator
{
    private readonly RecentRange _range;
    private readonly Delay _high;
    private readonly Delay _low;
    private readonly Delay _close;
    private PivotLevels _levels = PivotLevels.None;

    /// <summary>Levels of 1 or more bars, of which the newest is <paramref name="offsetPeriods"/> + 1 bars old, 0 or more.</summary>
    public RollingPivots(int windowPeriods, int offsetPeriods)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(offsetPeriods);
        _range = new RecentRange(windowPeriods);
        (_high, _low, _close) = (new Delay(offsetPeriods + 1), new Delay(offsetPeriods + 1), new Delay(offsetPeriods + 1));
        WarmUp = windowPeriods + offsetPeriods + 1;
    }

    /// <inheritdoc/>
    public int WarmUp { get; }

    /// <summary>The pivot point; NaN until warm.</summary>
    public double Value => _levels.Point;

    internal static IndicatorEntry Entry { get; } = new()
    {
        Name = "rolling_pivots",
        Summary = "Rolling pivot points: support and resistance from the bars before this one.",
        Parameters = [new("window_periods", 20, Min: 1, IsInteger: true), new("offset_periods", 0, Min: 0, IsInteger: true)],
        Outputs = PivotLevels.Outputs(i => ((RollingPivots)i)._levels, areSparse: false),
        Input = IndicatorInput.Bars,
        Create = p => new RollingPivots((int)p[0], (int)p[1]),
    };

    /// <inheritdoc/>
    public double Update(in Bar bar)
    {
        _range.Update(bar.High, bar.Low);
        _levels = new PivotLevels(_high.Update(_range.High), _low.Update(_range.Low), _close.Update(bar.Close));
        return Value;
    }
}
