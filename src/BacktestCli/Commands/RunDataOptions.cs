using System.CommandLine;
using BacktestCli.Handlers.Run;

namespace BacktestCli.Commands;

/// <summary>The options that name the bars of a run, of one instrument or several.</summary>
internal sealed class RunDataOptions
{
    private readonly Option<string[]> _files = new("--data")
    {
        Description = "Bars from a file or folder: CSV (also .gz, .zip), JSON or Parquet; or sample, the bundled one. Repeatable, one for each instrument.",
        HelpName = "PATH",
    };

    private readonly Option<string?> _exchange = new("--exchange")
    {
        Description = "Venue of symbols that name none (default: binance).",
        HelpName = "NAME",
    };

    private readonly Option<string?> _market = new("--market")
    {
        Description = "Market of symbols that name none: spot or perp (default: spot).",
        HelpName = "KIND",
    };

    private readonly Option<string[]> _symbol = new("--symbol")
    {
        Description = "What to trade: BTCUSDT, okx:BTC-USDT, binance:perp:BTCUSDT; comma-separated, repeatable: one portfolio of all.",
    };

    private readonly Option<string?> _interval = new("--interval") { Description = "Length of a bar: 1m 5m 15m 1h 4h 1d …" };

    private readonly Option<string?> _from = new("--from")
    {
        Description = "First open time, UTC, inclusive: a date or an RFC 3339 instant.",
        HelpName = "TIME",
    };

    private readonly Option<string?> _to = new("--to") { Description = "End of the range, UTC, exclusive.", HelpName = "TIME" };

    private readonly Option<string?> _detailInterval = new("--detail-interval")
    {
        Description = "Shorter bars that decide what came first inside a bar: 1m; downloaded where they are missing.",
        HelpName = "INTERVAL",
    };

    private readonly Option<string[]> _detail = new("--detail")
    {
        Description = "The same from a file, one for each --data.",
        HelpName = "PATH",
    };

    public RunDataOptions() => _market.AcceptOnlyFromAmong("spot", "perp");

    public void AddTo(Command command)
    {
        foreach (Option option in new Option[] { _files, _exchange, _market, _symbol, _interval, _from, _to, _detailInterval, _detail })
            command.Options.Add(option);
    }

    public RunDataChoice Bind(ParseResult result) => new()
    {
        Files = result.GetValue(_files) ?? [],
        Exchange = result.GetValue(_exchange),
        Market = result.GetValue(_market),
        Symbols = WordList.Split(result.GetValue(_symbol)),
        Interval = result.GetValue(_interval),
        From = result.GetValue(_from),
        To = result.GetValue(_to),
        DetailInterval = result.GetValue(_detailInterval),
        Details = result.GetValue(_detail) ?? [],
    };
}
