namespace BacktestCli.Commands;

/// <summary><c>backtest data list</c>.</summary>
internal sealed class DataListCommand() : ExampleCommand(
    "list",
    "List what the cache holds: instruments, intervals, ranges, bars, holes.",
    "backtest data list",
    "backtest data list --json");
