using BacktestCli.Signals.Chat;
using BacktestCli.Signals.Store;

namespace BacktestCli.Signals.Asking;

/// <summary>How questions are answered.</summary>
public sealed record AskingOptions
{
    /// <summary>The models, in order: the first answers, the rest stand by. Where answers are combined each is asked by itself.</summary>
    public required IReadOnlyList<ModelSettings> Models { get; init; }

    /// <summary>How their words are drawn.</summary>
    public Sampling Sampling { get; init; } = new();

    /// <summary>Where answers come from.</summary>
    /// <value>Default <see cref="SignalMode.Auto"/>.</value>
    public SignalMode Mode { get; init; }

    /// <summary>In mode auto, how old a stored answer may be; null: any age.</summary>
    public TimeSpan? MaxAge { get; init; }

    /// <summary>Hide symbol, venue and dates and rescale prices, where the contract allows it.</summary>
    /// <value>Default true.</value>
    public bool IsAnonymous { get; init; } = true;

    /// <summary>What becomes of a question that no model answered.</summary>
    /// <value>Default <see cref="SignalFailurePolicy.Hold"/>.</value>
    public SignalFailurePolicy OnFailure { get; init; }
}

/// <summary>What becomes of a question that no model answered.</summary>
public enum SignalFailurePolicy
{
    /// <summary>An abstention stands in its place, is stored and counted.</summary>
    Hold,

    /// <summary>The run stops.</summary>
    Stop,
}
