namespace BacktestCli.Signals.Chat;

/// <summary>Puts questions to models, one at a time or many at once.</summary>
public interface IChatModels
{
    /// <summary>Asks one model, as often as it takes within its retries, limits and the budget.</summary>
    /// <exception cref="ChatException">It did not answer; says why, and whether another model may be asked.</exception>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    Task<ChatAnswer> AskAsync(ModelSettings model, ChatRequest request, CancellationToken cancellationToken);
}
