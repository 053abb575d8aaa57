namespace BacktestCli.Core.Trading;

/// <summary>The books of a run do not balance: never the user's fault, and never to be reported as a result.</summary>
public sealed class IdentityException(string message) : Exception(message);
