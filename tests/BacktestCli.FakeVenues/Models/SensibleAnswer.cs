using System.Text.Json;
using System.Text.Json.Nodes;

namespace BacktestCli.FakeVenues.Models;

/// <summary>
/// An answer that fits the schema and makes sense: of one opinion throughout, which follows from the question's words, with a stop on the side where it
/// loses and a target on the side where it wins. What a field means is told by its name, here and nowhere else.
/// </summary>
internal sealed class SensibleAnswer
{
    private static readonly string[] Buying = ["buy", "long", "bullish", "trending_up", "up", "positive", "increase"];
    private static readonly string[] Selling = ["sell", "short", "bearish", "trending_down", "down", "negative", "decrease"];
    private static readonly string[] Waiting = ["hold", "neutral", "ranging", "medium", "moderate"];

    private readonly ShownBars _shown;
    private readonly double _score;

    private SensibleAnswer(ModelCall call)
    {
        _shown = ShownBars.InLast(call.Messages);
        _score = Math.Round((Hash(call.Messages[^1] + call.Model) % 2001 / 1000.0) - 1, 2);
    }

    /// <summary>Above 0 where it would buy, below 0 where it would sell.</summary>
    private int Side => _score > 0.2 ? 1 : _score < -0.2 ? -1 : 0;

    /// <summary>Answers a question; one without a schema in words.</summary>
    public static string To(ModelCall call) =>
        call.Schema is { } schema ? new SensibleAnswer(call).Value("", schema, "")!.ToJsonString() : "I have no opinion.";

    private JsonNode? Value(string name, JsonElement schema, string label)
    {
        if (schema.TryGetProperty("enum", out JsonElement choices))
            return Choice(choices);
        if (schema.TryGetProperty("const", out JsonElement only))
            return JsonNode.Parse(only.GetRawText());
        return TypeOf(schema, out bool mayBeNull) switch
        {
            "object" => Object(schema, label),
            "array" => Array(name, schema),
            "number" or "integer" => Number(name, schema, mayBeNull),
            "boolean" => Side > 0,
            "null" => null,
            _ => Text(name, label),
        };
    }

    private JsonObject Object(JsonElement schema, string label)
    {
        JsonObject json = [];
        foreach (JsonProperty member in schema.GetProperty("properties").EnumerateObject())
            json[member.Name] = Value(member.Name, member.Value, label);
        return json;
    }

    /// <summary>One a bar where items have a time, one an instrument where they have a name, else one.</summary>
    private JsonArray Array(string name, JsonElement schema)
    {
        JsonElement item = schema.GetProperty("items");
        bool isObject = item.TryGetProperty("properties", out JsonElement members);
        IReadOnlyList<string> labels = isObject && (members.TryGetProperty("timestamp", out _) || members.TryGetProperty("bar", out _)) ? _shown.Labels
            : isObject && (members.TryGetProperty("ticker", out _) || members.TryGetProperty("symbol", out _)) ? _shown.Names
            : [name];
        return [.. labels.Select(label => Value(name, item, label))];
    }

    private JsonValue? Number(string name, JsonElement schema, bool mayBeNull)
    {
        if (Side == 0 && mayBeNull)
            return null;
        double value = name switch
        {
            "suggested_entry" or "stop_loss" or "take_profit" => Level(name),
            "risk_reward_ratio" => 2,
            "position_size_pct" => Side == 0 ? 0 : 5,
            "confidence" => Math.Round(0.5 + (Math.Abs(_score) / 2), 3),
            "quantity" => Side == 0 ? 0 : 1,
            _ => _score,
        };
        double least = Bound(schema, "minimum", double.NegativeInfinity);
        double most = Bound(schema, "maximum", double.PositiveInfinity);
        value = Math.Clamp(value, least, most);
        return TypeOf(schema, out _) == "integer" ? JsonValue.Create((long)Math.Round(value)) : JsonValue.Create(value);
    }

    private double Level(string name)
    {
        double side = Side == 0 ? 1 : Side;
        return Math.Round(_shown.LastClose * (name == "stop_loss" ? 1 - (0.02 * side) : name == "take_profit" ? 1 + (0.04 * side) : 1), 8);
    }

    private static JsonNode Text(string name, string label) => name switch
    {
        "timestamp" or "bar" or "ticker" or "symbol" => label,
        _ => "As the bars have it.",
    };

    private JsonNode? Choice(JsonElement choices)
    {
        string[] mine = Side > 0 ? Buying : Side < 0 ? Selling : Waiting;
        JsonElement choice = choices.EnumerateArray()
            .OrderBy(one => one.ValueKind == JsonValueKind.String && mine.Contains(one.GetString()!.ToLowerInvariant()) ? 0 : 1)
            .First();
        return JsonNode.Parse(choice.GetRawText());
    }

    private static string TypeOf(JsonElement schema, out bool mayBeNull)
    {
        mayBeNull = false;
        if (!schema.TryGetProperty("type", out JsonElement type))
            return "string";
        if (type.ValueKind != JsonValueKind.Array)
            return type.GetString()!;
        string[] types = [.. type.EnumerateArray().Select(one => one.GetString()!)];
        mayBeNull = types.Contains("null");
        return types.First(one => one != "null");
    }

    private static double Bound(JsonElement schema, string name, double otherwise) =>
        schema.TryGetProperty(name, out JsonElement bound) ? bound.GetDouble() : otherwise;

    private static ulong Hash(string text)
    {
        ulong hash = 14695981039346656037;
        foreach (char letter in text)
            hash = (hash ^ letter) * 1099511628211;
        return hash ^ (hash >> 29);
    }
}
