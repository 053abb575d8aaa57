using System.Reflection;
using System.Text.RegularExpressions;

namespace BacktestCli.Tests.Core.Engine;

/// <summary>The numbered rules of a run say which tests hold them; this one sees to it that they say so truly.</summary>
public sealed partial class AssumptionTests
{
    private static readonly string[] Rules = [.. RuleStart().Split(File.ReadAllText(Path.Combine(Repository.Root, "src/BacktestCli.Core/Engine/ASSUMPTIONS.md"))).Skip(1)];

    [Fact]
    public void Every_rule_names_a_test_that_holds_it() => Assert.All(Rules, rule => Assert.Matches(TestName(), rule));

    [Fact]
    public void Every_test_that_a_rule_names_is_there()
    {
        HashSet<string> tests = [.. typeof(AssumptionTests).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Select(method => $"{type.Name}.{method.Name}"))];

        Assert.All(Rules.SelectMany(rule => TestName().Matches(rule)), name => Assert.Contains(name.Groups[1].Value, tests));
    }

    [GeneratedRegex(@"(?m)^(?=\d+\. )")]
    private static partial Regex RuleStart();

    [GeneratedRegex("`([A-Z][A-Za-z]+Tests\\.[A-Z][A-Za-z0-9_]+)`")]
    private static partial Regex TestName();
}
