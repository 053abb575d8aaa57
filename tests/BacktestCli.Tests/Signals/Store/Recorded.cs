using System.Text.Json;
using BacktestCli.Signals.Chat;
using BacktestCli.Signals.Store;
using BacktestCli.Tests.Fakes;

namespace BacktestCli.Tests.Signals.Store;

/// <summary>Recordings made in a test.</summary>
internal static class Recorded
{
    /// <summary>An answer about the hourly bar at an index, with text that needs escaping in it.</summary>
    public static Recording Answer(int bar = 0, double mood = 0.5, int promptLines = 3)
    {
        Recording blank = new()
        {
            Key = "",
            Contract = "mood",
            Template = 1,
            Models = [new ModelName("test", "first"), new ModelName("test", "second/large")],
            Sampling = new Sampling { Seed = 7 },
            Messages =
            [
                new ChatMessage(ChatRole.System, "Say \"mood\".\n\tÄ € 😀 \u2028"),
                new ChatMessage(ChatRole.User, string.Concat(Enumerable.Range(0, promptLines).Select(i => $"bar t-{promptLines - i}: close {100 + bar + i}\n"))),
            ],
            Time = ListSource.At(bar + 1),
            Instruments = ["binance spot BTCUSDT"],
            Model = new ModelName("test", "second/large"),
            Fallback = 1,
            IsReAsked = true,
            Text = $"```json\n{{\"mood\": {mood}}}\n```",
            Answer = JsonDocument.Parse($$"""{"mood": {{mood}}, "why": "up \u00e4"}""").RootElement,
            Repairs = ["a fence was left out"],
            Attempts = [new ChatAttempt(new ModelName("test", "first"), "HTTP 503"), new ChatAttempt(new ModelName("test", "second/large"), "answered")],
            InputTokens = 120,
            OutputTokens = 34,
            CostUsd = 0.00123m,
            LatencyMilliseconds = 456,
            AskedAt = ListSource.At(1_000),
        };
        return blank with { Key = RecordingKey.Of(blank) };
    }

    /// <summary>The same question without an answer.</summary>
    public static Recording Abstention(int bar = 0) =>
        Answer(bar) with { Model = null, Fallback = 0, IsReAsked = false, Text = null, Answer = null, Repairs = [], Reason = "nobody answered" };

    /// <summary>A recording as text, to be compared: records with lists and JSON in them do not compare.</summary>
    public static string Line(Recording? recording) => recording is null ? "" : System.Text.Encoding.UTF8.GetString(RecordingLine.Write(recording));
}
