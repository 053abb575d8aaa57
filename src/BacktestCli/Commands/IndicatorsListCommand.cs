namespace BacktestCli.Commands;

/// <summary><c>backtest indicators list</c>.</summary>
internal sealed class IndicatorsListCommand() : ExampleCommand(
    "list",
    "List the indicators: how each is called, with its defaults, and the values it gives.",
    "backtest indicators list",
    "backtest indicators list --json");
