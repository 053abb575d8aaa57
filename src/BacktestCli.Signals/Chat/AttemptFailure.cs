namespace BacktestCli.Signals.Chat;

/// <summary>Why one attempt came to nothing. Never leaves this folder.</summary>
/// <param name="failure">What it is where no other attempt follows.</param>
/// <param name="outcome">In a few words, none of them the provider's.</param>
/// <param name="words">The provider's own words, or the network's, without keys; empty where there are none.</param>
/// <param name="cause">What was thrown.</param>
internal sealed class AttemptFailure(ChatFailure failure, string outcome, string words = "", Exception? cause = null)
    : Exception(words.Length > 0 ? $"{outcome} ({words})" : outcome, cause)
{
    /// <summary>What it is where no other attempt follows.</summary>
    public ChatFailure Failure { get; } = failure;

    /// <summary>In a few words, none of them the provider's.</summary>
    public string Outcome { get; } = outcome;

    /// <summary>It may pass: the same question may be put again.</summary>
    public bool IsPassing { get; init; }

    /// <summary>The model did not do its work: so many of these open its circuit.</summary>
    public bool IsModelFault { get; init; }

    /// <summary>We asked too much: nobody asks this provider before <see cref="Wait"/> is over.</summary>
    public bool IsBusy { get; init; }

    /// <summary>The pause that the provider asks for; null where it does not.</summary>
    public TimeSpan? Wait { get; init; }

    /// <summary>What the provider says of a request it would not take; null where that is not the fault.</summary>
    public ProviderError? Error { get; init; }

    /// <summary>Tokens that the provider counted; null where it counted none.</summary>
    public TokenUsage? Usage { get; init; }

    /// <summary>True where the provider may have done the work, and charge for it, although nothing of it arrived.</summary>
    public bool MayBeBilled { get; init; }
}
