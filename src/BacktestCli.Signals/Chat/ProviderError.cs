using System.Text;
using System.Text.Json;

namespace BacktestCli.Signals.Chat;

/// <summary>What a provider says went wrong, whichever of the usual forms it says it in.</summary>
/// <param name="Message">Its words on one line, without keys, cut to what fits in a message.</param>
/// <param name="Codes">Its code, its type and the parameter it is about, lower case, parted by spaces.</param>
internal sealed record ProviderError(string Message, string Codes)
{
    /// <summary>Most letters of it that are kept.</summary>
    private const int Longest = 300;

    /// <summary>Message and codes together, lower case, to look for words in.</summary>
    public string All { get; } = $"{Message} {Codes}".ToLowerInvariant();

    /// <summary>The HTTP status that an error in a good answer says it has; null where it says none.</summary>
    public int? Status { get; private init; }

    /// <summary>Reads the body of an answer that says no.</summary>
    public static ProviderError Read(ReadOnlyMemory<byte> body, Redaction redaction)
    {
        try
        {
            using JsonDocument json = JsonDocument.Parse(body);
            return Read(json.RootElement, redaction);
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            return new ProviderError(Line(IsHtml(body.Span) ? "an HTML page" : Encoding.UTF8.GetString(body.Span), redaction), "");
        }
    }

    /// <summary>Reads an answer that says no.</summary>
    public static ProviderError Read(JsonElement answer, Redaction redaction)
    {
        JsonElement error = Member(answer, "error") ?? Member(answer, "errors") ?? answer;
        if (error is { ValueKind: JsonValueKind.Array } && error.GetArrayLength() > 0)
            error = Member(error[0], "error") ?? error[0];
        string message = Text(error, "message") ?? Text(error, "msg") ?? Text(error, "detail") ?? Words(error);
        string codes = string.Join(' ', new[] { Text(error, "code"), Text(error, "type"), Text(error, "param") }.OfType<string>());
        return new ProviderError(Line(message, redaction), redaction.Of(codes).ToLowerInvariant())
        {
            Status = int.TryParse(Text(error, "code"), out int status) && status is >= 400 and < 600 ? status : null,
        };
    }

    /// <summary>True for a page for people.</summary>
    public static bool IsHtml(ReadOnlySpan<byte> body)
    {
        ReadOnlySpan<byte> start = body.TrimStart(" \t\r\n\uFEFF"u8);
        return start.Length > 0 && start[0] == '<';
    }

    /// <summary>True where message or codes hold one of these, given in lower case.</summary>
    public bool Says(params ReadOnlySpan<string> words)
    {
        foreach (string word in words)
        {
            if (All.Contains(word, StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    /// <summary>True where code, type or parameter hold one of these, given in lower case.</summary>
    public bool Names(params ReadOnlySpan<string> words)
    {
        foreach (string word in words)
        {
            if (Codes.Contains(word, StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    /// <summary>A key that straddles the cut would stay in part: it is taken out first.</summary>
    private static string Line(string text, Redaction redaction)
    {
        text = string.Join(' ', redaction.Of(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return text.Length <= Longest ? text.TrimEnd('.') : string.Concat(text.AsSpan(0, Longest), "…");
    }

    private static JsonElement? Member(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out JsonElement member)
            && member.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined)
            ? member
            : null;

    private static string? Text(JsonElement element, string name) => Member(element, name) is { } member ? Words(member) : null;

    /// <summary>All its values, unescaped, parted by spaces.</summary>
    private static string Words(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => string.Join(' ', element.EnumerateObject().Select(member => Words(member.Value))),
        JsonValueKind.Array => string.Join(' ', element.EnumerateArray().Select(Words)),
        JsonValueKind.String => element.GetString() ?? "",
        _ => element.GetRawText(),
    };
}
