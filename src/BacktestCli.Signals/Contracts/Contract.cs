using System.Text.Json;
using BacktestCli.Core.Market;
using BacktestCli.Core.Strategies;
using BacktestCli.Signals.Prompts;

namespace BacktestCli.Signals.Contracts;

/// <summary>A form of question and answer.</summary>
public abstract class Contract
{
    /// <summary>Its name: <c>sentiment</c>.</summary>
    public abstract string Name { get; }

    /// <summary>Version of its prompt template; another version is another question.</summary>
    public abstract int Version { get; }

    /// <summary>One sentence about what is asked.</summary>
    public abstract string Description { get; }

    /// <summary>True where symbol, venue and dates can be hidden without loss.</summary>
    public abstract bool CanBeAnonymous { get; }

    /// <summary>True where the question depends on what is held, so that it can only be put inside the run.</summary>
    public virtual bool DependsOnAccount => false;

    /// <summary>JSON Schema of the answer, whose root is an object.</summary>
    public abstract string Schema { get; }

    /// <summary>Writes the question.</summary>
    /// <param name="question">What is asked.</param>
    /// <param name="options">How it may be written.</param>
    public abstract Prompt Write(SignalQuestion question, PromptOptions options);

    /// <summary>
    /// Checks an answer against the schema and against sense, and reads it. An answer with a problem has no signals: nothing is guessed.
    /// </summary>
    /// <param name="answer">The JSON that was meant.</param>
    /// <param name="question">What was asked.</param>
    /// <param name="prompt">How it was asked, which says what names and prices stand for.</param>
    public abstract ContractReading Read(JsonElement answer, SignalQuestion question, Prompt prompt);

    /// <summary>Checks an answer against the schema alone, for an answer whose question is not at hand.</summary>
    /// <returns>Every fault, with its place in the answer.</returns>
    public abstract IReadOnlyList<string> Check(JsonElement answer);

    /// <summary>Reads an answer by the schema alone: its plain form, and what had to be mended for that, such as numbers that are texts.</summary>
    /// <returns>No signals.</returns>
    public virtual ContractReading ReadPlain(JsonElement answer) =>
        Check(answer) is { Count: > 0 } problems ? new([], problems) : new([], []) { Answer = answer.GetRawText() };
}

/// <summary>What an answer came to.</summary>
/// <param name="Signals">The signals; empty where there are problems.</param>
/// <param name="Problems">Every fault, a sentence each with its place in the answer, fit to be shown to the model.</param>
public sealed record ContractReading(IReadOnlyList<InstrumentSignal> Signals, IReadOnlyList<string> Problems)
{
    /// <summary>
    /// The answer in its plain form, as JSON, with what nobody asked for under <c>extra</c>; null where there are problems.
    /// </summary>
    public string? Answer { get; init; }

    /// <summary>What had to be mended for its plain form: each kind in a few words with its count.</summary>
    public IReadOnlyList<string> Repairs { get; init; } = [];
}

/// <summary>A signal about an instrument.</summary>
/// <param name="Instrument">Which.</param>
/// <param name="Signal">The signal, its origin still to be said.</param>
public sealed record InstrumentSignal(Instrument Instrument, Signal Signal);
