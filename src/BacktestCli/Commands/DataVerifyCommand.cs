namespace BacktestCli.Commands;

/// <summary><c>backtest data verify</c>.</summary>
internal sealed class DataVerifyCommand() : ExampleCommand(
    "verify",
    "Look at every byte of the cache: sizes, hashes, order, statistics, manifests. Exit 3 where something is wrong.",
    "backtest data verify",
    "backtest data verify --json");
