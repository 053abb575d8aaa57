namespace BacktestCli.Signals.Chat;

/// <summary>What a provider allows a minute: a bucket that is lent from in order of asking.</summary>
/// <param name="perMinute">Most a minute, at least 1.</param>
/// <param name="clock">Fills the bucket.</param>
/// <remarks>A tenth may go at once and the rest is spread, so that no minute, wherever it begins, sees more than the limit.</remarks>
internal sealed class Allowance(int perMinute, TimeProvider clock)
{
    /// <summary>Share of the limit that is used, because two clocks are never quite alike.</summary>
    private const double Share = 0.98;

    private readonly double _burst = Math.Max(1, perMinute / 10);
    private readonly Lock _turn = new();
    private double _left = Math.Max(1, perMinute / 10);
    private long _filledAt = clock.GetTimestamp();

    /// <summary>Gained a second.</summary>
    private double Rate => (perMinute - _burst + 1) * Share / 60;

    /// <summary>Takes an amount, even where it is not there yet.</summary>
    /// <returns>How long to wait until it is.</returns>
    public TimeSpan Take(long amount)
    {
        lock (_turn)
        {
            long now = clock.GetTimestamp();
            _left = Math.Min(_burst, _left + (clock.GetElapsedTime(_filledAt, now).TotalSeconds * Rate));
            _filledAt = now;
            _left -= amount;
            return _left >= 0 ? TimeSpan.Zero : TimeSpan.FromSeconds(-_left / Rate);
        }
    }
}
