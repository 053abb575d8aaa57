using BacktestCli.Core.Strategies;

namespace BacktestCli.Reports;

/// <summary>Which strategy ran, and with what numbers.</summary>
/// <param name="Name">Its name: <c>rsi-volume</c>.</param>
/// <param name="SourceHash">SHA-256 of its source text, lower-case hex.</param>
/// <param name="Parameters">Every parameter, in the strategy's order.</param>
public sealed record StrategyIdentity(string Name, string SourceHash, IReadOnlyList<ParameterValue> Parameters)
{
    /// <summary>A catalogue entry with the values it was made from, one for each of its parameters.</summary>
    public static StrategyIdentity Of(StrategyEntry entry, IReadOnlyDictionary<string, double> values) =>
        new(entry.Name, entry.SourceHash, [.. entry.Parameters.Select(own => new ParameterValue(own.Name, own.Type, values[own.Name]))]);
}

/// <summary>One parameter's value.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">What values it takes; a switch is written as true or false.</param>
/// <param name="Value">The value; 0 or 1 for a switch.</param>
public readonly record struct ParameterValue(string Name, ParameterType Type, double Value);
