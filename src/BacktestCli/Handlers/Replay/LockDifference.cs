using System.Text.Json;
using BacktestCli.Reports.Json;

namespace BacktestCli.Handlers.Replay;

/// <summary>A member that is not as the lock has it.</summary>
/// <param name="Path">Where: <c>settings.seed</c>, <c>datasets[0].fingerprint</c>.</param>
/// <param name="Expected">What the lock has; null: nothing.</param>
/// <param name="Found">What was found; null: nothing.</param>
internal sealed record LockDifference(string Path, string? Expected, string? Found)
{
    /// <summary>Every member in which two locks differ, in the order of the first, then those that only the second has.</summary>
    public static IReadOnlyList<LockDifference> Between(RunLock expected, RunLock found)
    {
        Dictionary<string, string> now = new(Flat(LockFile.ToJson(found)));
        List<LockDifference> differences = [];
        foreach ((string path, string value) in Flat(LockFile.ToJson(expected)))
        {
            if (!now.Remove(path, out string? other) || other != value)
                differences.Add(new LockDifference(path, value, other));
        }

        return [.. differences, .. now.Select(added => new LockDifference(added.Key, null, added.Value))];
    }

    private static IEnumerable<KeyValuePair<string, string>> Flat(JsonElement root) => FlatJson.Of(root)
        .Select(leaf => KeyValuePair.Create(leaf.Path, leaf.Value.ValueKind == JsonValueKind.String ? leaf.Value.GetString()! : leaf.Value.GetRawText()));
}
