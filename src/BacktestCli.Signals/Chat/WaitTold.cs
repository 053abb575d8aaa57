using System.Globalization;

namespace BacktestCli.Signals.Chat;

/// <summary>How long a provider asks us to wait.</summary>
internal static class WaitTold
{
    /// <summary>Longest wait that is kept; who is to wait longer should ask elsewhere.</summary>
    public static TimeSpan Longest => TimeSpan.FromSeconds(60);

    /// <summary>
    /// Reads <c>retry-after-ms</c>, else <c>Retry-After</c> as seconds or as a date; null where there is none, or none that lies ahead.
    /// </summary>
    /// <param name="reply">The answer.</param>
    /// <param name="now">Our clock, where the server does not tell its own.</param>
    public static TimeSpan? Read(HttpReply reply, DateTimeOffset now)
    {
        if (Number(reply.Header("retry-after-ms")) is { } milliseconds)
            return TimeSpan.FromMilliseconds(milliseconds);
        string? told = reply.Header("Retry-After");
        if (Number(told) is { } seconds)
            return TimeSpan.FromSeconds(seconds);
        DateTimeOffset here = Date(reply.Header("Date")) ?? now;
        return Date(told) is { } then && then > here ? then - here : null;
    }

    /// <summary>A wait of more than a day is told as one: it is too long either way.</summary>
    private static double? Number(string? text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && number > 0 ? Math.Min(number, 86_400_000) : null;

    private static DateTimeOffset? Date(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset date) ? date : null;
}
