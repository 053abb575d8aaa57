using BacktestCli.Signals;
using BacktestCli.Signals.Chat;
using BacktestCli.Signals.Prompts;
using BacktestCli.Signals.Store;

namespace BacktestCli.Handlers.NewStrategy;

/// <summary>Has a strategy written by a language model, and lets nothing through that is not right.</summary>
/// <param name="round">The models.</param>
/// <param name="store">Where answers that can be used are kept.</param>
/// <param name="options">What was asked for.</param>
/// <param name="tell">Takes a line about what is going on.</param>
internal sealed class StrategyAuthor(QuestionRound round, RecordingStore store, NewStrategyOptions options, Action<string> tell)
{
    /// <summary>Has it written.</summary>
    /// <param name="words">What it is to do.</param>
    /// <param name="cancellationToken">Stops it; what was answered until then is lost.</param>
    /// <exception cref="ChatException">A model cannot be asked, and no other could.</exception>
    /// <exception cref="SignalException">No model answered, none wrote what can be used, or nothing is recorded that could be replayed.</exception>
    public async Task<StrategyDraft> WriteAsync(string words, CancellationToken cancellationToken)
    {
        ChatRequest request = StrategyTemplate.Ask(LanguageBrief.Write(options.Name, words));
        if (options.Mode != SignalMode.Record && store.Find(round.KeyOf(request)) is { Answer: { } answer } kept)
        {
            AnswerReading reading = AnswerReading.Read(answer);
            DraftCheck check = Check(reading, cancellationToken);
            if (check.Problems.Count == 0)
                return new StrategyDraft(words, reading, check, kept) { IsStored = true };
            string stale = $"{options.Signals}: the recorded answer is accepted no more: {check.Problems[0]}";
            if (options.Mode == SignalMode.Replay)
                throw new SignalException($"{stale} Ask anew: --signals-mode record.");
            tell($"{stale} A model is asked anew.");
        }
        else if (options.Mode == SignalMode.Replay)
        {
            throw new SignalException(
                $"{options.Signals} holds no answer to these words from these models. Replay the very words, name and models that were recorded, or ask: --signals-mode auto.");
        }

        return await AskAsync(words, request, cancellationToken);
    }

    private async Task<StrategyDraft> AskAsync(string words, ChatRequest first, CancellationToken cancellationToken)
    {
        ChatRequest request = first;
        for (int attempt = 1; ; attempt++)
        {
            ChatAnswer answer = await round.AskAsync(request, tell, cancellationToken);
            AnswerReading reading = AnswerReading.Read(answer.Text, answer.IsCut);
            DraftCheck check = Check(reading, cancellationToken);
            if (check.Problems.Count == 0)
            {
                Recording recording = round.Record(first, answer, reading) with { IsReAsked = attempt > 1 };
                await store.AppendAsync(recording);
                return new StrategyDraft(words, reading, check, recording);
            }

            if (attempt >= options.Attempts)
                throw Unusable(attempt, check.Problems);
            string mistakes = check.Problems.Count == 1 ? "a mistake" : "mistakes";
            tell($"{round.Model}: attempt {attempt} of {options.Attempts} has {mistakes}, and is sent back: {check.Problems[0]}");
            request = StrategyTemplate.AskAgain(first, answer.Text, check.Problems);
        }
    }

    private DraftCheck Check(AnswerReading reading, CancellationToken cancellationToken) => reading.Problems.Count > 0
        ? new DraftCheck { Problems = reading.Problems }
        : DraftCheck.Run(reading.Yaml, options.Name, round.Clock, cancellationToken);

    private SignalException Unusable(int attempts, IReadOnlyList<string> problems) => new(
        $"{round.Model} wrote no strategy that can be used in {(attempts == 1 ? "1 attempt" : $"{attempts} attempts")}; what is wrong with the last:\n  "
        + string.Join("\n  ", problems.Select(PlainText.Shown))
        + "\nSay it in other words, allow more --attempts, or ask another model.");
}
