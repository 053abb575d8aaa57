using System.Buffers;
using System.Text.Json;

namespace BacktestCli.Signals.Chat;

/// <summary>Writes a question as the JSON that OpenAI-compatible servers take.</summary>
/// <param name="Json">The body.</param>
/// <param name="EstimatedInputTokens">Tokens it has, about.</param>
/// <param name="MostInputTokens">Tokens it cannot exceed.</param>
internal sealed record RequestBody(ReadOnlyMemory<byte> Json, long EstimatedInputTokens, long MostInputTokens)
{
    /// <summary>Writes it.</summary>
    /// <param name="model">As the provider calls it.</param>
    /// <param name="request">The question.</param>
    /// <param name="shape">Which fields the model takes.</param>
    public static RequestBody Of(string model, ChatRequest request, RequestShape shape)
    {
        using JsonDocument schema = JsonDocument.Parse(request.Schema);
        IReadOnlyList<ChatMessage> messages = shape.Form == AnswerForm.JsonSchema ? request.Messages : WithSchema(request);
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter json = new(buffer))
        {
            json.WriteStartObject();
            json.WriteString("model", model);
            WriteMessages(json, messages);
            WriteSampling(json, request.Sampling, shape);
            WriteForm(json, request.SchemaName, schema.RootElement, shape.Form);
            json.WriteEndObject();
        }

        string beside = shape.Form == AnswerForm.JsonSchema ? request.Schema : "";
        return new RequestBody(
            buffer.WrittenMemory, TokenEstimate.Of(messages) + TokenEstimate.Of(beside), TokenEstimate.AtMost(messages) + TokenEstimate.AtMost(beside));
    }

    /// <summary>The schema in words, at the end of the rules.</summary>
    private static List<ChatMessage> WithSchema(ChatRequest request)
    {
        string words = $"Answer with one JSON object and nothing else. It must conform to this JSON Schema:\n{request.Schema}";
        List<ChatMessage> messages = [.. request.Messages];
        if (messages is [{ Role: ChatRole.System } rules, ..])
            messages[0] = rules with { Text = $"{rules.Text}\n\n{words}" };
        else
            messages.Insert(0, new ChatMessage(ChatRole.System, words));
        return messages;
    }

    private static void WriteMessages(Utf8JsonWriter json, IReadOnlyList<ChatMessage> messages)
    {
        json.WriteStartArray("messages");
        foreach (ChatMessage message in messages)
        {
            json.WriteStartObject();
            json.WriteString("role", ChatRoles.NameOf(message.Role));
            json.WriteString("content", message.Text);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteSampling(Utf8JsonWriter json, Sampling sampling, RequestShape shape)
    {
        json.WriteNumber(shape.NamesCompletionTokens ? "max_completion_tokens" : "max_tokens", sampling.MaxOutputTokens);
        if (sampling.Temperature is { } temperature && shape.TakesTemperature)
            json.WriteNumber("temperature", temperature);
        if (sampling.TopP is { } share && shape.TakesTopP)
            json.WriteNumber("top_p", share);
        if (sampling.Seed is { } seed && shape.TakesSeed)
            json.WriteNumber("seed", seed);
    }

    private static void WriteForm(Utf8JsonWriter json, string name, JsonElement schema, AnswerForm form)
    {
        if (form == AnswerForm.Text)
            return;
        json.WriteStartObject("response_format");
        json.WriteString("type", form == AnswerForm.JsonSchema ? "json_schema" : "json_object");
        if (form == AnswerForm.JsonSchema)
        {
            json.WriteStartObject("json_schema");
            json.WriteString("name", name);
            json.WriteBoolean("strict", StrictSchema.Holds(schema));
            json.WritePropertyName("schema");
            schema.WriteTo(json);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }
}
