namespace BacktestCli.Data.Http;

/// <summary>Gives a venue up of which nothing at all was heard in time.</summary>
/// <param name="limit">The time, from the first request on; null: it is waited for as long as all tries take.</param>
/// <param name="clock">For that time.</param>
/// <param name="giveUp">Told, once, that it is up.</param>
internal sealed class FirstWord(TimeSpan? limit, TimeProvider clock, Action<TimeSpan> giveUp) : IDisposable
{
    private readonly Lock _turn = new();
    private ITimer? _timer;
    private bool _isHeardOrOver;

    /// <summary>Something is asked.</summary>
    public void Await()
    {
        lock (_turn)
        {
            if (limit is { } time && !_isHeardOrOver)
                _timer ??= clock.CreateTimer(_ => End(time), null, time, Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>Something was answered.</summary>
    public void Heard()
    {
        lock (_turn)
            _isHeardOrOver = true;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Heard();
        _timer?.Dispose();
    }

    private void End(TimeSpan time)
    {
        lock (_turn)
        {
            if (!_isHeardOrOver)
                giveUp(time);
            _isHeardOrOver = true;
        }
    }
}
