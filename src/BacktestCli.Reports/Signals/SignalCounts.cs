namespace BacktestCli.Reports.Signals;

/// <summary>What the recordings of a run add up to. One may be a fallback, partial, re-asked and repaired at once, and counts in each.</summary>
public sealed record SignalCounts
{
    /// <summary>Questions put.</summary>
    public required long Questions { get; init; }

    /// <summary>Recordings that hold an answer.</summary>
    public required long Answers { get; init; }

    /// <summary>Tries it took, those that failed included.</summary>
    public required long Calls { get; init; }

    /// <summary>Tokens sent.</summary>
    public required long InputTokens { get; init; }

    /// <summary>Tokens answered.</summary>
    public required long OutputTokens { get; init; }

    /// <summary>US dollars; null where the price of one of them is unknown.</summary>
    public required decimal? CostUsd { get; init; }

    /// <summary>Answers of the first model, given at once and readable as they stood.</summary>
    public required long Primary { get; init; }

    /// <summary>Answers that had to be mended to be read.</summary>
    public required long Repaired { get; init; }

    /// <summary>Answers to a question put again.</summary>
    public required long ReAsked { get; init; }

    /// <summary>Answers of some of several models whose answers become one; the others gave none.</summary>
    public required long Partial { get; init; }

    /// <summary>Recordings that say that nobody answered.</summary>
    public required long Abstained { get; init; }

    /// <summary>Answers of stand-ins by model, in the order of the models.</summary>
    public required IReadOnlyList<ModelCount> Fallbacks { get; init; }

    /// <summary>Answers by model, in the order of the models; those that never answered are left out.</summary>
    public required IReadOnlyList<ModelCount> Answered { get; init; }

    /// <summary>Recordings without an answer ÷ recordings; null where there is none.</summary>
    public double? AbstainedShare => Answers + Abstained > 0 ? (double)Abstained / (Answers + Abstained) : null;

    internal static SignalCounts Of(SignalAccount account)
    {
        UsedRecording[] recordings = [.. account.Recordings.DistinctBy(recording => recording.Key)];
        UsedRecording[] answers = [.. recordings.Where(recording => !recording.Origin.IsAbstained)];
        return new SignalCounts
        {
            Questions = account.Questions,
            Answers = answers.Length,
            Calls = recordings.Sum(recording => recording.Calls),
            InputTokens = recordings.Sum(recording => recording.InputTokens),
            OutputTokens = recordings.Sum(recording => recording.OutputTokens),
            CostUsd = recordings.All(recording => recording.CostUsd is not null) ? recordings.Sum(recording => recording.CostUsd) : null,
            Primary = answers.Count(recording => recording.Origin.IsPrimary),
            Repaired = answers.Count(recording => recording.Origin.IsRepaired),
            ReAsked = answers.Count(recording => recording.Origin.IsReAsked),
            Partial = answers.Count(recording => recording.Origin.Missing > 0),
            Abstained = recordings.Length - answers.Length,
            Fallbacks = ByModel(account, answers.Where(recording => recording.Origin.Fallback > 0)),
            Answered = ByModel(account, answers),
        };
    }

    private static ModelCount[] ByModel(SignalAccount account, IEnumerable<UsedRecording> answers)
    {
        string[] order = [.. account.Models.Select(model => model.Name)];
        return
        [
            .. answers.SelectMany(answer => answer.Models).CountBy(model => model)
                .OrderBy(model => Array.IndexOf(order, model.Key) is >= 0 and var at ? at : order.Length)
                .ThenBy(model => model.Key, StringComparer.Ordinal)
                .Select(model => new ModelCount(model.Key, model.Value)),
        ];
    }
}

/// <summary>How often a model answered.</summary>
/// <param name="Model">Its name.</param>
/// <param name="Answers">How often.</param>
public sealed record ModelCount(string Model, long Answers);
