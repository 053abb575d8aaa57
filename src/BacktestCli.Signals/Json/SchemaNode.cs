using System.Text.Json;

namespace BacktestCli.Signals.Json;

/// <summary>What a JSON Schema says about one place of a value, as far as it tells a number from a string.</summary>
/// <param name="Whole">The whole schema, within which references point.</param>
/// <param name="Branches">The schemas of this place, any of which a value may meet.</param>
internal readonly record struct SchemaNode(JsonElement Whole, IReadOnlyList<JsonElement> Branches)
{
    /// <summary>References and choices followed at one place; more would be a circle.</summary>
    private const int MaxSteps = 32;

    /// <summary>True where a number is wanted, whole or not, and a string is not.</summary>
    public bool WantsNumber => Branches.Any(branch => Takes(branch, "number") || Takes(branch, "integer")) && !Branches.Any(branch => Takes(branch, "string"));

    /// <summary>The root of a schema.</summary>
    public static SchemaNode Root(JsonElement schema) => Of(schema, [schema]);

    /// <summary>The schema of a member.</summary>
    public SchemaNode Member(string name) => Of(Whole, Branches.SelectMany(branch => MemberOf(branch, name)));

    /// <summary>The schema of the items.</summary>
    public SchemaNode Item() => Of(Whole, Branches.SelectMany(branch => Under(branch, "items")));

    private static IEnumerable<JsonElement> MemberOf(JsonElement branch, string name) =>
        branch.TryGetProperty("properties", out JsonElement members) && members.TryGetProperty(name, out JsonElement member)
            ? [member]
            : Under(branch, "additionalProperties");

    private static IEnumerable<JsonElement> Under(JsonElement branch, string keyword) =>
        branch.TryGetProperty(keyword, out JsonElement schema) ? [schema] : [];

    private static bool Takes(JsonElement branch, string type) =>
        branch.TryGetProperty("type", out JsonElement named)
        && (named.ValueKind == JsonValueKind.Array ? named.EnumerateArray().Any(one => one.ValueEquals(type)) : named.ValueEquals(type));

    /// <summary>Follows references and choices.</summary>
    private static SchemaNode Of(JsonElement whole, IEnumerable<JsonElement> schemas)
    {
        List<JsonElement> branches = [];
        Queue<JsonElement> waiting = new(schemas);
        for (int step = 0; step < MaxSteps && waiting.TryDequeue(out JsonElement schema); step++)
        {
            if (schema.ValueKind != JsonValueKind.Object)
                continue;
            branches.Add(schema);
            foreach (string keyword in (string[])["anyOf", "oneOf", "allOf"])
            {
                foreach (JsonElement choice in Under(schema, keyword).SelectMany(choices => choices.EnumerateArray()))
                    waiting.Enqueue(choice);
            }

            if (schema.TryGetProperty("$ref", out JsonElement reference) && Resolve(whole, reference.GetString()!) is JsonElement target)
                waiting.Enqueue(target);
        }

        return new SchemaNode(whole, branches);
    }

    private static JsonElement? Resolve(JsonElement whole, string reference)
    {
        JsonElement place = whole;
        foreach (string name in reference.TrimStart('#').Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (place.ValueKind != JsonValueKind.Object || !place.TryGetProperty(name, out place))
                return null;
        }

        return place;
    }
}
