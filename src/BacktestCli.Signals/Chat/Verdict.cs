using System.Globalization;

namespace BacktestCli.Signals.Chat;

/// <summary>What an HTTP status, and the words that come with it, mean for a question.</summary>
internal static class Verdict
{
    private static readonly string[] Quota =
    [
        "insufficient_quota", "insufficient_user_quota", "billing_hard_limit", "billing_not_active", "credit_balance", "spend_limit_exceeded",
        "usage_limit_exceeded", "exceeded_current_quota", "insufficient_balance", "insufficient_credits", "arrearage",
    ];

    private static readonly string[] Unknown = ["model_not_found", "model_not_exist", "invalid_model", "unknown_model", "not a valid model"];

    private static readonly string[] Filter = ["content_filter", "content_policy", "content policy", "data_inspection_failed", "moderation"];

    private static readonly string[] TooLong =
    [
        "context_length", "context length", "context window", "exceed_context_size", "context size", "prompt is too long", "input is too long",
        "string_above_max_length",
    ];

    /// <summary>Judges an answer that says no.</summary>
    /// <param name="reply">The answer.</param>
    /// <param name="error">What it says.</param>
    /// <param name="now">Our clock, for a wait that is told as a date.</param>
    public static AttemptFailure Of(HttpReply reply, ProviderError error, DateTimeOffset now)
    {
        (ChatFailure failure, bool isPassing) = Judge(reply.Status, error);
        bool isFinal = failure is ChatFailure.KeyRejected or ChatFailure.QuotaSpent or ChatFailure.UnknownModel;
        bool? asked = reply.Header("x-should-retry")?.Trim() switch
        {
            "true" => true,
            "false" => false,
            _ => null,
        };
        TimeSpan? wait = WaitTold.Read(reply, now);
        isPassing = !isFinal && (asked ?? isPassing);
        return new AttemptFailure(failure, $"HTTP {reply.Status.ToString(CultureInfo.InvariantCulture)}", WordsOf(reply, error, wait))
        {
            IsPassing = isPassing && !(wait > WaitTold.Longest),
            IsModelFault = isPassing && reply.Status != 429,
            IsBusy = reply.Status == 429 && isPassing,
            Wait = wait,
            Error = reply.Status is 400 or 422 && failure == ChatFailure.Malformed ? error : null,
        };
    }

    private static (ChatFailure Failure, bool IsPassing) Judge(int status, ProviderError error) => status switch
    {
        402 => (ChatFailure.QuotaSpent, false),
        _ when error.Names(Quota) || error.Says("insufficient balance", "insufficient quota", "insufficient credits") => (ChatFailure.QuotaSpent, false),
        429 or 408 or 409 => (ChatFailure.RetriesSpent, true),
        _ when error.Says(Unknown) => (ChatFailure.UnknownModel, false),
        >= 500 => (ChatFailure.RetriesSpent, true),
        404 => (ChatFailure.UnknownModel, false),
        _ when error.Says(Filter) => (ChatFailure.Refused, false),
        401 or 403 => (ChatFailure.KeyRejected, false),
        413 => (ChatFailure.ContextTooLong, false),
        _ when error.Says(TooLong) => (ChatFailure.ContextTooLong, false),
        _ => (ChatFailure.Malformed, false),
    };

    private static string WordsOf(HttpReply reply, ProviderError error, TimeSpan? wait)
    {
        if (reply.Status is >= 300 and < 400)
        {
            string there = Uri.TryCreate(reply.Header("Location"), UriKind.Absolute, out Uri? address) ? $" to {address.Host}" : "";
            return $"it sends us on{there}, and the key goes to base_url alone";
        }

        return wait > WaitTold.Longest ? $"{error.Message}; it asks us to wait {wait.Value.TotalSeconds:N0} s" : error.Message;
    }
}
