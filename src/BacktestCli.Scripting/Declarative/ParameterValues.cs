using BacktestCli.Core;
using BacktestCli.Core.Strategies;

namespace BacktestCli.Scripting.Declarative;

/// <summary>A value for every parameter of a strategy: what the user set, and defaults.</summary>
public sealed record ParameterValues
{
    private ParameterValues()
    {
    }

    /// <summary>A value for every parameter, by name; those that could not be used are the default.</summary>
    public required IReadOnlyDictionary<string, double> Values { get; init; }

    /// <summary>Every override that cannot be used, each a sentence that names it and the rule.</summary>
    public required IReadOnlyList<string> Problems { get; init; }

    /// <summary>Sets parameters as the user asks.</summary>
    /// <param name="entry">Whose parameters.</param>
    /// <param name="overrides">Names and values as text: <c>14</c>, <c>0.95</c>, <c>95%</c>, <c>true</c>.</param>
    public static ParameterValues Resolve(StrategyEntry entry, IEnumerable<(string Key, string Value)> overrides)
    {
        Dictionary<string, double> values = entry.Parameters.ToDictionary(parameter => parameter.Name, parameter => parameter.Default);
        List<string> problems = [];
        HashSet<string> seen = [];
        foreach ((string key, string text) in overrides)
        {
            if (entry.Parameters.FirstOrDefault(parameter => parameter.Name == key) is not { } parameter)
                problems.Add(Unknown(entry, key));
            else if (!seen.Add(key))
                problems.Add($"{key} is set twice; set it once.");
            else if (!ParameterText.TryRead(parameter.Type, text, out double value))
                problems.Add($"{key} is {text}: it must be {ParameterText.Describe(parameter.Type)}.");
            else if (ParameterText.RangeProblem(parameter, value) is { } outside)
                problems.Add($"{key} is {text}: it {outside}.");
            else
                values[key] = value;
        }

        return new ParameterValues { Values = values, Problems = problems };
    }

    private static string Unknown(StrategyEntry entry, string key)
    {
        string[] names = [.. entry.Parameters.Select(parameter => parameter.Name)];
        string known = names.Length == 0 ? "it has none" : $"it has {string.Join(", ", names)}";
        return $"{entry.Name} has no parameter {key}; {known}.{Spelling.DidYouMean(key, names)}";
    }
}
