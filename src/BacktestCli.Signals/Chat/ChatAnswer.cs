namespace BacktestCli.Signals.Chat;

/// <summary>What a model answered, and what it cost to get it.</summary>
public sealed record ChatAnswer
{
    /// <summary>The text, as it came; what the model thought to itself in a field of its own is not part of it.</summary>
    public required string Text { get; init; }

    /// <summary>True where the text ends because the model ran out of tokens.</summary>
    public bool IsCut { get; init; }

    /// <summary>How the form of the answer was asked for.</summary>
    public required AnswerForm Form { get; init; }

    /// <summary>Every try it took, the last being the one that answered.</summary>
    public required IReadOnlyList<ChatAttempt> Attempts { get; init; }

    /// <summary>Tokens sent, of all tries that the provider counted.</summary>
    public required long InputTokens { get; init; }

    /// <summary>Tokens answered, of all tries that the provider counted.</summary>
    public required long OutputTokens { get; init; }

    /// <summary>True where the provider counted nothing and the tokens are estimates.</summary>
    public bool IsUsageEstimated { get; init; }

    /// <summary>US dollars; null where the model has no price.</summary>
    public decimal? CostUsd { get; init; }

    /// <summary>From the first try to the answer.</summary>
    public required TimeSpan Latency { get; init; }
}

/// <summary>How the form of an answer is asked for, the strictest first.</summary>
public enum AnswerForm
{
    /// <summary>The provider holds the model to the JSON Schema.</summary>
    JsonSchema,

    /// <summary>The provider holds the model to JSON.</summary>
    JsonObject,

    /// <summary>The model is asked for JSON in words.</summary>
    Text,
}

/// <summary>One try to get an answer.</summary>
/// <param name="Model">Who was asked.</param>
/// <param name="Outcome">What came of it, in a few words: <c>answered</c>, <c>HTTP 429</c>, <c>timeout</c>.</param>
public sealed record ChatAttempt(ModelName Model, string Outcome);
