using System.Text.RegularExpressions;

namespace BacktestCli.Signals.Contracts;

/// <summary>Rules that people wrote, as a prompt holds them: between marks, out of which they cannot break.</summary>
internal static partial class RulesText
{
    /// <summary>
    /// The rules between <c>&lt;rules&gt;</c> and <c>&lt;/rules&gt;</c>; such marks in the rules themselves are taken out.
    /// </summary>
    public static string Fenced(string rules)
    {
        string inner = rules;
        while (Mark().IsMatch(inner)) // taking one out may leave another: </ru</rules>les>
            inner = Mark().Replace(inner, "");
        return $"<rules>\n{inner.ReplaceLineEndings("\n").Trim()}\n</rules>";
    }

    [GeneratedRegex(@"<\s*/?\s*rules\s*>", RegexOptions.IgnoreCase)]
    private static partial Regex Mark();
}
