using System.Text.Json;
using System.Text.Json.Nodes;

namespace BacktestCli.Signals.Contracts.Shapes;

/// <summary>Texts of JSON that nobody vouches for: half a surrogate pair is well-formed JSON and no text.</summary>
internal static class JsonTexts
{
    /// <summary>The text of a string, a number or a boolean; null for anything else, and for a string that is no text.</summary>
    public static string? Of(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => Decoded(() => value.GetString()),
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
        _ => null,
    };

    /// <summary>The name of a member; null where it is no text.</summary>
    public static string? NameOf(JsonProperty member) => Decoded(() => member.Name);

    /// <summary>A copy of a value; where it holds what is no text, or is nested too deeply, its JSON as a text.</summary>
    public static JsonNode? Copy(JsonElement value)
    {
        string json = value.GetRawText();
        return Decoded(() => JsonNode.Parse(json)?.ToJsonString()) is not null ? JsonNode.Parse(json) : JsonValue.Create(json);
    }

    /// <summary>Letters and digits alone, in small letters: what names are compared by.</summary>
    public static string Fold(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    private static string? Decoded(Func<string?> read)
    {
        try
        {
            return read();
        }
        catch (Exception fault) when (fault is InvalidOperationException or ArgumentException or JsonException)
        {
            return null;
        }
    }
}
