namespace BacktestCli.Signals.Asking;

/// <summary>
/// What the signals of a run took. It counts what the recordings say, each once, so that it is the same whether they were asked for now or
/// before.
/// </summary>
public sealed record SignalTotals
{
    /// <summary>Questions of the strategy.</summary>
    public required int Questions { get; init; }

    /// <summary>Recordings that the signals rest on.</summary>
    public required int Answers { get; init; }

    /// <summary>Tries it took to get them, of all models and the re-asks.</summary>
    public required int Calls { get; init; }

    /// <summary>Tokens sent, of all tries.</summary>
    public required long InputTokens { get; init; }

    /// <summary>Tokens answered, of all tries.</summary>
    public required long OutputTokens { get; init; }

    /// <summary>US dollars, of all tries; null where a model has no price.</summary>
    public required decimal? CostUsd { get; init; }

    /// <summary>Answers that had to be mended to be read.</summary>
    public required int Repaired { get; init; }

    /// <summary>Answers that came after a re-ask.</summary>
    public required int ReAsked { get; init; }

    /// <summary>Recordings of nobody having answered.</summary>
    public required int Abstained { get; init; }

    /// <summary>Answers by model, in order of name: <c>provider/model</c>.</summary>
    public required IReadOnlyDictionary<string, int> ByModel { get; init; }

    /// <summary>Answers of models that stood by, by model, in order of name.</summary>
    public required IReadOnlyDictionary<string, int> Fallbacks { get; init; }

    /// <summary>Recordings that were in the store already. It differs from run to run: no report tells it.</summary>
    public required int Stored { get; init; }

    /// <summary>Recordings that were asked for in this run. It differs from run to run: no report tells it.</summary>
    public int Asked => Answers - Stored;

    internal static SignalTotals Of(IReadOnlyList<AnsweredQuestion> questions)
    {
        // of several questions with one recording, the first may have asked for it
        AnswerFacts[] answers = [.. questions.SelectMany(question => question.Answers).GroupBy(answer => answer.Key).Select(First)];
        return new SignalTotals
        {
            Questions = questions.Count,
            Answers = answers.Length,
            Calls = answers.Sum(answer => answer.Calls),
            InputTokens = answers.Sum(answer => answer.InputTokens),
            OutputTokens = answers.Sum(answer => answer.OutputTokens),
            CostUsd = answers.Aggregate((decimal?)0, (sum, answer) => sum + answer.CostUsd),
            Repaired = answers.Count(answer => answer.IsRepaired),
            ReAsked = answers.Count(answer => answer.IsReAsked),
            Abstained = answers.Count(answer => answer.IsAbstained),
            ByModel = CountByModel(answers),
            Fallbacks = CountByModel(answers.Where(answer => answer.Fallback > 0)),
            Stored = answers.Count(answer => answer.IsStored),
        };
    }

    private static AnswerFacts First(IEnumerable<AnswerFacts> ofOneKey) => ofOneKey.OrderBy(answer => answer.IsStored).First();

    private static SortedDictionary<string, int> CountByModel(IEnumerable<AnswerFacts> answers) => new(
        answers.Where(answer => answer.Model is not null).CountBy(answer => answer.Model!.ToString()).ToDictionary(),
        StringComparer.Ordinal);
}
