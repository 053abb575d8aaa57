using BacktestCli.Signals.Chat;

namespace BacktestCli.Signals.Prompts;

/// <summary>A question as a model gets it.</summary>
public sealed record Prompt
{
    /// <summary>What is said, the rules first.</summary>
    public required IReadOnlyList<ChatMessage> Messages { get; init; }

    /// <summary>What the names and prices in it stand for.</summary>
    public required Disguise Disguise { get; init; }

    /// <summary>Tokens it has, by estimate.</summary>
    public required int EstimatedTokens { get; init; }

    /// <summary>Oldest bars that were left out so that it fits.</summary>
    public int DroppedBars { get; init; }
}

/// <summary>How a question may be written.</summary>
/// <param name="IsAnonymous">Hide symbol, venue and dates, and rescale prices, where the contract allows it.</param>
/// <param name="MaxTokens">Most tokens of the question, by estimate; the oldest bars are left out until it fits.</param>
public sealed record PromptOptions(bool IsAnonymous, int MaxTokens);
