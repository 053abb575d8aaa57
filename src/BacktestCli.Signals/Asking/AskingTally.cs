using BacktestCli.Signals.Chat;

namespace BacktestCli.Signals.Asking;

/// <summary>What it takes to get an answer: tries, tokens, cost and time of all models and re-asks.</summary>
internal sealed class AskingTally
{
    private readonly List<ChatAttempt> _attempts = [];

    public IReadOnlyList<ChatAttempt> Attempts => _attempts;

    public long InputTokens { get; private set; }

    public long OutputTokens { get; private set; }

    /// <summary>US dollars; null from the first call on that counted tokens of a model without a price.</summary>
    public decimal? CostUsd { get; private set; } = 0;

    public TimeSpan Latency { get; private set; }

    public void Add(ChatAnswer answer)
    {
        Add(answer.Attempts, answer.InputTokens, answer.OutputTokens, answer.CostUsd);
        Latency += answer.Latency;
    }

    public void Add(ChatException failure) => Add(failure.Attempts, failure.InputTokens, failure.OutputTokens, failure.CostUsd);

    private void Add(IReadOnlyList<ChatAttempt> attempts, long inputTokens, long outputTokens, decimal? cost)
    {
        _attempts.AddRange(attempts);
        InputTokens += inputTokens;
        OutputTokens += outputTokens;
        CostUsd += cost ?? (inputTokens + outputTokens > 0 ? null : 0);
    }
}
