using System.Globalization;
using BacktestCli.Core;
using BacktestCli.Core.Metrics;

namespace BacktestCli.Reports.Diff;

/// <summary>
/// Reads a policy: a line a rule, which is YAML too, such as <c>sharpe_ratio: relative 5%, worse</c>. The name is a metric, <c>default</c>, <c>trades</c>
/// or <c>signals</c>; what follows is <c>absolute N</c>, <c>relative N</c>, <c>both</c>, <c>worse</c>, <c>rise</c>, <c>fall</c> or <c>ignore</c>.
/// </summary>
public static class PolicyReader
{
    private const string Default = "default";
    private const string Trades = "trades";
    private const string Signals = "signals";
    private const string Words = "absolute N, relative N, worse, rise, fall, both or ignore, with commas between";

    private static readonly Dictionary<string, CountedChange> Directions = new()
    {
        ["both"] = CountedChange.Both,
        ["worse"] = CountedChange.Worse,
        ["rise"] = CountedChange.Rise,
        ["fall"] = CountedChange.Fall,
    };

    /// <summary>Reads the lines of a file; empty lines and what follows <c>#</c> are skipped.</summary>
    /// <param name="lines">The lines.</param>
    /// <param name="name">What to call the file in a message.</param>
    /// <param name="tolerance">What holds where the file says nothing, fraction of the larger.</param>
    /// <param name="problems">Gets a sentence for each line that is wrong.</param>
    public static Policy Read(IEnumerable<string> lines, string name, double tolerance, ICollection<string> problems)
    {
        Dictionary<string, PolicyRule> rules = [];
        foreach ((int index, string line) in lines.Index())
        {
            string text = line.Split('#')[0].Trim();
            if (text.Length == 0 || text == "---")
                continue;
            string where = $"{name}({index + 1})";
            int colon = text.IndexOf(':', StringComparison.Ordinal);
            string key = colon < 0 ? text : text[..colon].Trim().Trim('"', '\'');
            if (colon < 0)
                problems.Add($"{where}: '{text}' has no colon: write a metric, a colon and a rule, such as sharpe_ratio: relative 5%, worse.");
            else if (!IsName(key))
                problems.Add($"{where}: there is no metric '{key}'.{Spelling.DidYouMean(key, Names)} It must be a metric, {Default}, {Trades} or {Signals}.");
            else if (Rule(text[(colon + 1)..], where, problems) is { } rule && !rules.TryAdd(key, rule))
                problems.Add($"{where}: {key} has a rule already. Keep one of them.");
        }

        if (rules.Count == 0 && problems.Count == 0)
            problems.Add($"{name}: there is no rule in that file. Write one a line, such as sharpe_ratio: relative 5%, worse.");
        return Of(rules, new PolicyRule(null, tolerance));
    }

    private static IEnumerable<string> Names => [.. MetricCatalog.All.Select(metric => metric.Name), Default, Trades, Signals];

    private static bool IsName(string name) => name is Default or Trades or Signals || MetricCatalog.Find(name) is not null;

    private static Policy Of(Dictionary<string, PolicyRule> rules, PolicyRule tolerance)
    {
        PolicyRule others = rules.GetValueOrDefault(Default, tolerance);
        Policy policy = new(others)
        {
            Trades = rules.GetValueOrDefault(Trades, tolerance),
            Signals = rules.GetValueOrDefault(Signals, tolerance),
        };
        foreach ((string metric, PolicyRule rule) in rules)
            policy.Add(metric, rule);
        return policy;
    }

    private static PolicyRule? Rule(string text, string where, ICollection<string> problems)
    {
        PolicyRule rule = new(null, null);
        foreach (string part in text.Trim().Trim('"', '\'').Split(',', StringSplitOptions.TrimEntries))
        {
            string[] words = part.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            PolicyRule? next = words switch
            {
                ["ignore"] => PolicyRule.Ignore,
                ["absolute", var number] when Number(number) is { } bound => rule with { Absolute = bound },
                ["relative", var number] when Number(number) is { } bound => rule with { Relative = bound },
                [var word] when Directions.TryGetValue(word, out CountedChange direction) => rule with { Counted = direction },
                _ => null,
            };
            if (next is null)
            {
                problems.Add($"{where}: '{part}' is no rule: it must be {Words}; a number is 0 or more, such as 0.05 or 5%.");
                return null;
            }

            rule = next;
        }

        return rule;
    }

    private static double? Number(string text)
    {
        bool percent = text.EndsWith('%');
        return double.TryParse(percent ? text[..^1] : text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value) && value >= 0
            ? percent ? value / 100 : value
            : null;
    }
}
