using System.Text.Json;

namespace BacktestCli.Signals.Chat;

/// <summary>
/// Tells whether a schema may be asked for with <c>strict</c>: every object in it is closed and requires all its members.
/// </summary>
internal static class StrictSchema
{
    /// <summary>True where that holds of the schema and of all schemas in it.</summary>
    public static bool Holds(JsonElement schema) => schema.ValueKind switch
    {
        JsonValueKind.Array => schema.EnumerateArray().All(Holds),
        JsonValueKind.Object => IsClosed(schema) && schema.EnumerateObject().All(member => Holds(member.Value)),
        _ => true,
    };

    private static bool IsClosed(JsonElement schema)
    {
        if (!schema.TryGetProperty("properties", out JsonElement properties) || properties.ValueKind != JsonValueKind.Object
            || !schema.TryGetProperty("type", out _))
        {
            return true;
        }

        return schema.TryGetProperty("additionalProperties", out JsonElement additional) && additional.ValueKind == JsonValueKind.False
            && schema.TryGetProperty("required", out JsonElement required) && required.ValueKind == JsonValueKind.Array
            && properties.EnumerateObject().All(member => required.EnumerateArray().Any(name => name.ValueEquals(member.Name)));
    }
}
