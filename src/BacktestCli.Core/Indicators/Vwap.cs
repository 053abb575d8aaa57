using BacktestCli.Core.Market;

namespace BacktestCli.Core.Indicators;

/// <summary>Volume-weighted average price since the first bar, or since the session began.</summary>
/// <remarks>
/// <c>Σ(typical price · volume) / Σ volume</c>; Berkowitz, Logue and Noser (1988), Journal of Finance 43(1). NaN until something has
/// traded. Stock.Indicators starts at the first bar or a date; sessions are ours.
/// </remarks>
public sealed class Vwap : IBarIndicator
{
    private readonly long _session;
    private long _sessionEnd = long.MinValue;
    private double _value;
    private double _volume;

    /// <summary>
    /// An average that begins anew every <paramref name="sessionHours"/> hours, counted from 1970-01-01 UTC; 0 never does.
    /// </summary>
    public Vwap(int sessionHours = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(sessionHours);
        _session = sessionHours * (UtcTime.Day / 24);
    }

    /// <inheritdoc/>
    public int WarmUp => 1;

    /// <inheritdoc/>
    public double Value { get; private set; } = double.NaN;

    internal static IndicatorEntry Entry { get; } = new()
    {
        Name = "vwap",
        Summary = "Volume-weighted average price since the first bar, or since each session began (24: each UTC day).",
        Parameters = [new("session_hours", Default: 0, Min: 0, IsInteger: true)],
        Outputs = [new("vwap", i => i.Value)],
        Input = IndicatorInput.Bars,
        Create = p => new Vwap((int)p[0]),
    };

    /// <inheritdoc/>
    public double Update(in Bar bar)
    {
        if (bar.OpenTime >= _sessionEnd)
            StartSession(bar.OpenTime);
        _value += bar.TypicalPrice * bar.Volume;
        _volume += bar.Volume;
        return Value = _volume > 0 ? _value / _volume : double.NaN;
    }

    private void StartSession(long time)
    {
        _sessionEnd = _session == 0 ? long.MaxValue : ((long)Math.Floor((double)time / _session) + 1) * _session;
        (_value, _volume) = (0, 0);
    }
}
