namespace BacktestCli.Signals.Chat;

/// <summary>Lets questions through as fast as a provider allows, whichever of its models they are for.</summary>
internal sealed class ProviderGate(ProviderSettings provider, TimeProvider clock)
{
    private readonly Allowance? _requests = provider.RequestsPerMinute is { } requests ? new Allowance(requests, clock) : null;
    private readonly Allowance? _tokens = provider.TokensPerMinute is { } tokens ? new Allowance(tokens, clock) : null;
    private readonly Lock _turn = new();
    private DateTimeOffset _opens = DateTimeOffset.MinValue;

    /// <summary>Waits until a question may be sent.</summary>
    /// <param name="tokens">Of the question, by estimate, and of the answer, at most.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task PassAsync(long tokens, CancellationToken cancellationToken)
    {
        TimeSpan wait = Max(_requests?.Take(1) ?? TimeSpan.Zero, _tokens?.Take(tokens) ?? TimeSpan.Zero);
        if (wait > TimeSpan.Zero)
            await Task.Delay(wait, clock, cancellationToken);
        for (TimeSpan pause = Closed(); pause > TimeSpan.Zero; pause = Closed())
            await Task.Delay(Max(pause, TimeSpan.FromMilliseconds(1)), clock, cancellationToken);
    }

    /// <summary>Lets nobody through for as long as the provider asks for, unless that is longer than anybody waits.</summary>
    public void Close(TimeSpan? pause)
    {
        if (pause is not { } time || time > WaitTold.Longest)
            return;
        lock (_turn)
        {
            DateTimeOffset opens = clock.GetUtcNow() + time;
            if (opens > _opens)
                _opens = opens;
        }
    }

    private static TimeSpan Max(TimeSpan one, TimeSpan other) => one > other ? one : other;

    private TimeSpan Closed()
    {
        lock (_turn)
            return _opens - clock.GetUtcNow();
    }
}
