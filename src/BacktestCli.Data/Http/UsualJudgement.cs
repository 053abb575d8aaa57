using System.Net;

namespace BacktestCli.Data.Http;

/// <summary>What every venue means alike by a status.</summary>
internal static class UsualJudgement
{
    /// <summary>Judges an answer by its status.</summary>
    /// <param name="answer">The answer, its body whole.</param>
    /// <param name="now">Our clock, for a wait that is told as a date.</param>
    public static Judgement Of(HttpAnswer answer, DateTimeOffset now) => answer.Status is >= 200 and <= 299
        ? Judgement.Good
        : new Judgement(CourseOf((HttpStatusCode)answer.Status), AnswerText.Of(answer.Body.Span), WaitOf(answer, now));

    /// <summary>What the user can do about an answer that is not retried, or not any more.</summary>
    public static string NextStep(HttpAnswer answer, Course course, DateTimeOffset? until) => (answer.Status, course) switch
    {
        (_, Course.SlowDown) or (418, _) => until is { } time
            ? $"Come back after {time.UtcDateTime:yyyy-MM-dd HH:mm:ss}Z; what was fetched is kept."
            : "Come back in some minutes; what was fetched is kept.",
        (451, _) => "The venue does not serve this place: give a host that does with --base-url, or use its bulk files or another source, which may not be restricted.",
        (401, _) => "Check the key.",
        (403, _) => "The venue turns this address away: wait 10 minutes, then ask with less at once (--concurrency), or give another host with --base-url.",
        (404, _) => "Check the address given with --base-url.",
        (_, Course.Stop) => "Nothing more is asked of it; what was fetched is kept.",
        (_, Course.Refused) => "Asking again changes nothing.",
        _ => "The venue is down or overloaded: run the same command again later; what was fetched is kept.",
    };

    private static Course CourseOf(HttpStatusCode status) => status switch
    {
        HttpStatusCode.TooManyRequests => Course.SlowDown,
        (HttpStatusCode)418 or HttpStatusCode.Forbidden or HttpStatusCode.UnavailableForLegalReasons => Course.Stop,
        HttpStatusCode.RequestTimeout or >= HttpStatusCode.InternalServerError => Course.Retry,
        _ => Course.Refused,
    };

    private static TimeSpan? WaitOf(HttpAnswer answer, DateTimeOffset now) => answer.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } => date > (answer.Date ?? now) ? date - (answer.Date ?? now) : TimeSpan.Zero,
        _ => null,
    };
}
