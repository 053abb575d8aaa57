using System.Buffers;
using System.Runtime.InteropServices;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace BacktestCli.Signals.Json;

/// <summary>Keys that an object has more than once: the last value counts, as everywhere in JSON, and the others go.</summary>
internal static class RepeatedKeys
{
    /// <summary>Up to so many members each is compared with each.</summary>
    private const int Few = 12;

    private static readonly JsonDocumentOptions Options = new() { MaxDepth = JsonRepair.MaxDepth };

    private static readonly JsonWriterOptions WriterOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = JsonRepair.MaxDepth };

    /// <summary>The value without repeated keys; itself where it has none.</summary>
    public static JsonElement Drop(JsonElement value, RepairLog log)
    {
        if (!Has(value))
            return value;
        ArrayBufferWriter<byte> output = new();
        using (Utf8JsonWriter writer = new(output, WriterOptions))
            Write(value, writer, log);
        return JsonElement.Parse(output.WrittenSpan, Options);
    }

    private static bool Has(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Array)
        {
            foreach (JsonElement item in value.EnumerateArray())
            {
                if (item.ValueKind is JsonValueKind.Array or JsonValueKind.Object && Has(item))
                    return true;
            }

            return false;
        }

        if (value.ValueKind != JsonValueKind.Object)
            return false;
        foreach (JsonProperty member in value.EnumerateObject())
        {
            if (member.Value.ValueKind is JsonValueKind.Array or JsonValueKind.Object && Has(member.Value))
                return true;
        }

        return IsRepeated(value);
    }

    private static bool IsRepeated(JsonElement value)
    {
        int count = value.GetPropertyCount();
        if (count > Few)
            return value.EnumerateObject().Select(member => member.Name).Distinct(StringComparer.Ordinal).Count() < count;
        int first = 0;
        foreach (JsonProperty member in value.EnumerateObject())
        {
            ReadOnlySpan<byte> name = JsonMarshal.GetRawUtf8PropertyName(member);
            int second = 0;
            foreach (JsonProperty other in value.EnumerateObject())
            {
                if (second++ >= first)
                    break;
                ReadOnlySpan<byte> earlier = JsonMarshal.GetRawUtf8PropertyName(other);
                bool isEscaped = name.Contains((byte)'\\') || earlier.Contains((byte)'\\');
                if (isEscaped ? member.Name == other.Name : name.SequenceEqual(earlier))
                    return true;
            }

            first++;
        }

        return false;
    }

    private static void Write(JsonElement value, Utf8JsonWriter writer, RepairLog log)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                OrderedDictionary<string, JsonElement> members = new(StringComparer.Ordinal);
                foreach (JsonProperty member in value.EnumerateObject())
                {
                    if (!members.TryAdd(member.Name, member.Value))
                        log.Note(Mend.RepeatedKey);
                    members[member.Name] = member.Value;
                }

                writer.WriteStartObject();
                foreach ((string name, JsonElement member) in members)
                {
                    writer.WritePropertyName(name);
                    Write(member, writer, log);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (JsonElement item in value.EnumerateArray())
                    Write(item, writer, log);
                writer.WriteEndArray();
                break;
            default:
                value.WriteTo(writer);
                break;
        }
    }
}
