using System.CommandLine;
using BacktestCli.Handlers;

namespace BacktestCli.Commands;

/// <summary><c>backtest data remove</c>.</summary>
internal sealed class DataRemoveCommand : ExampleCommand
{
    private readonly DatasetFilterOptions _filter = new();

    private readonly Option<string?> _from = new("--from") { Description = "First time to remove, UTC, inclusive: a date or an RFC 3339 instant.", HelpName = "TIME" };

    private readonly Option<string?> _to = new("--to") { Description = "End of what to remove, UTC, exclusive.", HelpName = "TIME" };

    private readonly Option<bool> _yes = new("--yes") { Description = "Do it; without this, only say what would go and how large it is." };

    public DataRemoveCommand()
        : base(
            "remove",
            "Remove datasets of a symbol from the cache, or a stretch of them.",
            "backtest data remove --symbol BTCUSDT --yes",
            "backtest data remove --symbol BTCUSDT --interval 1m --from 2024-01-01 --to 2024-02-01 --yes")
    {
        _filter.AddTo(this);
        foreach (Option option in new Option[] { _from, _to, _yes })
            Options.Add(option);
    }

    public DataRemoveOptions Bind(ParseResult result) =>
        new(_filter.Bind(result), result.GetValue(_from), result.GetValue(_to), result.GetValue(_yes));
}
