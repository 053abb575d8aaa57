using BacktestCli.Core.Market;
using BacktestCli.Core.Strategies;

namespace BacktestCli.Reports.Signals;

/// <summary>One question's answer as it was recorded, and what it cost then.</summary>
public sealed record UsedRecording
{
    /// <summary>SHA-256 of the question, lower-case hex.</summary>
    public required string Key { get; init; }

    /// <summary>Names of the models that answered: one, several where their answers are combined, none where nobody did.</summary>
    public required IReadOnlyList<string> Models { get; init; }

    /// <summary>How the answer came about.</summary>
    public required SignalOrigin Origin { get; init; }

    /// <summary>Tries it took, those that failed included.</summary>
    public required long Calls { get; init; }

    /// <summary>Tokens sent, of all tries.</summary>
    public required long InputTokens { get; init; }

    /// <summary>Tokens answered, of all tries.</summary>
    public required long OutputTokens { get; init; }

    /// <summary>What it cost, US dollars; null where a model has no price.</summary>
    public required decimal? CostUsd { get; init; }
}

/// <summary>A signal that a strategy could act on.</summary>
/// <param name="Instrument">What it is about.</param>
/// <param name="Signal">The signal.</param>
/// <param name="Key">Key of the recording that it came of.</param>
public sealed record GivenSignal(Instrument Instrument, Signal Signal, string Key);
