namespace BacktestCli.Scripting;

/// <summary>A strategy cannot be read or made; the message says which, why, and what to do.</summary>
public sealed class StrategyException(string message, Exception? inner = null) : Exception(message, inner);
