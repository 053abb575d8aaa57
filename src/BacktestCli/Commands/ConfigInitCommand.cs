namespace BacktestCli.Commands;

/// <summary><c>backtest config init</c>.</summary>
internal sealed class ConfigInitCommand() : ExampleCommand(
    "init",
    "Write a backtest.yaml in which everything is explained and commented out. A file that is there is left alone.",
    "backtest config init",
    "backtest config init --quiet");
