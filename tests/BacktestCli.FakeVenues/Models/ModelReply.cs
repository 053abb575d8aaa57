using System.Text.Json;

namespace BacktestCli.FakeVenues.Models;

/// <summary>Words answers and errors as OpenAI does.</summary>
internal static class ModelReply
{
    /// <summary>The answer of a step.</summary>
    public static FakeAnswer Of(ModelCall call, ModelStep step, out int outputTokens)
    {
        outputTokens = 0;
        string echo = step.Echo ? " " + string.Join(' ', call.Headers.Select(header => $"{header.Key}: {header.Value}")) : "";
        if (step.Status is { } status && step.Body is null)
            return Error(status, step.Code, (step.Message ?? $"status {status}, as scripted") + echo);
        string? text = step.Refusal is null ? (step.Text ?? SensibleAnswer.To(call)) + echo : null;
        bool isCut = ModelCall.TokensOf(text ?? "") > call.MostTokens;
        if (isCut)
            text = text![..Math.Min(text!.Length, call.MostTokens)];
        outputTokens = step.OutputTokens ?? ModelCall.TokensOf(text ?? step.Refusal ?? "") + ModelCall.TokensOf(step.Reasoning ?? "");
        if (step.Body is { } body)
            return FakeAnswer.Text(body, step.Status ?? 200);
        Dictionary<string, object?> message = new() { ["role"] = "assistant", ["content"] = text, ["refusal"] = step.Refusal };
        if (step.Reasoning is { } thoughts)
            message["reasoning_content"] = thoughts;
        object choice = new { index = 0, message, logprobs = (object?)null, finish_reason = step.FinishReason ?? (isCut ? "length" : "stop") };
        Dictionary<string, object?> answer = new()
        {
            ["id"] = "chatcmpl-fake",
            ["object"] = "chat.completion",
            ["created"] = 1_735_689_600,
            ["model"] = call.Model,
            ["choices"] = step.NoChoices ? Array.Empty<object>() : new[] { choice },
        };
        if (!step.NoUsage)
            answer["usage"] = new { prompt_tokens = call.InputTokens, completion_tokens = outputTokens, total_tokens = call.InputTokens + outputTokens };
        return FakeAnswer.Text(JsonSerializer.Serialize(answer));
    }

    /// <summary>Turns a field down that a model does not take; null: it takes all.</summary>
    public static FakeAnswer? Refuse(ModelCall call, IReadOnlyList<string> refuses)
    {
        foreach (string field in refuses)
        {
            if (field == call.Form)
                return Error(400, null, $"Invalid parameter: 'response_format' of type '{field}' is not supported with this model.", "response_format");
            if (call.Json.TryGetProperty(field, out _))
            {
                string instead = field == "max_tokens" ? " Use 'max_completion_tokens' instead." : "";
                return Error(400, "unsupported_parameter", $"Unsupported parameter: '{field}' is not supported with this model.{instead}", field);
            }
        }

        return null;
    }

    /// <summary>An error.</summary>
    public static FakeAnswer Error(int status, string? code, string message, string? param = null) =>
        FakeAnswer.Text(JsonSerializer.Serialize(new { error = new { message, type = "invalid_request_error", param, code } }), status);

    /// <summary>Models by their names.</summary>
    public static FakeAnswer List(IEnumerable<string> names) => FakeAnswer.Text(JsonSerializer.Serialize(
        new { @object = "list", data = names.Order(StringComparer.Ordinal).Select(id => new { id, @object = "model", created = 1_735_689_600, owned_by = "fake" }) }));
}
