namespace BacktestCli.Tests.Fakes;

/// <summary>
/// A clock that stands still, except that a wait is over at once and moves it on. Waits of an hour and more are limits: they never end.
/// </summary>
internal sealed class StandingClock(DateTimeOffset start) : TimeProvider
{
    private static readonly TimeSpan Limit = TimeSpan.FromHours(1);

    /// <summary>
    /// A wait drops the fraction of its last millisecond; who looks at the clock afterwards should find it over all the same.
    /// </summary>
    private static readonly TimeSpan Rounding = TimeSpan.FromMilliseconds(1);

    private readonly Lock _turn = new();
    private TimeSpan _waited;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_turn)
            return start + _waited;
    }

    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime >= Limit || dueTime < TimeSpan.Zero)
            return System.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, period);
        lock (_turn)
            _waited += dueTime + Rounding;
        return System.CreateTimer(callback, state, TimeSpan.Zero, period);
    }
}
