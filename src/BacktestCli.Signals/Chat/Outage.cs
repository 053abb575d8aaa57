namespace BacktestCli.Signals.Chat;

/// <summary>Breaks that are waited for together while a model that has answered does not answer any more, and nobody stands by.</summary>
/// <remarks>
/// A break is 30 s, the next twice that, up to 5 min; an answer ends the outage. A model that never answered is not waited for, and neither
/// is one that does not answer after the last break: a run against a dead address ends soon.
/// </remarks>
/// <param name="mostBreaks">Most breaks of an outage.</param>
/// <param name="clock">For their lengths.</param>
internal sealed class Outage(int mostBreaks, TimeProvider clock)
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    private readonly Lock _turn = new();
    private bool _hasAnswered;
    private int _breaks;
    private DateTimeOffset _ends = DateTimeOffset.MinValue;

    /// <summary>True where the model is worth waiting for.</summary>
    public bool IsHoped
    {
        get
        {
            lock (_turn)
                return _hasAnswered && (_breaks < mostBreaks || Left() > TimeSpan.Zero);
        }
    }

    /// <summary>What is left of a break; zero where there is none.</summary>
    public TimeSpan Remaining
    {
        get
        {
            lock (_turn)
                return Left();
        }
    }

    /// <summary>The model answered.</summary>
    public void End()
    {
        lock (_turn)
            (_hasAnswered, _breaks, _ends) = (true, 0, DateTimeOffset.MinValue);
    }

    /// <summary>The model did not answer a question, however often it was put.</summary>
    /// <param name="put">When it was put for the first time since its last break.</param>
    /// <returns>
    /// How long to wait before it is put again: for the break that is on, or a new one, or no time where a break ended since, for then it tells
    /// nothing of how the model is now. Null where it is not worth it.
    /// </returns>
    public TimeSpan? Break(DateTimeOffset put)
    {
        lock (_turn)
        {
            if (Left() > TimeSpan.Zero || put < _ends)
                return Left();
            if (!_hasAnswered || _breaks == mostBreaks)
                return null;
            TimeSpan pause = First * Math.Pow(2, Math.Min(_breaks++, 10));
            _ends = clock.GetUtcNow() + (pause < Longest ? pause : Longest);
            return Left();
        }
    }

    private TimeSpan Left()
    {
        TimeSpan left = _ends - clock.GetUtcNow();
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }
}
