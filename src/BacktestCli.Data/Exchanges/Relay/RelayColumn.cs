namespace BacktestCli.Data.Exchanges.Relay;

/// <summary>Where a value is in a row: at an index of an array, or under a name of an object.</summary>
/// <param name="Index">In rows that are arrays; −1 where none was given.</param>
/// <param name="Name">In rows that are objects; empty where none was given.</param>
internal sealed record RelayColumn(int Index, byte[] Name);
