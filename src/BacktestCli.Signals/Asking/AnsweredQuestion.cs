using BacktestCli.Signals.Chat;
using BacktestCli.Signals.Contracts;
using BacktestCli.Signals.Store;

namespace BacktestCli.Signals.Asking;

/// <summary>What became of a question.</summary>
public sealed record AnsweredQuestion
{
    /// <summary>Close time of the latest bar in the question, Unix ms.</summary>
    public required long Time { get; init; }

    /// <summary>The signals, their origin said.</summary>
    public required IReadOnlyList<InstrumentSignal> Signals { get; init; }

    /// <summary>The recordings they rest on: one, or one a model where answers are combined.</summary>
    public required IReadOnlyList<AnswerFacts> Answers { get; init; }
}

/// <summary>What is worth knowing of a recording when its texts are not at hand.</summary>
public sealed record AnswerFacts
{
    /// <summary>Its key.</summary>
    public required string Key { get; init; }

    /// <summary>Who answered; null where nobody did.</summary>
    public ModelName? Model { get; init; }

    /// <summary>Number of the stand-in that answered, from 1; 0: the first model.</summary>
    public int Fallback { get; init; }

    /// <summary>True where the answer had to be mended to be read.</summary>
    public bool IsRepaired { get; init; }

    /// <summary>True where the answer came after a re-ask.</summary>
    public bool IsReAsked { get; init; }

    /// <summary>Tries it took, of all models and the re-asks.</summary>
    public int Calls { get; init; }

    /// <summary>Tokens sent, of all tries.</summary>
    public long InputTokens { get; init; }

    /// <summary>Tokens answered, of all tries.</summary>
    public long OutputTokens { get; init; }

    /// <summary>US dollars, of all tries; null where a model that counted tokens has no price.</summary>
    public decimal? CostUsd { get; init; }

    /// <summary>True where it was in the store already. It differs from run to run, so that no report tells it.</summary>
    public bool IsStored { get; init; }

    /// <summary>True where nobody answered.</summary>
    public bool IsAbstained => Model is null;

    internal static AnswerFacts Of(Recording recording, bool isStored) => new()
    {
        Key = recording.Key,
        Model = recording.Model,
        Fallback = recording.Fallback,
        IsRepaired = recording.Repairs.Count > 0,
        IsReAsked = recording.IsReAsked,
        Calls = recording.Attempts.Count,
        InputTokens = recording.InputTokens,
        OutputTokens = recording.OutputTokens,
        CostUsd = recording.CostUsd,
        IsStored = isStored,
    };
}
