namespace BacktestCli.Composition;

/// <summary>The user stopped the work; says what is kept of it and how to go on.</summary>
internal sealed class Interruption(string message, Exception cause) : OperationCanceledException(message, cause);
