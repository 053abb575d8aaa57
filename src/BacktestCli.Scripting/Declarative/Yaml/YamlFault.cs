using YamlDotNet.Core;

namespace BacktestCli.Scripting.Declarative.Yaml;

/// <summary>
/// Says what to do about text that is not YAML; the usual cause is an expression that YAML takes for its own punctuation.
/// </summary>
internal static class YamlFault
{
    public static string Explain(YamlException fault, string text) =>
        $"this is not YAML: {LowerFirst(fault.Message.TrimEnd('.'))}. {Advice(LineAt(text, (int)fault.Start.Line))}";

    private static string Advice(string line)
    {
        if (line.Contains('\t', StringComparison.Ordinal))
            return "Indent with spaces, not tabs.";
        if (line.Contains('{', StringComparison.Ordinal))
            return "Inside { } an expression with [ ] or a comma must be quoted, or stand on a line of its own.";
        return "Indent with spaces, and quote an expression that YAML misreads: entry: \"…\".";
    }

    private static string LineAt(string text, int number)
    {
        string[] lines = text.Split('\n');
        return number <= lines.Length ? lines[number - 1] : "";
    }

    private static string LowerFirst(string sentence) => char.ToLowerInvariant(sentence[0]) + sentence[1..];
}
