using BacktestCli.Core.Strategies;
using BacktestCli.Scripting;
using BacktestCli.Scripting.Declarative;

namespace BacktestCli.Handlers;

/// <summary>A strategy that was looked for and read, and everything that is wrong with it.</summary>
/// <param name="Name">What was looked for.</param>
internal sealed record CheckedStrategy(string Name)
{
    /// <summary>Its text; null where it was not found.</summary>
    public StrategySource? Source { get; private init; }

    /// <summary>What it says; null where it has mistakes.</summary>
    public StrategyEntry? Entry { get; private init; }

    /// <summary>Its mistakes.</summary>
    public IReadOnlyList<Problem> Mistakes { get; private init; } = [];

    /// <summary>Why it cannot be run, sentences for the user; empty where it can.</summary>
    public required IReadOnlyList<string> Problems { get; init; }

    /// <summary>Looks for a strategy and reads it.</summary>
    public static CheckedStrategy Find(StrategyLibrary library, string nameOrPath)
    {
        StrategySearch search = library.Find(nameOrPath);
        if (search.Source is not { } source)
            return new CheckedStrategy(nameOrPath) { Problems = [search.Problem!] };
        StrategyFileResult file = source.Read();
        return new CheckedStrategy(nameOrPath)
        {
            Source = source,
            Entry = file.Entry,
            Mistakes = file.Problems,
            Problems = [.. file.Problems.Select(problem => problem.ToString())],
        };
    }

    /// <summary>Bars it sees before it can order, with its defaults; null where it has mistakes.</summary>
    public int? WarmUpBars => Example?.WarmUpBars;

    /// <summary>What it asks a language model, with its defaults; null where it asks none, or has mistakes.</summary>
    public SignalPlan? Signals => (Example as ISignalStrategy)?.Signals;

    private IStrategy? Example => Entry?.Create(Entry.Parameters.ToDictionary(parameter => parameter.Name, parameter => parameter.Default));
}
