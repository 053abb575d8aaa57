using System.Text.Json;

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
        List<KeyValuePair<string, string>> before = Flat(LockFile.ToJson(expected));
        Dictionary<string, string> now = new(Flat(LockFile.ToJson(found)));
        List<LockDifference> differences = [];
        foreach ((string path, string value) in before)
        {
            if (!now.Remove(path, out string? other) || other != value)
                differences.Add(new LockDifference(path, value, other));
        }

        return [.. differences, .. now.Select(added => new LockDifference(added.Key, null, added.Value))];
    }

    private static List<KeyValuePair<string, string>> Flat(JsonElement root)
    {
        List<KeyValuePair<string, string>> values = [];
        Add("", root);
        return values;

        void Add(string path, JsonElement element)
        {
            if (element.ValueKind == JsonValueKind.Object)
            {
                foreach (JsonProperty member in element.EnumerateObject())
                    Add(path.Length == 0 ? member.Name : $"{path}.{member.Name}", member.Value);
            }
            else if (element.ValueKind == JsonValueKind.Array)
            {
                foreach ((int index, JsonElement item) in element.EnumerateArray().Index())
                    Add($"{path}[{index}]", item);
            }
            else
            {
                values.Add(new(path, element.ValueKind == JsonValueKind.String ? element.GetString()! : element.GetRawText()));
            }
        }
    }
}
