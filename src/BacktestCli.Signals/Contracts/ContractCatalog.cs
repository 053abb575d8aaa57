using BacktestCli.Core;

namespace BacktestCli.Signals.Contracts;

/// <summary>Every contract there is.</summary>
public static class ContractCatalog
{
    /// <summary>All contracts, in the order in which they are listed.</summary>
    public static IReadOnlyList<Contract> All { get; } =
    [
        new SentimentContract(),
        new RegimeContract(),
        new RulesContract(),
        new PortfolioContract(),
        new FactorContract(),
    ];

    /// <summary>Their names.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. All.Select(contract => contract.Name)];

    /// <summary>The contract of that name.</summary>
    /// <exception cref="SignalException">There is none; says which there are.</exception>
    public static Contract Find(string name) =>
        FindOrNull(name) ?? throw new SignalException($"'{name}' is no contract.{Spelling.DidYouMean(name, Names)} There are: {string.Join(", ", Names)}.");

    /// <summary>The contract of that name; null: there is none.</summary>
    public static Contract? FindOrNull(string name) => All.FirstOrDefault(contract => contract.Name == name);
}
