namespace BacktestCli.Signals;

/// <summary>
/// Signals cannot be had: a model, its provider or the store of recordings is at fault. The message says which, why, and what to do.
/// </summary>
public sealed class SignalException(string message, Exception? inner = null) : Exception(message, inner);
