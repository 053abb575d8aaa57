using BacktestCli.Signals.Chat;

namespace BacktestCli.Handlers.NewStrategy;

/// <summary>How models are reached, and where their answers are kept.</summary>
/// <param name="Chat">The models; never asked where answers are only replayed.</param>
/// <param name="Models">Whom to ask: the first answers, the rest stand by.</param>
/// <param name="Recordings">Where answers are kept.</param>
internal sealed record ModelAccess(IChatModels Chat, IReadOnlyList<ModelSettings> Models, IStrategyRecordings Recordings);

/// <summary>Answers that were kept, by their questions.</summary>
internal interface IStrategyRecordings
{
    /// <summary>The latest answer to a question; null where none was kept.</summary>
    StrategyRecording? Find(StrategyQuestion question);

    /// <summary>Keeps an answer that can be used.</summary>
    Task KeepAsync(StrategyQuestion question, StrategyRecording recording, CancellationToken cancellationToken);
}

/// <summary>All that makes a question another question.</summary>
/// <param name="Form">Name of the form of question and answer.</param>
/// <param name="Version">Version of its template.</param>
/// <param name="Models">Whom to ask, in order.</param>
/// <param name="Request">The question as it is first put.</param>
internal sealed record StrategyQuestion(string Form, int Version, IReadOnlyList<ModelName> Models, ChatRequest Request);

/// <summary>An answer that was used, and what it took to get it.</summary>
/// <param name="Model">Who answered.</param>
/// <param name="Text">The answer, as it came.</param>
/// <param name="Attempts">How often the model wrote, 1 or more.</param>
/// <param name="Use">What all of that took, other models that were asked included.</param>
internal sealed record StrategyRecording(ModelName Model, string Text, int Attempts, ModelUse Use);
