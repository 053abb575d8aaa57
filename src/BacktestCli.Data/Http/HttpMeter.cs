namespace BacktestCli.Data.Http;

/// <summary>What happens between us and a venue, for whoever shows progress.</summary>
internal sealed class HttpMeter(TimeProvider clock)
{
    private readonly Lock _turn = new();
    private TimeSpan _waited;
    private long _since;
    private int _waiting;

    /// <summary>Told of what the user should know now, from any thread: a long wait.</summary>
    public Action<string> Noted { get; set; } = _ => { };

    /// <summary>Told of what only those want to know who look closely: a retry.</summary>
    public Action<string> Detailed { get; set; } = _ => { };

    /// <summary>What the venue allows; null where no limit is known.</summary>
    public RateBudget? Budget { get; set; }

    /// <summary>Time in which at least one request waited for the venue's limit.</summary>
    public TimeSpan Waited
    {
        get
        {
            lock (_turn)
                return _waiting > 0 ? _waited + clock.GetElapsedTime(_since) : _waited;
        }
    }

    /// <summary>Waits for something, and counts how long that took.</summary>
    public async Task<T> WaitingAsync<T>(Task<T> something)
    {
        Begin();
        try
        {
            return await something;
        }
        finally
        {
            End();
        }
    }

    /// <summary>Pauses, and counts it.</summary>
    public async Task PauseAsync(TimeSpan pause, CancellationToken cancellationToken)
    {
        Begin();
        try
        {
            await Task.Delay(pause, clock, cancellationToken);
        }
        finally
        {
            End();
        }
    }

    private void Begin()
    {
        lock (_turn)
        {
            if (_waiting++ == 0)
                _since = clock.GetTimestamp();
        }
    }

    private void End()
    {
        lock (_turn)
        {
            if (--_waiting == 0)
                _waited += clock.GetElapsedTime(_since);
        }
    }
}
