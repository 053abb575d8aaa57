using System.Threading.RateLimiting;

namespace BacktestCli.Data.Http;

/// <summary>Lets requests through as fast as a venue allows: a bucket of weight, and a time before which nobody asks.</summary>
/// <remarks>
/// The bucket holds <see cref="RateBudget.Burst"/> and gains the rest of the budget each window, less one refill because timers are not punctual, so that no
/// window, wherever it begins, sees more than the budget.
/// </remarks>
internal sealed class RateGate : IDisposable
{
    /// <summary>Share of the budget that, once used by the venue's own count, ends the asking for this window.</summary>
    private const double Nearly = 0.9;

    /// <summary>A wait that the user should know of.</summary>
    private static readonly TimeSpan LongWait = TimeSpan.FromSeconds(3);

    private static readonly TimeSpan ShortestRefill = TimeSpan.FromMilliseconds(10);

    private readonly RateBudget? _budget;
    private readonly TimeProvider _clock;
    private readonly HttpMeter _meter;
    private readonly TokenBucketRateLimiter? _bucket;
    private readonly Lock _turn = new();
    private DateTimeOffset _opens = DateTimeOffset.MinValue;

    /// <summary>A gate that is open.</summary>
    public RateGate(RateBudget? budget, TimeProvider clock, HttpMeter meter)
    {
        (_budget, _clock, _meter) = (budget, clock, meter);
        if (budget is null)
            return;

        int atOnce = (int)Math.Ceiling(Math.Max(1, budget.Permits - budget.Burst) * (ShortestRefill / budget.Window));
        int refill = Math.Max(1, budget.Permits - budget.Burst - atOnce);
        _bucket = new TokenBucketRateLimiter(new TokenBucketRateLimiterOptions
        {
            TokenLimit = budget.Burst,
            TokensPerPeriod = atOnce,
            ReplenishmentPeriod = budget.Window * atOnce / refill,
            QueueLimit = int.MaxValue,
            QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
        });
    }

    /// <summary>Waits until a request of this weight may be sent.</summary>
    public async Task PassAsync(int weight, CancellationToken cancellationToken)
    {
        for (int left = _bucket is null ? 0 : weight; left > 0; left -= _budget!.Burst)
            await TakeAsync(Math.Min(left, _budget!.Burst), cancellationToken);
        for (TimeSpan pause = Closed(); pause > TimeSpan.Zero; pause = Closed())
            await _meter.PauseAsync(pause, cancellationToken);
    }

    /// <summary>Lets nobody through for a while.</summary>
    /// <returns>True where that is long, and much longer than it was closed anyway.</returns>
    public bool Close(TimeSpan pause)
    {
        lock (_turn)
        {
            DateTimeOffset opens = _clock.GetUtcNow() + pause;
            bool isLong = pause > LongWait && opens > _opens + LongWait;
            if (opens > _opens)
                _opens = opens;
            return isLong;
        }
    }

    /// <summary>Hears the venue's own count of what this address has used of the current window, and stops until the next where little is left.</summary>
    /// <param name="used">The count.</param>
    /// <param name="then">The venue's clock when it counted.</param>
    public void Hear(long used, DateTimeOffset then)
    {
        if (_budget is null || used <= _budget.Permits * Nearly)
            return;
        TimeSpan left = TimeSpan.FromTicks(_budget.Window.Ticks - (then.UtcTicks % _budget.Window.Ticks));
        if (Close(left))
            _meter.Noted($"{used:N0} of {_budget.Permits:N0} of the limit are used; waiting {left.TotalSeconds:N0} s for the next window");
    }

    /// <inheritdoc/>
    public void Dispose() => _bucket?.Dispose();

    private async Task TakeAsync(int weight, CancellationToken cancellationToken)
    {
        using RateLimitLease now = _bucket!.AttemptAcquire(weight);
        if (now.IsAcquired)
            return;
        using RateLimitLease later = await _meter.WaitingAsync(_bucket.AcquireAsync(weight, cancellationToken).AsTask());
    }

    private TimeSpan Closed()
    {
        lock (_turn)
            return _opens - _clock.GetUtcNow();
    }
}
