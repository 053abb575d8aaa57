namespace BacktestCli.Signals.Asking;

/// <summary>How far the asking has come.</summary>
/// <param name="Done">Questions answered.</param>
/// <param name="Total">Questions in all.</param>
public sealed record AskingProgress(int Done, int Total)
{
    /// <summary>Answers that were in the store.</summary>
    public int Stored { get; init; }

    /// <summary>Answers that were asked for.</summary>
    public int Asked { get; init; }

    /// <summary>Answers that had to be mended.</summary>
    public int Repaired { get; init; }

    /// <summary>Answers of a model that stood by.</summary>
    public int Fallbacks { get; init; }

    /// <summary>Questions to a model, or to several in order, that nobody answered.</summary>
    public int Abstained { get; init; }

    /// <summary>Tokens sent and answered by what was asked for just now.</summary>
    public long Tokens { get; init; }

    /// <summary>US dollars spent just now; null where a model has no price.</summary>
    public decimal? CostUsd { get; init; } = 0;

    internal AskingProgress After(AnsweredQuestion question) => question.Answers.Aggregate(this with { Done = Done + 1 }, Add);

    private static AskingProgress Add(AskingProgress progress, AnswerFacts answer) => progress with
    {
        Stored = progress.Stored + (answer.IsStored ? 1 : 0),
        Asked = progress.Asked + (answer.IsStored ? 0 : 1),
        Repaired = progress.Repaired + (answer.IsRepaired ? 1 : 0),
        Fallbacks = progress.Fallbacks + (answer.Fallback > 0 ? 1 : 0),
        Abstained = progress.Abstained + (answer.IsAbstained ? 1 : 0),
        Tokens = progress.Tokens + (answer.IsStored ? 0 : answer.InputTokens + answer.OutputTokens),
        CostUsd = answer.IsStored ? progress.CostUsd : progress.CostUsd + answer.CostUsd,
    };
}
