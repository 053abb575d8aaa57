using System.Text.Json;
using System.Text.Json.Nodes;

namespace BacktestCli.Signals.Contracts.Shapes;

/// <summary>An array whose items are all of one shape.</summary>
/// <param name="item">Their shape.</param>
internal sealed class ListShape(Shape item) : Shape
{
    /// <inheritdoc/>
    public override string Form(string indent) => $"[ {item.Form(indent)}, … ]";

    /// <inheritdoc/>
    public override void WriteSchema(Utf8JsonWriter json, bool mayBeNull)
    {
        WriteType(json, "array", mayBeNull);
        json.WriteStartObject("items");
        item.WriteSchema(json, mayBeNull: false);
        json.WriteEndObject();
    }

    /// <inheritdoc/>
    public override JsonNode? Read(JsonElement value, string place, Problems problems)
    {
        if (value.ValueKind != JsonValueKind.Array)
        {
            problems.Add(place, value, "an array");
            return null;
        }

        JsonArray items = [];
        int i = 0;
        foreach (JsonElement one in value.EnumerateArray())
            items.Add(item.Read(one, $"{place}[{i++}]", problems));
        return items;
    }
}
