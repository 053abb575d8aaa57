using BacktestCli.Signals;
using BacktestCli.Signals.Chat;
using BacktestCli.Signals.Prompts;

namespace BacktestCli.Handlers.NewStrategy;

/// <summary>Has a strategy written by a language model, and lets nothing through that is not right.</summary>
/// <param name="access">The models, and where their answers are kept.</param>
/// <param name="options">What was asked for.</param>
/// <param name="tell">Takes a line about what is going on.</param>
internal sealed class StrategyAuthor(ModelAccess access, NewStrategyOptions options, Action<string> tell)
{
    /// <summary>What was asked for so far took that much, also where nothing came of it.</summary>
    public ModelUse Spent { get; private set; } = ModelUse.None;

    /// <summary>Has it written.</summary>
    /// <param name="words">What it is to do.</param>
    /// <param name="cancellationToken">Stops it; what was answered until then is lost.</param>
    /// <exception cref="ChatException">The first model cannot be asked at all.</exception>
    /// <exception cref="SignalException">No model answered, none wrote what can be used, or nothing is recorded that could be replayed.</exception>
    public async Task<StrategyDraft> WriteAsync(string words, CancellationToken cancellationToken)
    {
        ChatRequest request = StrategyTemplate.Ask(LanguageBrief.Write(options.Name, words));
        StrategyQuestion question = new(StrategyTemplate.Name, StrategyTemplate.Version, [.. access.Models.Select(model => model.Name)], request);
        if (options.SignalsMode != "record" && access.Recordings.Find(question) is { } kept)
        {
            (AnswerReading reading, DraftCheck check) = Read(kept.Text, isCut: false, cancellationToken);
            if (check.Problems.Count == 0)
                return Draft(words, reading, check, kept, isStored: true);
            string stale = $"{options.Signals}: the recorded answer is accepted no more: {check.Problems[0]}";
            if (options.SignalsMode == "replay")
                throw new SignalException($"{stale} Ask anew: --signals-mode record.");
            tell($"{stale} A model is asked anew.");
        }
        else if (options.SignalsMode == "replay")
        {
            throw new SignalException(
                $"{options.Signals} holds no answer to these words from these models. Replay the very words, name and models that were recorded, or ask: --signals-mode auto.");
        }

        return await AskAsync(words, question, cancellationToken);
    }

    private async Task<StrategyDraft> AskAsync(string words, StrategyQuestion question, CancellationToken cancellationToken)
    {
        ChatRequest request = question.Request;
        IReadOnlyList<ModelSettings> models = access.Models;
        for (int attempt = 1; ; attempt++)
        {
            (ModelSettings model, ChatAnswer answer) = await AskAsync(models, request, cancellationToken);
            (AnswerReading reading, DraftCheck check) = Read(answer.Text, answer.IsCut, cancellationToken);
            if (check.Problems.Count == 0)
            {
                StrategyRecording recording = new(model.Name, answer.Text, attempt, Spent);
                await access.Recordings.KeepAsync(question, recording, cancellationToken);
                return Draft(words, reading, check, recording, isStored: false);
            }

            if (attempt >= options.Attempts)
                throw Unusable(model.Name, attempt, check.Problems);
            tell($"{model.Name}: attempt {attempt} of {options.Attempts} has {(check.Problems.Count == 1 ? "a mistake" : "mistakes")}, and is sent back: {check.Problems[0]}");
            request = StrategyTemplate.AskAgain(question.Request, answer.Text, check.Problems);
            models = [.. models.SkipWhile(one => one != model)];
        }
    }

    /// <summary>Asks one model after the other until one answers.</summary>
    private async Task<(ModelSettings Model, ChatAnswer Answer)> AskAsync(
        IReadOnlyList<ModelSettings> models, ChatRequest request, CancellationToken cancellationToken)
    {
        List<ChatException> failures = [];
        foreach (ModelSettings model in models)
        {
            try
            {
                ChatAnswer answer = await access.Chat.AskAsync(model, request, cancellationToken);
                Spent = Spent.Plus(answer);
                return (model, answer);
            }
            catch (ChatException fault)
            {
                Spent = Spent.Plus(fault);
                if (!fault.FallsThrough)
                    throw;
                failures.Add(fault);
                tell(fault.Message);
            }
        }

        throw new SignalException(
            failures.Count == 0 ? "no language model is named that could be asked." : $"none of {failures.Count} models answered; the last: {failures[^1].Message}",
            failures.LastOrDefault());
    }

    private (AnswerReading Reading, DraftCheck Check) Read(string text, bool isCut, CancellationToken cancellationToken)
    {
        AnswerReading reading = AnswerReading.Read(text, isCut);
        return (reading, reading.Problems.Count > 0 ? new DraftCheck { Problems = reading.Problems } : DraftCheck.Run(reading.Yaml, options.Name, cancellationToken));
    }

    private static StrategyDraft Draft(string words, AnswerReading reading, DraftCheck check, StrategyRecording recording, bool isStored) => new()
    {
        Text = StrategyDraft.Header(recording.Model, words) + reading.Yaml,
        Explanation = reading.Explanation,
        Check = check,
        Recording = recording,
        IsStored = isStored,
    };

    private static SignalException Unusable(ModelName model, int attempts, IReadOnlyList<string> problems) => new(
        $"{model} wrote no strategy that can be used in {(attempts == 1 ? "1 attempt" : $"{attempts} attempts")}; what is wrong with the last:\n  "
        + string.Join("\n  ", problems.Select(PlainText.Shown))
        + "\nSay it in other words, allow more --attempts, or ask another model.");
}
