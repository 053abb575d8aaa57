namespace BacktestCli.Commands;

/// <summary><c>backtest strategy list</c>.</summary>
internal sealed class StrategyListCommand() : ExampleCommand(
    "list",
    "List the strategies that can be run by name: those of ./strategies, then those that come with the program.",
    "backtest strategy list",
    "backtest strategy list --json");
