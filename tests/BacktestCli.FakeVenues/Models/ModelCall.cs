using System.Text;
using System.Text.Json;

namespace BacktestCli.FakeVenues.Models;

/// <summary>A question, as a fake model sees it.</summary>
/// <param name="Headers">Request headers.</param>
/// <param name="Json">The body.</param>
public sealed record ModelCall(IReadOnlyDictionary<string, string> Headers, JsonElement Json)
{
    /// <summary>Who is asked.</summary>
    public string Model => Json.GetProperty("model").GetString() ?? "";

    /// <summary>How the answer's form is asked for; null: in no way.</summary>
    public string? Form => Json.TryGetProperty("response_format", out JsonElement form) ? form.GetProperty("type").GetString() : null;

    /// <summary>Most tokens of the answer, by either name.</summary>
    public int MostTokens =>
        Json.TryGetProperty("max_tokens", out JsonElement most) || Json.TryGetProperty("max_completion_tokens", out most) ? most.GetInt32() : int.MaxValue;

    /// <summary>What is said, in order.</summary>
    public IReadOnlyList<string> Messages =>
        [.. Json.GetProperty("messages").EnumerateArray().Select(message => message.GetProperty("content").GetString() ?? "")];

    /// <summary>Tokens of the question: one for 4 bytes.</summary>
    public int InputTokens => TokensOf(Schema is { } schema && Form == "json_schema" ? schema.GetRawText() : "") + Messages.Sum(text => 4 + TokensOf(text));

    /// <summary>The schema of the answer: a field of its own, or the last JSON in the rules.</summary>
    public JsonElement? Schema
    {
        get
        {
            if (Form == "json_schema")
                return Json.GetProperty("response_format").GetProperty("json_schema").GetProperty("schema");
            int start = Messages[0].IndexOf("JSON Schema:\n", StringComparison.Ordinal);
            return start < 0 ? null : JsonElement.Parse(Messages[0][(start + "JSON Schema:\n".Length)..]);
        }
    }

    /// <summary>Tokens of a text.</summary>
    public static int TokensOf(string text) => (Encoding.UTF8.GetByteCount(text) + 3) / 4;

    /// <summary>What is wrong with it; null: nothing.</summary>
    public string? Problem()
    {
        if (Json.ValueKind != JsonValueKind.Object || !Json.TryGetProperty("model", out JsonElement model) || model.ValueKind != JsonValueKind.String)
            return "you must provide a model parameter";
        if (!Json.TryGetProperty("messages", out JsonElement messages) || messages.ValueKind != JsonValueKind.Array || messages.GetArrayLength() == 0)
            return "[] is too short - 'messages'";
        if (messages.EnumerateArray().Any(message => message.GetProperty("role").GetString() is not ("system" or "user" or "assistant")))
            return "Invalid value for messages[].role";
        if (Form == "json_object" && !Messages.Any(text => text.Contains("json", StringComparison.OrdinalIgnoreCase)))
            return "'messages' must contain the word 'json' in some form, to use 'response_format' of type 'json_object'.";
        return Form == "json_schema" && Schema!.Value.GetProperty("type").GetString() != "object" ? "Invalid schema: its root is no object" : null;
    }
}
