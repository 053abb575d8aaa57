using System.Text.Json;
using BacktestCli.Core.Market;
using BacktestCli.Signals.Chat;

namespace BacktestCli.Signals.Store;

/// <summary>Reads a line of the store.</summary>
internal static class RecordingReader
{
    /// <summary>Reads a line.</summary>
    /// <exception cref="FormatException">It is not a recording; says why.</exception>
    public static Recording Read(ReadOnlyMemory<byte> line)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(line);
            return Read(document.RootElement);
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            throw new FormatException(Why(fault), fault);
        }
    }

    /// <summary>Reads a line; null where it is not a recording.</summary>
    public static Recording? TryRead(ReadOnlyMemory<byte> line)
    {
        try
        {
            return Read(line);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static string Why(Exception fault) => fault switch
    {
        JsonException json => $"it is not JSON from character {json.BytePositionInLine ?? 0} on",
        KeyNotFoundException => "a member is missing that every recording has",
        _ => "a member is not of the kind it must be",
    };

    private static Recording Read(JsonElement root)
    {
        int format = root.GetProperty("format").GetInt32();
        if (format != RecordingKey.Format)
            throw new FormatException($"it is of format {format}; this program reads format {RecordingKey.Format}");
        Recording recording = new()
        {
            Key = Text(root, "key"),
            Contract = Text(root, "contract"),
            Time = Time(root, "time"),
            Instruments = Texts(root, "instruments"),
            Template = root.GetProperty("template").GetInt32(),
            Models = [.. Texts(root, "models").Select(Model)],
            Sampling = Sampling(root.GetProperty("sampling")),
            Messages = [.. root.GetProperty("messages").EnumerateArray().Select(Message)],
            Repairs = Texts(root, "repairs"),
            Attempts = [.. root.GetProperty("attempts").EnumerateArray().Select(Attempt)],
            InputTokens = root.GetProperty("input_tokens").GetInt64(),
            OutputTokens = root.GetProperty("output_tokens").GetInt64(),
            CostUsd = Find(root, "cost_usd")?.GetDecimal(),
            LatencyMilliseconds = root.GetProperty("latency_ms").GetInt64(),
            AskedAt = Time(root, "asked_at"),
        };
        return root.GetProperty("abstained").GetBoolean() ? recording with { Reason = Text(root, "reason") } : WithAnswer(recording, root);
    }

    private static Recording WithAnswer(Recording recording, JsonElement root) => recording with
    {
        Model = Model(Text(root, "model")),
        Fallback = Find(root, "fallback")?.GetInt32() ?? 0,
        IsReAsked = Find(root, "re_asked")?.GetBoolean() ?? false,
        Text = Text(root, "text"),
        Answer = root.GetProperty("answer").Clone(),
    };

    private static Sampling Sampling(JsonElement sampling) => new()
    {
        Temperature = Find(sampling, "temperature")?.GetDouble(),
        TopP = Find(sampling, "top_p")?.GetDouble(),
        Seed = Find(sampling, "seed")?.GetInt64(),
        MaxOutputTokens = sampling.GetProperty("max_output_tokens").GetInt32(),
    };

    private static ChatMessage Message(JsonElement message) => new(Role(Text(message, "role")), Text(message, "text"));

    private static ChatRole Role(string role) => ChatRoles.Find(role) ?? throw new FormatException($"'{role}' is not a role of a conversation");

    private static ChatAttempt Attempt(JsonElement attempt) => new(Model(Text(attempt, "model")), Text(attempt, "outcome"));

    private static ModelName Model(string text) =>
        ModelName.TryParse(text) ?? throw new FormatException($"'{text}' is not a model, written provider/model");

    private static long Time(JsonElement root, string name) =>
        UtcTime.TryParse(Text(root, name), out long time) ? time : throw new FormatException($"'{Text(root, name)}' is not a time");

    private static string Text(JsonElement root, string name) =>
        root.GetProperty(name).GetString() ?? throw new FormatException($"{name} is null");

    private static string[] Texts(JsonElement root, string name) =>
        [.. root.GetProperty(name).EnumerateArray().Select(text => text.GetString() ?? throw new FormatException($"{name} holds null"))];

    private static JsonElement? Find(JsonElement root, string name) => root.TryGetProperty(name, out JsonElement found) ? found : null;
}
