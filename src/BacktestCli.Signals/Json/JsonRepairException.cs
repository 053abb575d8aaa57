namespace BacktestCli.Signals.Json;

/// <summary>There is no JSON in a text, or none that could be meant; says why.</summary>
public sealed class JsonRepairException(string message) : Exception(message);
