using BacktestCli.Signals.Chat;
using BacktestCli.Signals.Contracts;
using BacktestCli.Signals.Prompts;
using BacktestCli.Signals.Store;

namespace BacktestCli.Signals.Asking;

/// <summary>A question as it is put to models in order: what it says, and the key of its recording.</summary>
/// <param name="Question">What is asked.</param>
/// <param name="Prompt">How it is asked.</param>
/// <param name="Models">Of whom, in order.</param>
/// <param name="Blank">The recording of it, still without an answer.</param>
internal sealed record Inquiry(SignalQuestion Question, Prompt Prompt, IReadOnlyList<ModelSettings> Models, Recording Blank)
{
    /// <summary>Writes a question.</summary>
    /// <exception cref="SignalException">A model has no room for a question beside its answer.</exception>
    public static Inquiry Of(SignalQuestion question, Contract contract, IReadOnlyList<ModelSettings> models, AskingOptions options)
    {
        Prompt prompt = contract.Write(question, new PromptOptions(options.IsAnonymous, RoomOf(models, options.Sampling)));
        IReadOnlyList<ModelName> names = [.. models.Select(model => model.Name)];
        return new Inquiry(question, prompt, models, new Recording
        {
            Key = RecordingKey.Of(contract.Name, contract.Version, names, options.Sampling, prompt.Messages),
            Contract = contract.Name,
            Template = contract.Version,
            Models = names,
            Sampling = options.Sampling,
            Messages = prompt.Messages,
            Time = question.Time,
            Instruments = [.. question.Instruments.Select(window => window.Instrument.ToString())],
        });
    }

    private static int RoomOf(IReadOnlyList<ModelSettings> models, Sampling sampling)
    {
        ModelSettings least = models.MinBy(model => model.ContextTokens)!;
        int room = least.ContextTokens - sampling.MaxOutputTokens;
        return room > 0
            ? room
            : throw new SignalException(
                $"{least.Name}: an answer of {sampling.MaxOutputTokens:N0} tokens leaves no room for a question in the model's "
                + $"{least.ContextTokens:N0}. Lower the most tokens of an answer, or correct the model's context.");
    }
}
