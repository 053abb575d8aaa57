namespace BacktestCli.Signals.Prompts;

/// <summary>What a model must know to write a strategy file.</summary>
public sealed record StrategyBrief
{
    /// <summary>What the strategy is to be called.</summary>
    public required string Name { get; init; }

    /// <summary>What it is to do, in a person's own words.</summary>
    public required string Words { get; init; }

    /// <summary>The language of strategy files, as it is described to people.</summary>
    public required string Language { get; init; }

    /// <summary>The indicators there are, one a line.</summary>
    public required string Indicators { get; init; }

    /// <summary>Whole strategy files that are right.</summary>
    public required string Examples { get; init; }
}
