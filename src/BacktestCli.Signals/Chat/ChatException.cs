namespace BacktestCli.Signals.Chat;

/// <summary>A model did not answer. The message names provider and model, what happened, and the next step; it never holds a key.</summary>
public sealed class ChatException(ChatFailure failure, string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>Why.</summary>
    public ChatFailure Failure { get; } = failure;

    /// <summary>True where the next model may be asked.</summary>
    public bool FallsThrough => Failure is ChatFailure.RetriesSpent or ChatFailure.CircuitOpen or ChatFailure.UnknownModel
        or ChatFailure.ContextTooLong or ChatFailure.Refused or ChatFailure.NoAnswer;

    /// <summary>The tries it took.</summary>
    public IReadOnlyList<ChatAttempt> Attempts { get; init; } = [];

    /// <summary>Tokens sent that the provider counted although there is no answer to use.</summary>
    public long InputTokens { get; init; }

    /// <summary>Tokens answered that the provider counted although there is no answer to use.</summary>
    public long OutputTokens { get; init; }

    /// <summary>What they cost, US dollars; null where the model has no price.</summary>
    public decimal? CostUsd { get; init; }
}

/// <summary>Why a model did not answer.</summary>
public enum ChatFailure
{
    /// <summary>Passing faults, as often as they are forgiven.</summary>
    RetriesSpent,

    /// <summary>It failed so often of late that it is not asked for a while.</summary>
    CircuitOpen,

    /// <summary>The provider has no such model.</summary>
    UnknownModel,

    /// <summary>The question does not fit into the model.</summary>
    ContextTooLong,

    /// <summary>It would not answer this question, or a filter would not let it.</summary>
    Refused,

    /// <summary>What came back is no answer: an empty text, a page of HTML, no choice.</summary>
    NoAnswer,

    /// <summary>401 or 403: the key is missing or wrong. The run stops.</summary>
    KeyRejected,

    /// <summary>The provider cannot make sense of the request: it would fail everywhere. The run stops.</summary>
    Malformed,

    /// <summary>The account at the provider is spent: waiting does not help. The run stops.</summary>
    QuotaSpent,

    /// <summary>The call might cost more than the budget has left. The run stops.</summary>
    BudgetSpent,

    /// <summary>The model has no price, and a budget in money is set. The run stops.</summary>
    Unpriced,
}
