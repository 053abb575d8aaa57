using System.Text.Json;

namespace BacktestCli.Reports.Json;

/// <summary>Walks JSON down to the values that hold no others.</summary>
public static class FlatJson
{
    /// <summary>Every such value with its path, <c>run.from</c> or <c>datasets[0].interval</c>, in the order in which they stand.</summary>
    /// <param name="element">Where the walk begins.</param>
    /// <param name="path">What it is called; empty: its members have no name in front.</param>
    /// <param name="leftOut">Names of members that are passed over, with all below them; null: none.</param>
    public static IEnumerable<(string Path, JsonElement Value)> Of(JsonElement element, string path = "", IReadOnlySet<string>? leftOut = null) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject()
            .Where(member => leftOut?.Contains(member.Name) is not true)
            .SelectMany(member => Of(member.Value, path.Length == 0 ? member.Name : $"{path}.{member.Name}", leftOut)),
        JsonValueKind.Array => element.EnumerateArray().Index().SelectMany(item => Of(item.Item, $"{path}[{item.Index}]", leftOut)),
        _ => [(path, element)],
    };
}
