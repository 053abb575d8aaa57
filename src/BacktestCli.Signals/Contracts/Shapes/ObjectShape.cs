using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace BacktestCli.Signals.Contracts.Shapes;

/// <summary>An object of named members.</summary>
/// <param name="members">The members, in the order in which they are asked for.</param>
/// <remarks>
/// Names are read whatever their capitals and underscores. Members that nobody asked for are kept under <c>extra</c> and are no fault.
/// Where the answer is to be an object with an array alone, the bare array is read as that one.
/// </remarks>
internal sealed class ObjectShape(params Member[] members) : Shape
{
    /// <summary>What members that nobody asked for are kept under.</summary>
    public const string Extra = "extra";

    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Dictionary<string, Member> _byName = members.ToDictionary(member => JsonTexts.Fold(member.Name));

    /// <summary>The JSON Schema, draft 2020-12, on one line.</summary>
    public string Schema()
    {
        using MemoryStream bytes = new();
        using (Utf8JsonWriter json = new(bytes, Plain))
        {
            json.WriteStartObject();
            WriteSchema(json, mayBeNull: false);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.ToArray());
    }

    /// <inheritdoc/>
    public override string Form(string indent)
    {
        string inner = indent + "  ";
        return $"{{\n{string.Join(",\n", members.Select(member => $"{inner}\"{member.Name}\": {FormOf(member, inner)}"))}\n{indent}}}";
    }

    /// <inheritdoc/>
    public override void WriteSchema(Utf8JsonWriter json, bool mayBeNull)
    {
        WriteType(json, "object", mayBeNull);
        json.WriteStartObject("properties");
        foreach (Member member in members)
        {
            json.WriteStartObject(member.Name);
            member.Shape.WriteSchema(json, member.Presence == Presence.Nullable);
            json.WriteString("description", member.Meaning);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteStartArray("required");
        foreach (Member member in members)
            json.WriteStringValue(member.Name);
        json.WriteEndArray();
        json.WriteBoolean("additionalProperties", value: false);
    }

    /// <inheritdoc/>
    public override JsonNode? Read(JsonElement value, string place, Problems problems)
    {
        if (value.ValueKind == JsonValueKind.Array && place.Length == 0 && members is [{ Shape: ListShape } only])
            return new JsonObject { [only.Name] = only.Shape.Read(value, only.Name, problems) };
        if (value.ValueKind != JsonValueKind.Object)
        {
            problems.Add(place, value, "an object");
            return null;
        }

        JsonObject extra = [];
        Dictionary<Member, JsonElement> found = Found(value, place, problems, extra);
        JsonObject read = [];
        foreach (Member member in members)
            read[member.Name] = ReadMember(member, found.GetValueOrDefault(member), Inside(place, member.Name), problems);
        if (extra.Count > 0)
            read[Extra] = extra;
        return read;
    }

    private Dictionary<Member, JsonElement> Found(JsonElement value, string place, Problems problems, JsonObject extra)
    {
        Dictionary<Member, JsonElement> found = [];
        foreach (JsonProperty property in value.EnumerateObject())
        {
            string name = JsonTexts.NameOf(property) ?? "";
            if (!_byName.TryGetValue(JsonTexts.Fold(name), out Member? member))
                extra[name] = JsonTexts.Copy(property.Value);
            else if (!found.TryAdd(member, property.Value) && found[member].GetRawText() != property.Value.GetRawText())
                problems.Add($"{Inside(place, member.Name)} is given twice, with two values: give it once.");
        }

        return found;
    }

    private static JsonNode? ReadMember(Member member, JsonElement value, string place, Problems problems)
    {
        bool isAbsent = value.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null || IsWordForNone(member, value);
        if (!isAbsent || member.Presence == Presence.Required)
            return member.Shape.Read(value, place, problems);
        return null;
    }

    private static bool IsWordForNone(Member member, JsonElement value) =>
        member.Presence == Presence.Nullable && JsonTexts.Of(value) is { } text && JsonTexts.Fold(text) is "" or "na" or "none" or "null";

    private static string FormOf(Member member, string indent) =>
        $"{member.Shape.Form(indent)}{(member.Presence == Presence.Nullable ? ", or null" : "")} ({member.Meaning})";

    private static string Inside(string place, string name) => place.Length == 0 ? name : $"{place}.{name}";
}
