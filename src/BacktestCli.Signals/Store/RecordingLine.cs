using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using BacktestCli.Core.Market;
using BacktestCli.Signals.Chat;

namespace BacktestCli.Signals.Store;

/// <summary>
/// Writes a recording as a line of the store: JSON without a line break, the key first, so that it is found without reading the rest.
/// </summary>
public static class RecordingLine
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The line, its line feed included.</summary>
    public static byte[] Write(Recording recording)
    {
        ArrayBufferWriter<byte> bytes = new(4096);
        using (Utf8JsonWriter json = new(bytes, Plain))
        {
            json.WriteStartObject();
            WriteQuestion(json, recording);
            WriteAnswer(json, recording);
            WriteCost(json, recording);
            json.WriteEndObject();
        }

        bytes.Write("\n"u8);
        return bytes.WrittenSpan.ToArray();
    }

    private static void WriteQuestion(Utf8JsonWriter json, Recording recording)
    {
        json.WriteString("key", recording.Key);
        json.WriteBoolean("abstained", recording.IsAbstained);
        json.WriteNumber("format", RecordingKey.Format);
        json.WriteString("contract", recording.Contract);
        json.WriteString("time", UtcTime.Format(recording.Time));
        WriteTexts(json, "instruments", recording.Instruments);
        json.WriteNumber("template", recording.Template);
        WriteTexts(json, "models", recording.Models.Select(model => model.ToString()));
        WriteSampling(json, recording.Sampling);
        json.WriteStartArray("messages");
        foreach (ChatMessage message in recording.Messages)
        {
            json.WriteStartObject();
            json.WriteString("role", ChatRoles.NameOf(message.Role));
            json.WriteString("text", message.Text);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteSampling(Utf8JsonWriter json, Sampling sampling)
    {
        json.WriteStartObject("sampling");
        if (sampling.Temperature is { } temperature)
            json.WriteNumber("temperature", temperature);
        if (sampling.TopP is { } topP)
            json.WriteNumber("top_p", topP);
        if (sampling.Seed is { } seed)
            json.WriteNumber("seed", seed);
        json.WriteNumber("max_output_tokens", sampling.MaxOutputTokens);
        json.WriteEndObject();
    }

    private static void WriteAnswer(Utf8JsonWriter json, Recording recording)
    {
        if (recording.Reason is { } reason)
            json.WriteString("reason", reason);
        if (recording.Model is { } model)
            json.WriteString("model", model.ToString());
        if (recording.Fallback > 0)
            json.WriteNumber("fallback", recording.Fallback);
        if (recording.IsReAsked)
            json.WriteBoolean("re_asked", true);
        if (recording.Text is { } text)
            json.WriteString("text", text);
        if (recording.Answer is { } answer)
        {
            json.WritePropertyName("answer");
            answer.WriteTo(json);
        }

        WriteTexts(json, "repairs", recording.Repairs);
    }

    private static void WriteCost(Utf8JsonWriter json, Recording recording)
    {
        json.WriteStartArray("attempts");
        foreach (ChatAttempt attempt in recording.Attempts)
        {
            json.WriteStartObject();
            json.WriteString("model", attempt.Model.ToString());
            json.WriteString("outcome", attempt.Outcome);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteNumber("input_tokens", recording.InputTokens);
        json.WriteNumber("output_tokens", recording.OutputTokens);
        if (recording.CostUsd is { } cost)
            json.WriteNumber("cost_usd", cost);
        json.WriteNumber("latency_ms", recording.LatencyMilliseconds);
        json.WriteString("asked_at", UtcTime.Format(recording.AskedAt));
    }

    private static void WriteTexts(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (string text in texts)
            json.WriteStringValue(text);
        json.WriteEndArray();
    }
}
