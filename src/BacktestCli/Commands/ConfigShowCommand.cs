namespace BacktestCli.Commands;

/// <summary><c>backtest config show</c>.</summary>
internal sealed class ConfigShowCommand() : ExampleCommand(
    "show",
    "Print every setting, its value, and where that came from: an option, the environment, backtest.yaml or the default. Keys are masked.",
    "backtest config show",
    "backtest config show --json");
