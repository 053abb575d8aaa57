namespace BacktestCli.Tests.Fakes;

/// <summary>
/// A clock that stands still, except that a wait is over at once and moves it on, so that a wait is as long on a machine that does much
/// else. Waits of five minutes and more are limits: they never end.
/// </summary>
/// <param name="start">Where it stands; null: now.</param>
internal sealed class StandingClock(DateTimeOffset? start = null) : TimeProvider
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    /// <summary>
    /// A wait drops the fraction of its last millisecond; who looks at the clock afterwards should find it over all the same.
    /// </summary>
    private static readonly TimeSpan Rounding = TimeSpan.FromMilliseconds(1);

    private readonly Lock _turn = new();
    private readonly List<TimeSpan> _waits = [];
    private DateTimeOffset _now = start ?? System.GetUtcNow();

    /// <summary>What was waited for so far, in order.</summary>
    public IReadOnlyList<TimeSpan> Waits
    {
        get
        {
            lock (_turn)
                return [.. _waits];
        }
    }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_turn)
            return _now;
    }

    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime >= Limit || dueTime < TimeSpan.Zero)
            return System.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, period);
        lock (_turn)
        {
            _waits.Add(dueTime);
            _now += dueTime + Rounding;
        }

        return System.CreateTimer(callback, state, TimeSpan.Zero, period);
    }
}
