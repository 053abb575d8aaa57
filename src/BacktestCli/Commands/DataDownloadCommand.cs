using System.CommandLine;
using BacktestCli.Handlers.Download;

namespace BacktestCli.Commands;

/// <summary><c>backtest data download</c>.</summary>
internal sealed class DataDownloadCommand : ExampleCommand
{
    private readonly Option<string> _exchange = new("--exchange")
    {
        Description = "Venue: binance, bybit, okx or deribit; with --via also others.",
        HelpName = "NAME",
        DefaultValueFactory = _ => "binance",
    };

    private readonly Option<string> _market = new("--market") { Description = "Market: spot or perp.", HelpName = "KIND", DefaultValueFactory = _ => "spot" };

    private readonly Option<string[]> _symbol = new("--symbol")
    {
        Description = "What to download, as you write it: BTCUSDT, btc/usdt, BTC-USDT-SWAP; comma-separated, repeatable.",
        Required = true,
    };

    private readonly Option<string[]> _interval = new("--interval") { Description = "Length of a bar: 1m 5m 15m 1h 4h 1d …; comma-separated, repeatable.", Required = true };

    private readonly Option<string> _from = new("--from") { Description = "First open time, UTC, inclusive: a date or an RFC 3339 instant.", HelpName = "TIME", Required = true };

    private readonly Option<string?> _to = new("--to") { Description = "End of the range, UTC, exclusive (default: now).", HelpName = "TIME" };

    private readonly Option<string[]> _with = new("--with")
    {
        Description = $"What else: {string.Join(", ", DataDownloadOptions.KnownExtras)}; comma-separated, repeatable.",
        HelpName = "KIND",
    };

    private readonly Option<bool> _noFunding = new("--no-funding") { Description = "Perpetuals: leave their funding out." };

    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "Print what is missing and what it would cost, and stop there." };

    private readonly Option<bool> _recheck = new("--recheck") { Description = "Ask again for bars the venue said it does not have." };

    private readonly Option<int?> _concurrency = new("--concurrency") { Description = "Requests under way at once (default: as many as suit the source).", HelpName = "N" };

    private readonly Option<bool> _offline = new("--offline") { Description = "Never the network: only --dry-run makes sense with it." };

    private readonly SourceChoiceOptions _source = new();

    public DataDownloadCommand()
        : base(
            "download",
            "Bring a venue's bars, funding and instrument rules into the cache. What is there already is not asked for again.",
            "backtest data download --exchange binance --symbol BTCUSDT,ETHUSDT --interval 1h --from 2024-01-01 --to 2024-02-01",
            "backtest data download --market perp --symbol btc/usdt --interval 1h --from 2024-01-01 --to 2024-02-01 --dry-run")
    {
        _market.AcceptOnlyFromAmong("spot", "perp");
        foreach (Option option in new Option[] { _exchange, _market, _symbol, _interval, _from, _to, _with, _noFunding, _dryRun, _recheck, _concurrency, _offline })
            Options.Add(option);
        _source.AddTo(this);
    }

    public DataDownloadOptions Bind(ParseResult result) => new()
    {
        Exchange = result.GetRequiredValue(_exchange),
        Market = result.GetRequiredValue(_market),
        Symbols = Words(result.GetValue(_symbol)),
        Intervals = Words(result.GetValue(_interval)),
        From = result.GetRequiredValue(_from),
        To = result.GetValue(_to),
        With = Words(result.GetValue(_with)),
        NoFunding = result.GetValue(_noFunding),
        DryRun = result.GetValue(_dryRun),
        Recheck = result.GetValue(_recheck),
        Concurrency = result.GetValue(_concurrency),
        Offline = result.GetValue(_offline),
        Source = _source.Bind(result),
    };

    private static string[] Words(string[]? texts) =>
        [.. (texts ?? []).SelectMany(text => text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).Distinct()];
}
