using BacktestCli.Signals.Chat;
using BacktestCli.Signals.Store;

namespace BacktestCli.Handlers.NewStrategy;

/// <summary>What answers took.</summary>
/// <param name="InputTokens">Tokens sent.</param>
/// <param name="OutputTokens">Tokens answered.</param>
/// <param name="CostUsd">US dollars; null where a model that counted tokens has no price.</param>
internal sealed record ModelUse(long InputTokens, long OutputTokens, decimal? CostUsd)
{
    /// <summary>Nothing.</summary>
    public static ModelUse None { get; } = new(0, 0, 0);

    /// <summary>What a recorded answer took when it was asked for.</summary>
    public static ModelUse Of(Recording recording) => new(recording.InputTokens, recording.OutputTokens, recording.CostUsd);

    /// <summary>This, and what an answer took.</summary>
    public ModelUse Plus(ChatAnswer answer) => Plus(answer.InputTokens, answer.OutputTokens, answer.CostUsd);

    /// <summary>This, and what a failure took.</summary>
    public ModelUse Plus(ChatException fault) =>
        Plus(fault.InputTokens, fault.OutputTokens, fault.InputTokens + fault.OutputTokens == 0 ? 0 : fault.CostUsd);

    /// <summary>For people: <c>7,812 tokens sent, 640 answered, 0.0207 USD</c>.</summary>
    public override string ToString() =>
        $"{InputTokens:N0} tokens sent, {OutputTokens:N0} answered, {(CostUsd is { } cost ? $"{cost:0.0000} USD" : "of unknown price")}";

    private ModelUse Plus(long input, long output, decimal? cost) => new(InputTokens + input, OutputTokens + output, CostUsd + cost);
}
