namespace BacktestCli.Data.Http.Paging;

/// <summary>
/// What happened just now may be missing at a venue that is a little behind itself: that is no proof that it did not happen.
/// </summary>
internal static class Settling
{
    /// <summary>How long after its end something must be there, or never will.</summary>
    public static TimeSpan Allowed { get; } = TimeSpan.FromMinutes(5);

    /// <summary><see cref="Allowed"/>, milliseconds.</summary>
    public static long Time => (long)Allowed.TotalMilliseconds;

    /// <summary>Until when an answer speaks (Unix ms).</summary>
    /// <param name="closed">End of what was over when it was given.</param>
    /// <param name="end">End of the last thing it holds.</param>
    /// <param name="open">From where the venue calls things unfinished; <see cref="long.MaxValue"/> where it does not.</param>
    /// <param name="settled">What began before this had time to appear.</param>
    public static long Until(long closed, long end, long open, long settled) => Math.Min(Math.Min(closed, open), Math.Max(end, settled));
}
