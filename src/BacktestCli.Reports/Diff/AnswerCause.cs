using BacktestCli.Reports.Json;

namespace BacktestCli.Reports.Diff;

/// <summary>Finds recordings that answer the same question otherwise.</summary>
internal static class AnswerCause
{
    /// <summary>Names the first of them and how many there are; null where there is none.</summary>
    public static Cause? Of(StoredReport before, StoredReport now)
    {
        Dictionary<(string Key, string Time, string Instrument), StoredLine> old = [];
        foreach (StoredLine line in before.Signals)
            old[IdOf(line)] = line;
        HashSet<string> changed = [];
        string? first = null;
        foreach (StoredLine line in now.Signals)
        {
            if (!old.TryGetValue(IdOf(line), out StoredLine other) || other.IsSameAs(line))
                continue;
            changed.Add(line.Text("key"));
            first ??= $"{line.Text("key")} of {line.Text("time")}: {string.Join(", ", Differences.Of(other, line, new PolicyRule(null, null)))}";
        }

        return first is null ? null : new Cause(CauseKind.Recording, changed.Count == 1 ? first : $"{first} (and {changed.Count - 1} more)");
    }

    private static (string Key, string Time, string Instrument) IdOf(StoredLine line) => (line.Text("key"), line.Text("time"), line.Text("instrument"));
}
