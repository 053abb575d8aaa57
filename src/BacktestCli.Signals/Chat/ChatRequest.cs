namespace BacktestCli.Signals.Chat;

/// <summary>A question to a model.</summary>
public sealed record ChatRequest
{
    /// <summary>The conversation so far.</summary>
    public required IReadOnlyList<ChatMessage> Messages { get; init; }

    /// <summary>Name of the form in which the answer is wanted: letters, digits, <c>_</c> and <c>-</c>.</summary>
    public required string SchemaName { get; init; }

    /// <summary>JSON Schema of the answer, whose root is an object.</summary>
    public required string Schema { get; init; }

    /// <summary>How the model draws its words.</summary>
    public Sampling Sampling { get; init; } = new();

    /// <summary>True where no other model stands by, so that one that has answered before is waited for while it does not.</summary>
    public bool IsLastResort { get; init; }
}

/// <summary>How a model draws its words.</summary>
public sealed record Sampling
{
    /// <summary>From 0, the likeliest word, to 2; null: the provider's own.</summary>
    /// <value>Default 0.</value>
    public double? Temperature { get; init; } = 0;

    /// <summary>Share of likely words that is drawn from, above 0 and at most 1; null: the provider's own.</summary>
    public double? TopP { get; init; }

    /// <summary>For what is drawn by chance, where the provider honours it; null: none is sent.</summary>
    public long? Seed { get; init; }

    /// <summary>Most tokens of an answer, what the model thinks to itself included.</summary>
    /// <value>Default 1,024.</value>
    public int MaxOutputTokens { get; init; } = 1_024;
}
