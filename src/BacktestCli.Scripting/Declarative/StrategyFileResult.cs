using BacktestCli.Core.Strategies;

namespace BacktestCli.Scripting.Declarative;

/// <summary>What a strategy file says, or every mistake in it.</summary>
public sealed record StrategyFileResult
{
    /// <summary>The strategy; null where there are problems.</summary>
    public StrategyEntry? Entry { get; init; }

    /// <summary>Every mistake, in the order of the file; empty where there is none.</summary>
    public required IReadOnlyList<Problem> Problems { get; init; }
}
