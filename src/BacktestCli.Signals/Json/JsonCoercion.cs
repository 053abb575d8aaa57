using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace BacktestCli.Signals.Json;

/// <summary>Reads strings as numbers where a schema wants numbers, and only there.</summary>
public static class JsonCoercion
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = JsonRepair.MaxDepth };

    private static readonly JsonWriterOptions WriterOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = JsonRepair.MaxDepth };

    /// <summary>Turns each string into the number it says, at the places where the schema takes numbers and no strings.</summary>
    /// <param name="json">A value.</param>
    /// <param name="schema">Its JSON Schema; read are <c>type</c>, <c>properties</c>, <c>additionalProperties</c>, <c>items</c>, <c>anyOf</c>, <c>oneOf</c> and
    /// <c>$ref</c> within the schema.</param>
    /// <returns>The value, its repairs with those of the numbers behind. A string that is no number, or could be two, is left for the schema to refuse.</returns>
    public static RepairedJson Coerce(RepairedJson json, JsonElement schema)
    {
        ArgumentNullException.ThrowIfNull(json);
        RepairLog log = new();
        ArrayBufferWriter<byte> output = new();
        using (Utf8JsonWriter writer = new(output, WriterOptions))
            Write(json.Value, SchemaNode.Root(schema), writer, log);
        IReadOnlyList<string> repairs = log.Describe();
        return repairs.Count == 0 ? json : json with { Value = JsonElement.Parse(output.WrittenSpan, Options), Repairs = [.. json.Repairs, .. repairs] };
    }

    /// <summary>Reads a number from a JSON number, or from a string that says one: <c>"65%"</c> is 0.65.</summary>
    /// <param name="value">A value.</param>
    /// <param name="number">The number.</param>
    /// <param name="repair">What had to be done, in a few words; null where it was a number.</param>
    public static bool TryReadNumber(JsonElement value, out decimal number, out string? repair)
    {
        repair = null;
        number = 0;
        if (value.ValueKind == JsonValueKind.Number)
            return value.TryGetDecimal(out number);
        if (value.ValueKind != JsonValueKind.String || !NumberText.TryRead(value.GetString()!, out number, out Mend mend))
            return false;
        RepairLog log = new();
        log.Note(mend);
        repair = log.Describe()[0];
        return true;
    }

    private static void Write(JsonElement value, SchemaNode schema, Utf8JsonWriter writer, RepairLog log)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (JsonProperty member in value.EnumerateObject())
                {
                    writer.WritePropertyName(member.Name);
                    Write(member.Value, schema.Member(member.Name), writer, log);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (JsonElement item in value.EnumerateArray())
                    Write(item, schema.Item(), writer, log);
                writer.WriteEndArray();
                break;
            case JsonValueKind.String when schema.WantsNumber && NumberText.TryRead(value.GetString()!, out decimal number, out Mend mend):
                log.Note(mend);
                writer.WriteRawValue(number.ToString(CultureInfo.InvariantCulture), skipInputValidation: true);
                break;
            default:
                value.WriteTo(writer);
                break;
        }
    }
}
