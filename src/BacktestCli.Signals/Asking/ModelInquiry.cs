using BacktestCli.Signals.Chat;
using BacktestCli.Signals.Contracts;

namespace BacktestCli.Signals.Asking;

/// <summary>Puts one question to one model, and once again, with the faults named, where the answer is of no use.</summary>
/// <param name="chat">Reaches the models.</param>
/// <param name="contract">The form of the answer.</param>
/// <param name="sampling">How words are drawn.</param>
internal sealed class ModelInquiry(IChatModels chat, Contract contract, Sampling sampling)
{
    private const int MostFaults = 20;

    /// <summary>Asks a model.</summary>
    /// <param name="model">Which.</param>
    /// <param name="isLast">True where no other stands by.</param>
    /// <param name="inquiry">The question.</param>
    /// <param name="tally">Told what it took.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>A usable answer, or why there is none.</returns>
    /// <exception cref="ChatException">No model may be asked any more.</exception>
    public async Task<ModelReply> AskAsync(
        ModelSettings model, bool isLast, Inquiry inquiry, AskingTally tally, CancellationToken cancellationToken)
    {
        IReadOnlyList<ChatMessage> first = inquiry.Prompt.Messages;
        try
        {
            (string text, TextReading reading) = await PutAsync(model, isLast, first, inquiry, tally, cancellationToken);
            if (reading.Problems.Count == 0)
                return new ModelReply(text, reading, IsReAsked: false, Failure: null);
            IReadOnlyList<ChatMessage> again =
                [.. first, new(ChatRole.Assistant, text), new(ChatRole.User, Faults(reading.Problems))];
            (text, reading) = await PutAsync(model, isLast, again, inquiry, tally, cancellationToken);
            return reading.Problems.Count == 0
                ? new ModelReply(text, reading, IsReAsked: true, Failure: null)
                : new ModelReply(text, reading, IsReAsked: true, $"{model.Name}: of no use even when asked again: {reading.Problems[0]}");
        }
        catch (ChatException failure) when (failure.FallsThrough)
        {
            tally.Add(failure);
            return new ModelReply("", null, IsReAsked: false, failure.Message);
        }
    }

    private static string Faults(IReadOnlyList<string> problems) =>
        "Your answer cannot be used:\n" + string.Concat(problems.Take(MostFaults).Select(problem => $"- {problem}\n"))
        + "Answer the same question again with the corrected JSON alone.";

    private async Task<(string Text, TextReading Reading)> PutAsync(
        ModelSettings model, bool isLast, IReadOnlyList<ChatMessage> messages, Inquiry inquiry, AskingTally tally, CancellationToken cancellationToken)
    {
        ChatRequest request = new()
        {
            Messages = messages,
            SchemaName = contract.Name,
            Schema = contract.Schema,
            Sampling = sampling,
            IsLastResort = isLast,
        };
        ChatAnswer answer = await chat.AskAsync(model, request, cancellationToken);
        tally.Add(answer);
        string text = model.Provider.Key?.Redact(answer.Text) ?? answer.Text;
        return (text, AnswerText.Read(text, answer.IsCut, contract, inquiry.Question, inquiry.Prompt));
    }
}

/// <summary>What came of asking one model.</summary>
/// <param name="Text">What it said last.</param>
/// <param name="Reading">What that came to; null where it said nothing.</param>
/// <param name="IsReAsked">True where it was asked again.</param>
/// <param name="Failure">Why the answer cannot be used; null where it can.</param>
internal sealed record ModelReply(string Text, TextReading? Reading, bool IsReAsked, string? Failure);
