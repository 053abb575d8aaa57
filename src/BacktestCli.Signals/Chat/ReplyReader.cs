using System.Text.Json;

namespace BacktestCli.Signals.Chat;

/// <summary>Reads what a server sent back for a question.</summary>
internal static class ReplyReader
{
    /// <summary>Reads an answer.</summary>
    /// <param name="http">What came.</param>
    /// <param name="redaction">Takes keys out of it.</param>
    /// <param name="now">Our clock, for a wait that is told as a date.</param>
    /// <exception cref="AttemptFailure">There is no text of the model in it.</exception>
    public static Reply Read(HttpReply http, Redaction redaction, DateTimeOffset now)
    {
        if (http.Status is < 200 or > 299)
            throw Verdict.Of(http, ProviderError.Read(http.Body, redaction), now);
        if (ProviderError.IsHtml(http.Body.Span))
            throw new AttemptFailure(ChatFailure.NoAnswer, "an HTML page in place of an answer");
        if (http.Body.Span.Trim(" \t\r\n"u8).IsEmpty)
            throw new AttemptFailure(ChatFailure.NoAnswer, "an empty body") { MayBeBilled = true };
        try
        {
            using JsonDocument json = JsonDocument.Parse(http.Body);
            return Read(json.RootElement, http, redaction, now);
        }
        catch (JsonException) when (http.Body.Span.TrimStart(" \t\r\n"u8)[0] == '{')
        {
            throw new AttemptFailure(ChatFailure.RetriesSpent, "the answer breaks off") { IsPassing = true, IsModelFault = true, MayBeBilled = true };
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            throw new AttemptFailure(ChatFailure.NoAnswer, "an answer that is not JSON") { MayBeBilled = true };
        }
    }

    private static Reply Read(JsonElement answer, HttpReply http, Redaction redaction, DateTimeOffset now)
    {
        if (answer.ValueKind != JsonValueKind.Object)
            throw new AttemptFailure(ChatFailure.NoAnswer, "an answer that is no JSON object") { MayBeBilled = true };
        TokenUsage? usage = TokenUsage.Read(answer);
        if (answer.TryGetProperty("error", out JsonElement error) && error.ValueKind is JsonValueKind.Object or JsonValueKind.String)
        {
            ProviderError told = ProviderError.Read(answer, redaction);
            throw told.Status is { } status
                ? Verdict.Of(http with { Status = status }, told, now)
                : new AttemptFailure(ChatFailure.NoAnswer, "an error in place of an answer", told.Message) { Usage = usage };
        }

        if (!answer.TryGetProperty("choices", out JsonElement choices) || choices.ValueKind != JsonValueKind.Array || choices.GetArrayLength() == 0
            || choices[0].ValueKind != JsonValueKind.Object || !choices[0].TryGetProperty("message", out JsonElement message))
        {
            throw new AttemptFailure(ChatFailure.NoAnswer, "an answer without a choice") { Usage = usage, MayBeBilled = true };
        }

        return Read(message, Word(choices[0], "finish_reason"), usage, redaction);
    }

    private static Reply Read(JsonElement message, string finish, TokenUsage? usage, Redaction redaction)
    {
        string text = TextOf(message);
        bool isEmpty = string.IsNullOrWhiteSpace(text);
        string refusal = Word(message, "refusal");
        if (finish == "content_filter")
            throw new AttemptFailure(ChatFailure.Refused, "held back by a content filter") { Usage = usage, MayBeBilled = true };
        if (isEmpty && refusal.Length > 0)
            throw new AttemptFailure(ChatFailure.Refused, "refused", redaction.Of(refusal)) { Usage = usage, MayBeBilled = true };
        if (isEmpty)
        {
            string outcome = finish == "length" ? "no text: all tokens of the answer went into thought" : "an answer without text";
            throw new AttemptFailure(ChatFailure.NoAnswer, outcome) { Usage = usage, MayBeBilled = true };
        }

        return new Reply(redaction.Of(text), finish == "length", usage);
    }

    /// <summary>The text, which some servers send in parts.</summary>
    private static string TextOf(JsonElement message)
    {
        if (message.ValueKind != JsonValueKind.Object || !message.TryGetProperty("content", out JsonElement content))
            return "";
        return content.ValueKind switch
        {
            JsonValueKind.String => content.GetString() ?? "",
            JsonValueKind.Array => string.Concat(content.EnumerateArray().Select(part => Word(part, "text"))),
            _ => "",
        };
    }

    private static string Word(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out JsonElement word) && word.ValueKind == JsonValueKind.String
            ? word.GetString() ?? ""
            : "";
}
