using BacktestCli.Core.Market;

namespace BacktestCli.Core.Strategies;

/// <summary>What a strategy wants to be told by a language model, and when.</summary>
public sealed record SignalPlan
{
    /// <summary>The form of question and answer: <c>sentiment</c>, <c>regime</c>, <c>rules</c>, <c>portfolio</c> or <c>factor</c>.</summary>
    public required string Contract { get; init; }

    /// <summary>Bars from one question to the next, 1 or more.</summary>
    public int Every { get; init; } = 1;

    /// <summary>Bars that the model is shown, the latest included, 1 or more.</summary>
    public int Window { get; init; } = 50;

    /// <summary>Bars for which an answer holds, the one it was asked at included, 1 or more.</summary>
    public int ValidFor { get; init; } = 1;

    /// <summary>Names of the strategy's own values that the model is shown beside the bars.</summary>
    public IReadOnlyList<string> Shown { get; init; } = [];

    /// <summary>
    /// How each of the values of <see cref="Shown"/> grows with prices and volumes, in their order; null, or missing, where that is not known. An anonymous
    /// question shows a value that is on a scale relative to it, and one whose scale is not known relative to its own mean size.
    /// </summary>
    public IReadOnlyList<ValueScale?> Scales { get; init; } = [];

    /// <summary>The strategy in plain words, for the contract <c>rules</c>; null elsewhere.</summary>
    public string? Rules { get; init; }

    /// <summary>Bars that are asked about at a time, for the contract <c>rules</c>. Above 1, all but the last are judged with later bars in view.</summary>
    public int Batch { get; init; } = 1;

    /// <summary>How the answers of several models become one; null: one model answers, and the others stand by.</summary>
    public SignalCombination? Combination { get; init; }

    /// <summary>True where a question is put after the bar.</summary>
    /// <param name="barsSeen">Bars seen so far, the latest included.</param>
    /// <param name="warmUpBars">Bars that the strategy must have seen before its first order.</param>
    public bool IsAskedAfter(long barsSeen, int warmUpBars)
    {
        long first = Math.Max(warmUpBars, Window);
        return barsSeen >= first && (barsSeen - first) % Every == 0;
    }
}

/// <summary>How the answers of several models become one.</summary>
public enum SignalCombination
{
    /// <summary>The mean of the scores.</summary>
    Mean,

    /// <summary>The median of the scores.</summary>
    Median,

    /// <summary>The direction that more than half of the models name; none where there is no such.</summary>
    Vote,

    /// <summary>The mean of the scores, each counted by its confidence.</summary>
    Confidence,
}
