using System.CommandLine;
using BacktestCli.Handlers;

namespace BacktestCli.Commands;

/// <summary><c>backtest data resample</c>.</summary>
internal sealed class DataResampleCommand : ExampleCommand
{
    private readonly DataChoiceOptions _data = new(fromFiles: false);

    private readonly Option<string> _to = new("--to-interval") { Description = "Length of the bars to build: 5m 15m 1h 4h 1d 1w 1M …", Required = true };

    public DataResampleCommand()
        : base(
            "resample",
            "Build coarser bars of the cache from its finer ones. A bar that lacks a finer one is left out and counted.",
            "backtest data resample --symbol BTCUSDT --interval 1m --to-interval 1h",
            "backtest data resample --symbol BTCUSDT --interval 1h --to-interval 1d --from 2024-01-01")
    {
        _data.AddTo(this);
        Options.Add(_to);
    }

    public DataResampleOptions Bind(ParseResult result) => new(_data.Bind(result), result.GetValue(_to)!);
}
