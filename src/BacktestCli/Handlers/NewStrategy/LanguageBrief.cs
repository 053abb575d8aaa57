using BacktestCli.Core.Indicators;
using BacktestCli.Scripting.Declarative;
using BacktestCli.Signals.Prompts;

namespace BacktestCli.Handlers.NewStrategy;

/// <summary>The language of strategy files as a model is told of it: the reference people read, the catalogue's indicators, shipped strategies.</summary>
internal static class LanguageBrief
{
    private const string IndicatorSection = "Indicators";

    /// <summary>Shipped strategies that are shown whole: a plain one, and one with an order that waits, a size by risk and every level.</summary>
    private static readonly string[] Examples = ["rsi-volume", "bracket-breakout"];

    /// <summary>All that a model is told.</summary>
    /// <param name="name">What the strategy is to be called.</param>
    /// <param name="words">What it is to do.</param>
    public static StrategyBrief Write(string name, string words) => new()
    {
        Name = name,
        Words = words,
        Language = string.Join("\n\n", LanguageReference.Sections.Select(section => section.Heading == IndicatorSection ? WithoutTable(section.Text) : section.Text)),
        Indicators = string.Join('\n', IndicatorCatalog.All.Select(Line)),
        Examples = string.Join("\n\n", Examples.Select(example => $"```yaml\n{BuiltInStrategies.Text(example).TrimEnd()}\n```")),
    };

    /// <summary>What is said of all indicators; each of them comes from the catalogue.</summary>
    private static string WithoutTable(string section) =>
        section[..(section.IndexOf("\n|", StringComparison.Ordinal) is >= 0 and var table ? table : section.Length)].TrimEnd();

    private static string Line(IndicatorEntry entry)
    {
        string parameters = string.Join(", ", entry.Parameters.Select(parameter => $"{parameter.Name} ≥ {parameter.Min}{(parameter.IsInteger ? "" : " (any number)")}"));
        return $"- `{entry.Example}`{(parameters.Length > 0 ? ": " + parameters : "")} → {string.Join(", ", entry.Outputs.Select(output => output.Name))}";
    }
}
