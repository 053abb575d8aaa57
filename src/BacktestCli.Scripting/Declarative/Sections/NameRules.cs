using BacktestCli.Scripting.Declarative.Binding;
using BacktestCli.Scripting.Declarative.Expressions;
using BacktestCli.Scripting.Declarative.Planning;
using BacktestCli.Scripting.Declarative.Yaml;

namespace BacktestCli.Scripting.Declarative.Sections;

/// <summary>What a parameter or an indicator of a file may be called.</summary>
internal static class NameRules
{
    /// <summary>What is wrong with a name that is about to be declared; null where nothing is.</summary>
    public static string? Problem(YamlScalar key, Scope scope)
    {
        string name = key.Value;
        if (!IsWord(name))
            return $"{name} cannot be used in expressions: a name is made of a-z, 0-9 and _, as in {Mend(name)}.";
        if (Operator.Words.Contains(name))
            return $"{name} is a word of the expression language; choose another name.";
        if (BarNode.All.ContainsKey(name) || PositionNode.All.ContainsKey(name) || (name == SignalNode.Word && scope.SignalSlots is not null))
            return $"{name} has a meaning already; choose another name.";
        if (scope.FindParameter(name) is not null)
            return $"{name} is a parameter already; choose another name.";
        return null;
    }

    private static bool IsWord(string name) =>
        name.Length > 0 && !char.IsAsciiDigit(name[0]) && name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '_');

    private static string Mend(string name)
    {
        string mended = string.Concat(name.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : '_')).Trim('_');
        return IsWord(mended) ? mended : "slow_period";
    }
}
