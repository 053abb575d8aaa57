using BacktestCli.Signals.Chat;
using BacktestCli.Signals.Contracts;
using BacktestCli.Signals.Store;

namespace BacktestCli.Signals.Asking;

/// <summary>Asks the models of a question in order until one gives an answer that can be used.</summary>
/// <param name="chat">Reaches the models.</param>
/// <param name="contract">The form of the answer.</param>
/// <param name="options">How questions are answered.</param>
/// <param name="clock">For when the answer came.</param>
internal sealed class ModelChain(IChatModels chat, Contract contract, AskingOptions options, TimeProvider clock)
{
    private readonly ModelInquiry _inquiry = new(chat, contract, options.Sampling);

    /// <summary>Asks.</summary>
    /// <returns>The answer, or the abstention where no model gave one that can be used.</returns>
    /// <exception cref="ChatException">No model may be asked any more.</exception>
    /// <exception cref="SignalException">No model gave one, and the run is to stop then.</exception>
    public async Task<Recording> AskAsync(Inquiry inquiry, CancellationToken cancellationToken)
    {
        AskingTally tally = new();
        List<string> failures = [];
        for (int i = 0; i < inquiry.Models.Count; i++)
        {
            ModelSettings model = inquiry.Models[i];
            ModelReply reply = await _inquiry.AskAsync(model, isLast: i == inquiry.Models.Count - 1, inquiry, tally, cancellationToken);
            if (reply.Failure is null)
                return Answered(Costed(inquiry.Blank, tally), model, i, reply);
            failures.Add(model.Provider.Key?.Redact(reply.Failure) ?? reply.Failure);
        }

        string reason = string.Join(" | ", failures);
        return options.OnFailure == SignalFailurePolicy.Hold
            ? Costed(inquiry.Blank, tally) with { Reason = reason }
            : throw Unanswered(inquiry.Blank, reason);
    }

    /// <summary>The error of a question that nobody answered, where the run is to stop then.</summary>
    public static SignalException Unanswered(Recording recording, string reason) => new(
        $"No model answered about {QuestionName.Of(recording)}: {reason} Name another model to stand by, or let such "
        + "questions count as no opinion.");

    private static Recording Answered(Recording recording, ModelSettings model, int place, ModelReply reply) => recording with
    {
        Model = model.Name,
        Fallback = place,
        IsReAsked = reply.IsReAsked,
        Text = reply.Text,
        Answer = reply.Reading!.Answer,
        Repairs = reply.Reading.Repairs,
    };

    private Recording Costed(Recording recording, AskingTally tally) => recording with
    {
        Attempts = tally.Attempts,
        InputTokens = tally.InputTokens,
        OutputTokens = tally.OutputTokens,
        CostUsd = tally.CostUsd,
        LatencyMilliseconds = (long)tally.Latency.TotalMilliseconds,
        AskedAt = clock.GetUtcNow().ToUnixTimeMilliseconds(),
    };
}
