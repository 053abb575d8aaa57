namespace BacktestCli.Data.Http;

/// <summary>What is to be done about an answer.</summary>
/// <param name="Course">What.</param>
/// <param name="Reason">The venue's words, for a message; empty for <see cref="Course.Use"/>.</param>
/// <param name="Wait">How long the venue asks us to wait; null where it does not say.</param>
internal readonly record struct Judgement(Course Course, string Reason = "", TimeSpan? Wait = null)
{
    /// <summary>The answer is good.</summary>
    public static Judgement Good => new(Course.Use);
}

/// <summary>What is to be done about an answer.</summary>
internal enum Course
{
    /// <summary>Use it.</summary>
    Use,

    /// <summary>Ask again later: something broke on the way, or the venue is busy.</summary>
    Retry,

    /// <summary>Everybody waits, then ask again: we asked too much.</summary>
    SlowDown,

    /// <summary>Asking again changes nothing; this request has failed.</summary>
    Refused,

    /// <summary>Stop asking this venue at all: it has banned us or does not serve this place.</summary>
    Stop,
}
