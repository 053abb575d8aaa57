namespace BacktestCli.Signals.Chat;

/// <summary>What is known of a model, and how it is reached.</summary>
public sealed record ModelSettings
{
    /// <summary>Its name.</summary>
    public required ModelName Name { get; init; }

    /// <summary>Who serves it.</summary>
    public required ProviderSettings Provider { get; init; }

    /// <summary>Price of what is sent, US dollars a million tokens; null: unknown. A free model has the price 0.</summary>
    public decimal? InputUsdPerMillionTokens { get; init; }

    /// <summary>Price of what is answered, US dollars a million tokens; null: unknown.</summary>
    public decimal? OutputUsdPerMillionTokens { get; init; }

    /// <summary>What the model may have read ends here, Unix ms; null: unknown.</summary>
    public long? KnowledgeCutoff { get; init; }

    /// <summary>Most tokens of question and answer together.</summary>
    /// <value>Default 32,768.</value>
    public int ContextTokens { get; init; } = 32_768;

    /// <summary>Cost of a call, US dollars; null where a price is unknown.</summary>
    /// <param name="inputTokens">Tokens sent.</param>
    /// <param name="outputTokens">Tokens answered.</param>
    public decimal? Cost(long inputTokens, long outputTokens) =>
        ((inputTokens * InputUsdPerMillionTokens) + (outputTokens * OutputUsdPerMillionTokens)) / 1_000_000m;
}
