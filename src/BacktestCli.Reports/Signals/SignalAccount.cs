using BacktestCli.Core.Engine;
using BacktestCli.Core.Strategies;

namespace BacktestCli.Reports.Signals;

/// <summary>
/// What a run was told by language models, as the recordings have it: the same whether a question was asked just now or answered from the
/// store, so it holds no latency and no count of what was stored.
/// </summary>
public sealed record SignalAccount
{
    /// <summary>What the strategy wanted to be told, and when.</summary>
    public required SignalPlan Plan { get; init; }

    /// <summary>Version of the contract's prompt template.</summary>
    public required int TemplateVersion { get; init; }

    /// <summary>The models that may answer, in their order.</summary>
    public required IReadOnlyList<SignalModel> Models { get; init; }

    /// <summary>How the models were told to choose their words.</summary>
    public required SignalSampling Sampling { get; init; }

    /// <summary>True where symbol, venue and dates were kept from the models.</summary>
    public required bool IsAnonymous { get; init; }

    /// <summary>SHA-256 over the sorted keys of the recordings used, lower-case hex.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>Questions put; those that read the same share a recording.</summary>
    public required long Questions { get; init; }

    /// <summary>The recordings used, in any order; one given twice counts once.</summary>
    public required IReadOnlyList<UsedRecording> Recordings { get; init; }

    /// <summary>The signals that came of them, in any order.</summary>
    public required IReadOnlyList<GivenSignal> Signals { get; init; }

    /// <summary>The same run without the signals that are not primary; null where all are, or where it was not run.</summary>
    public BacktestResult? WithoutNonPrimary { get; init; }

    /// <summary>What runs came to that differ in one thing: their signals were shuffled in time.</summary>
    /// <value>Default none: it was not asked for.</value>
    public IReadOnlyList<HeadlineMetrics> Placebos { get; init; } = [];
}

/// <summary>A model that may answer.</summary>
/// <param name="Name">Its name: <c>openai/gpt-4.1</c>.</param>
/// <param name="KnowledgeCutoff">What it may have read ends here, Unix ms; null: unknown.</param>
public sealed record SignalModel(string Name, long? KnowledgeCutoff);

/// <summary>How models were told to choose their words; null: theirs to say.</summary>
/// <param name="Temperature">0 or more; 0 is the likeliest word each time.</param>
/// <param name="TopP">Share of probability from which words are drawn, above 0 to 1.</param>
/// <param name="Seed">For what they draw by chance.</param>
/// <param name="MaxOutputTokens">Most tokens of an answer.</param>
public sealed record SignalSampling(double? Temperature, double? TopP, long? Seed, int? MaxOutputTokens);
