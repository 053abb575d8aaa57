using System.Text.Json;
using System.Text.Json.Nodes;

namespace BacktestCli.Signals.Contracts.Shapes;

/// <summary>One of a few words.</summary>
/// <param name="words">The words, each with others that can mean nothing else here.</param>
/// <remarks>Capitals, spaces, hyphens and underscores do not matter: <c>Trending Up</c> is <c>trending_up</c>.</remarks>
internal sealed class ChoiceShape(params (string Word, string[] Synonyms)[] words) : Shape
{
    private readonly Dictionary<string, string> _meant = words
        .SelectMany(one => one.Synonyms.Prepend(one.Word).Select(said => (Said: JsonTexts.Fold(said), one.Word)))
        .ToDictionary(one => one.Said, one => one.Word);

    /// <inheritdoc/>
    public override string Form(string indent) => string.Join(" | ", words.Select(one => $"\"{one.Word}\""));

    /// <inheritdoc/>
    public override void WriteSchema(Utf8JsonWriter json, bool mayBeNull)
    {
        WriteType(json, "string", mayBeNull);
        json.WriteStartArray("enum");
        foreach ((string word, _) in words)
            json.WriteStringValue(word);
        if (mayBeNull)
            json.WriteNullValue();
        json.WriteEndArray();
    }

    /// <inheritdoc/>
    public override JsonNode? Read(JsonElement value, string place, Problems problems)
    {
        if (value.ValueKind == JsonValueKind.String && JsonTexts.Of(value) is { } text && _meant.TryGetValue(JsonTexts.Fold(text), out string? word))
            return JsonValue.Create(word);
        problems.Add(place, value, $"one of {string.Join(", ", words.Select(one => one.Word))}");
        return null;
    }
}
