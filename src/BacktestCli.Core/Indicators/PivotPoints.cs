using BacktestCli.Core.Market;

namespace BacktestCli.Core.Indicators;

/// <summary>Pivot points: where the last session's range and close put support and resistance for this one.</summary>
/// <remarks>
/// The standard levels, <c>pp = (high + low + close) / 3</c> and three to either side of it, of the session before. Sessions are counted
/// from 1970-01-01 UTC; the first levels come with the second session, whenever that begins, so the warm-up is the least it can be.
/// </remarks>
public sealed class PivotPoints : IBarIndicator
{
    private readonly long _window;
    private PivotLevels _running = PivotLevels.None;
    private PivotLevels _levels = PivotLevels.None;
    private long _session = long.MinValue;

    /// <summary>Levels of sessions of <paramref name="windowHours"/> hours; 0 means calendar months, UTC.</summary>
    public PivotPoints(int windowHours)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(windowHours);
        _window = windowHours * (UtcTime.Day / 24);
    }

    /// <inheritdoc/>
    public int WarmUp => 2;

    /// <summary>The pivot point; NaN until a second session begins.</summary>
    public double Value => _levels.Point;

    internal static IndicatorEntry Entry { get; } = new()
    {
        Name = "pivot_points",
        Summary = "Pivot points: support and resistance from the session before (24: each UTC day; 0: each month).",
        Parameters = [new("window_hours", Default: 24, Min: 0, IsInteger: true)],
        Outputs = PivotLevels.Outputs(i => ((PivotPoints)i)._levels, areSparse: true),
        Input = IndicatorInput.Bars,
        Create = p => new PivotPoints((int)p[0]),
    };

    /// <inheritdoc/>
    public double Update(in Bar bar)
    {
        long session = _window == 0 ? Month(bar.OpenTime) : (long)Math.Floor((double)bar.OpenTime / _window);
        if (session != _session)
        {
            _levels = _running;
            (_running, _session) = (new PivotLevels(bar.High, bar.Low, bar.Close), session);
        }

        _running = new PivotLevels(Math.Max(_running.High, bar.High), Math.Min(_running.Low, bar.Low), bar.Close);
        return Value;
    }

    private static long Month(long time)
    {
        var date = DateTimeOffset.FromUnixTimeMilliseconds(time);
        return (date.Year * 12) + date.Month;
    }
}
