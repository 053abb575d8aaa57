using BacktestCli.Scripting.Declarative;
using BacktestCli.Signals.Store;

namespace BacktestCli.Handlers.NewStrategy;

/// <summary>What <c>backtest strategy new</c> was asked to do, as typed.</summary>
internal sealed record NewStrategyOptions
{
    /// <summary>The longest description of a strategy, characters.</summary>
    public const int MostWords = 4_000;

    /// <summary>What the strategy is to be called.</summary>
    public required string Name { get; init; }

    /// <summary>What it is to do, in words, or a file with them; null: the file to begin with is written.</summary>
    public string? From { get; init; }

    /// <summary>The file to write; null: one of <c>./strategies</c>.</summary>
    public string? Out { get; init; }

    /// <summary>Replace what is there.</summary>
    public bool Force { get; init; }

    /// <summary>Save what a model wrote without asking.</summary>
    public bool Yes { get; init; }

    /// <summary>How often a model may write before it is given up, from 1 to 10.</summary>
    public int Attempts { get; init; } = 3;

    /// <summary>Names of models: the first writes, the rest stand by.</summary>
    public IReadOnlyList<string> Models { get; init; } = [];

    /// <summary>Most that may be spent, US dollars; null: any amount.</summary>
    public decimal? MaxCost { get; init; }

    /// <summary>Where what a model answered is kept.</summary>
    public string Signals { get; init; } = "signals/strategy-new.jsonl";

    /// <summary>Whether a model may be asked: the kept answer, else ask; the kept answer alone; or ask anew.</summary>
    public SignalMode Mode { get; init; }

    /// <summary>Every rule these options break on their own.</summary>
    public IEnumerable<string> Problems()
    {
        if (StrategyName.Problem(Name) is { } problem)
            yield return problem;
        if (Out is not null && Path.GetExtension(Out) is not (".yaml" or ".yml"))
            yield return $"--out is {Out}: a strategy's file ends in .yaml or .yml.";
        if (Attempts is < 1 or > 10)
            yield return $"--attempts is {Attempts}: it must be from 1 to 10.";
        if (From is null && Yes)
            yield return "--yes goes with --from: without it nothing is asked before the file is written.";
        if (From is not null && string.IsNullOrWhiteSpace(From))
            yield return "--from is empty: say in words what the strategy does, or name a file that does.";
    }
}
