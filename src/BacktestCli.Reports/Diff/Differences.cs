using System.Runtime.InteropServices;
using System.Text.Json;
using BacktestCli.Core.Metrics;
using BacktestCli.Reports.Json;

namespace BacktestCli.Reports.Diff;

/// <summary>Finds the members in which two things differ by more than a rule allows.</summary>
internal static class Differences
{
    public static IEnumerable<Difference> Of(IReadOnlyDictionary<string, string> before, IReadOnlyDictionary<string, string> now) =>
        now.Keys.Union(before.Keys)
            .Select(key => new Difference(key, before.GetValueOrDefault(key), now.GetValueOrDefault(key)))
            .Where(difference => !string.Equals(difference.Before, difference.Now, StringComparison.Ordinal));

    /// <summary>In the later line's order.</summary>
    public static IReadOnlyList<Difference> Of(StoredLine before, StoredLine now, PolicyRule rule, string prefix = "")
    {
        if (rule.IsIgnored || before.IsSameAs(now))
            return [];
        List<Difference> found = [];
        JsonElement.ObjectEnumerator old = before.Members;
        foreach (JsonProperty member in now.Members)
        {
            if (!old.MoveNext() || !HaveOneName(old.Current, member))
                return [.. Loose(before, now, prefix).Where(difference => !rule.Allows(difference, MetricDirection.Neither))];
            if (JsonMarshal.GetRawUtf8Value(old.Current.Value).SequenceEqual(JsonMarshal.GetRawUtf8Value(member.Value)))
                continue;
            Difference difference = new(prefix + member.Name, old.Current.Value.GetRawText(), member.Value.GetRawText());
            if (!rule.Allows(difference, MetricDirection.Neither))
                found.Add(difference);
        }

        return old.MoveNext() ? [.. Loose(before, now, prefix).Where(difference => !rule.Allows(difference, MetricDirection.Neither))] : found;
    }

    private static bool HaveOneName(JsonProperty one, JsonProperty other) =>
        JsonMarshal.GetRawUtf8PropertyName(one).SequenceEqual(JsonMarshal.GetRawUtf8PropertyName(other));

    /// <summary>Lines that do not have the same members in the same order.</summary>
    private static IEnumerable<Difference> Loose(StoredLine before, StoredLine now, string prefix) =>
        now.Names.Union(before.Names).Select(name => new Difference(prefix + name, before[name], now[name]));
}
