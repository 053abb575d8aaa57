using System.CommandLine;
using BacktestCli.Handlers;

namespace BacktestCli.Commands;

/// <summary>The options that pick datasets of the cache.</summary>
internal sealed class DatasetFilterOptions
{
    private readonly Option<string?> _exchange = new("--exchange") { Description = "Only this venue.", HelpName = "NAME" };

    private readonly Option<string?> _market = new("--market") { Description = "Only this market: spot or perp.", HelpName = "KIND" };

    private readonly Option<string?> _symbol = new("--symbol") { Description = "Only this symbol, as the venue spells it: BTCUSDT." };

    private readonly Option<string?> _interval = new("--interval") { Description = "Only this length of a bar: 1m 5m 15m 1h 4h 1d …" };

    private readonly Option<string?> _kind = new("--kind") { Description = $"Only this kind: {string.Join(' ', DatasetFilter.Kinds)}." };

    public DatasetFilterOptions() => _market.AcceptOnlyFromAmong("spot", "perp");

    public void AddTo(Command command)
    {
        foreach (Option option in new Option[] { _exchange, _market, _symbol, _interval, _kind })
            command.Options.Add(option);
    }

    public DatasetFilter Bind(ParseResult result) => new()
    {
        Exchange = result.GetValue(_exchange),
        Market = result.GetValue(_market),
        Symbol = result.GetValue(_symbol),
        Interval = result.GetValue(_interval),
        Kind = result.GetValue(_kind),
    };
}
