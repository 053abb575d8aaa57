namespace BacktestCli.Data.Http;

/// <summary>Why one try of a request came to nothing. Never leaves <see cref="VenueHttp"/>.</summary>
internal sealed class RequestFailure(string what, Exception? cause = null) : Exception(what, cause)
{
    /// <summary>What is to be done about it.</summary>
    public Course Course { get; init; } = Course.Retry;

    /// <summary>The host did not do its work: another may.</summary>
    public bool IsHostFault { get; init; }

    /// <summary>No connection came about.</summary>
    public bool IsUnreachable { get; init; }

    /// <summary>What the host answered; null where it did not.</summary>
    public HttpAnswer? Answer { get; init; }

    /// <summary>The pause that was asked for; null where none was.</summary>
    public TimeSpan? Wait { get; init; }

    /// <summary>Pause before the next try; null: what is usual, growing from try to try. Set when the try is over.</summary>
    public TimeSpan? Pause { get; set; }

    /// <summary>True where no other try follows. Set when the try is over.</summary>
    public bool IsLast { get; set; }
}
