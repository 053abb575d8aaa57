using System.Text.Json;
using BacktestCli.Core.Strategies;
using BacktestCli.Signals.Chat;

namespace BacktestCli.Signals.Store;

/// <summary>A stored answer of a model, or that there was none, with all it takes to ask again and to read it again.</summary>
public sealed record Recording
{
    /// <summary>SHA-256 of what was asked, of whom and how, lower-case hex; see <see cref="RecordingKey"/>.</summary>
    public required string Key { get; init; }

    /// <summary>Name of the contract: <c>sentiment</c>.</summary>
    public required string Contract { get; init; }

    /// <summary>Version of the contract's prompt template.</summary>
    public required int Template { get; init; }

    /// <summary>The models that might answer, in order.</summary>
    public required IReadOnlyList<ModelName> Models { get; init; }

    /// <summary>How their words were drawn.</summary>
    public required Sampling Sampling { get; init; }

    /// <summary>The question as it was sent, without what a re-ask adds.</summary>
    public required IReadOnlyList<ChatMessage> Messages { get; init; }

    /// <summary>Close time of the latest bar in the question, Unix ms.</summary>
    public required long Time { get; init; }

    /// <summary>The instruments in the question: <c>binance spot BTCUSDT</c>.</summary>
    public required IReadOnlyList<string> Instruments { get; init; }

    /// <summary>Who answered; null where nobody did.</summary>
    public ModelName? Model { get; init; }

    /// <summary>Number of the stand-in that answered, from 1; 0: the first model.</summary>
    public int Fallback { get; init; }

    /// <summary>True where the answer came after a re-ask.</summary>
    public bool IsReAsked { get; init; }

    /// <summary>What was answered, as it came; null where nobody did.</summary>
    public string? Text { get; init; }

    /// <summary>The JSON that was meant; null where nobody answered.</summary>
    public JsonElement? Answer { get; init; }

    /// <summary>What had to be mended in the text, in order.</summary>
    public IReadOnlyList<string> Repairs { get; init; } = [];

    /// <summary>Why nobody answered; null where somebody did.</summary>
    public string? Reason { get; init; }

    /// <summary>Every try it took, of all models and the re-asks, in order.</summary>
    public IReadOnlyList<ChatAttempt> Attempts { get; init; } = [];

    /// <summary>Tokens sent, of all tries.</summary>
    public long InputTokens { get; init; }

    /// <summary>Tokens answered, of all tries.</summary>
    public long OutputTokens { get; init; }

    /// <summary>US dollars, of all tries; null where a model that counted tokens has no price.</summary>
    public decimal? CostUsd { get; init; }

    /// <summary>How long the models took, ms.</summary>
    public long LatencyMilliseconds { get; init; }

    /// <summary>When the answer came, Unix ms. It stays in the store: no report tells it.</summary>
    public long AskedAt { get; init; }

    /// <summary>True where nobody answered.</summary>
    public bool IsAbstained => Model is null;

    /// <summary>How signals that rest on it came about.</summary>
    public SignalOrigin Origin => IsAbstained ? SignalOrigin.Abstained : new SignalOrigin(Fallback, Repairs.Count > 0, IsReAsked);
}
