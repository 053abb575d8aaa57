using System.CommandLine;
using BacktestCli.Handlers;

namespace BacktestCli.Commands;

/// <summary><c>backtest data show</c>.</summary>
internal sealed class DataShowCommand : ExampleCommand
{
    private readonly DataChoiceOptions _data = new();

    public DataShowCommand()
        : base(
            "show",
            "Show one dataset: coverage, holes by class, statistics, fingerprint, sources; without --interval all of a symbol.",
            "backtest data show --data bars.csv",
            "backtest data show --data sample --json") => _data.AddTo(this);

    public DataChoice Bind(ParseResult result) => _data.Bind(result);
}
