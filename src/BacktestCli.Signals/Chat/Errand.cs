namespace BacktestCli.Signals.Chat;

/// <summary>
/// One question to one model, from its first attempt to its last: what was tried, what it cost, and what to say in the end.
/// </summary>
internal sealed class Errand(ModelSettings model, ChatRequest request, RequestShape shape, TimeProvider clock)
{
    private readonly List<ChatAttempt> _attempts = [];
    private readonly long _began = clock.GetTimestamp();
    private long _inputTokens;
    private long _outputTokens;
    private bool _isEstimated;

    /// <summary>Who is asked.</summary>
    public ModelSettings Model { get; } = model;

    /// <summary>The question.</summary>
    public ChatRequest Request { get; } = request;

    /// <summary>Which fields are sent.</summary>
    public RequestShape Shape { get; set; } = shape;

    /// <summary>When it was put for the first time since the last break of an outage.</summary>
    public DateTimeOffset Put { get; set; }

    /// <summary>The last attempt that came to nothing; null where none did.</summary>
    public AttemptFailure? LastFailure { get; private set; }

    /// <summary>Takes note of an attempt.</summary>
    /// <param name="outcome">What came of it.</param>
    /// <param name="failure">Why it came to nothing; null where it did not.</param>
    public void Note(string outcome, AttemptFailure? failure)
    {
        _attempts.Add(new ChatAttempt(Model.Name, outcome));
        LastFailure = failure;
    }

    /// <summary>Takes note of what an attempt cost.</summary>
    public void Charge(long inputTokens, long outputTokens, bool isEstimated)
    {
        _inputTokens += inputTokens;
        _outputTokens += outputTokens;
        _isEstimated |= isEstimated;
    }

    /// <summary>The answer, with all it took.</summary>
    public ChatAnswer Answered(Reply reply) => new()
    {
        Text = reply.Text,
        IsCut = reply.IsCut,
        Form = Shape.Form,
        Attempts = _attempts,
        InputTokens = _inputTokens,
        OutputTokens = _outputTokens,
        IsUsageEstimated = _isEstimated,
        CostUsd = Model.Cost(_inputTokens, _outputTokens),
        Latency = clock.GetElapsedTime(_began),
    };

    /// <summary>What is said where there is no answer.</summary>
    public ChatException Explain(ChatFailure failure, string what, Exception? cause)
    {
        string tries = _attempts.Count > 1 ? $", after {_attempts.Count} attempts" : "";
        return new ChatException(failure, $"{Model.Name}: {what}{tries}. {NextStep(failure)}", cause)
        {
            Attempts = _attempts,
            InputTokens = _inputTokens,
            OutputTokens = _outputTokens,
            CostUsd = Model.Cost(_inputTokens, _outputTokens),
        };
    }

    private string NextStep(ChatFailure failure) => failure switch
    {
        ChatFailure.RetriesSpent or ChatFailure.CircuitOpen => "Run the same command again later: what was answered is kept. Or let another model stand by.",
        ChatFailure.UnknownModel => "Check the model's name, and the provider's base_url.",
        ChatFailure.ContextTooLong => "Show it fewer bars, or let a model with a longer context stand by.",
        ChatFailure.Refused => "Let another model stand by.",
        ChatFailure.NoAnswer => "Check the provider's base_url, allow longer answers, or let another model stand by.",
        ChatFailure.KeyRejected => Model.Provider.KeyVariable is { } variable
            ? $"Check the key in {variable}."
            : $"Name the variable that holds the key of {Model.Provider.Name} as its api_key_env.",
        ChatFailure.Malformed => "Check the sampling options and the provider's base_url: another model would fail likewise.",
        ChatFailure.QuotaSpent => $"Top up the account at {Model.Provider.Name}: waiting does not help. What was answered is kept.",
        ChatFailure.BudgetSpent => "Raise --max-cost, --max-calls or --max-tokens: what was answered is kept.",
        _ => "Give it input_usd_per_mtok and output_usd_per_mtok, or leave --max-cost out.",
    };
}
