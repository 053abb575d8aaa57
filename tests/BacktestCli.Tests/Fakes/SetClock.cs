namespace BacktestCli.Tests.Fakes;

/// <summary>A clock that stands where a test puts it. Waits take their real time.</summary>
internal sealed class SetClock(string now) : TimeProvider
{
    private long _now = DateTimeOffset.Parse(now).UtcTicks;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref _now), TimeSpan.Zero);

    public override long GetTimestamp() => Interlocked.Read(ref _now);

    public void Advance(TimeSpan time) => Interlocked.Add(ref _now, time.Ticks);
}
