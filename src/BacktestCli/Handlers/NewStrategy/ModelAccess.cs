using BacktestCli.Signals.Chat;

namespace BacktestCli.Handlers.NewStrategy;

/// <summary>How models are reached.</summary>
/// <param name="Chat">The models; never asked where answers are only replayed.</param>
/// <param name="Models">Whom to ask: the first answers, the rest stand by.</param>
internal sealed record ModelAccess(IChatModels Chat, IReadOnlyList<ModelSettings> Models);
