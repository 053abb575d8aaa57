using System.CommandLine;
using BacktestCli.Handlers;

namespace BacktestCli.Commands;

/// <summary><c>backtest data list</c>.</summary>
internal sealed class DataListCommand : ExampleCommand
{
    private readonly DatasetFilterOptions _filter = new();

    public DataListCommand()
        : base(
            "list",
            "List what the cache holds: bars, mark prices, funding and other series, with ranges and holes.",
            "backtest data list --exchange binance --symbol BTCUSDT",
            "backtest data list --json") => _filter.AddTo(this);

    public DatasetFilter Bind(ParseResult result) => _filter.Bind(result);
}
