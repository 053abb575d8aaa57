namespace BacktestCli.Tests.Fakes;

/// <summary>The system's clock, except that a wait is over at once and the time it would have taken has passed. Waits that are long are taken for limits and never end.</summary>
internal sealed class SkippingClock : TimeProvider
{
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(5);

    private readonly Lock _turn = new();
    private readonly List<TimeSpan> _waits = [];
    private TimeSpan _skipped;

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

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + Skipped();

    public override long GetTimestamp() => System.GetElapsedTime(0).Ticks + Skipped().Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime >= Long || dueTime < TimeSpan.Zero)
            return System.CreateTimer(callback, state, dueTime, period);
        lock (_turn)
        {
            _waits.Add(dueTime);
            _skipped += dueTime;
        }

        return System.CreateTimer(callback, state, TimeSpan.Zero, period);
    }

    private TimeSpan Skipped()
    {
        lock (_turn)
            return _skipped;
    }
}
