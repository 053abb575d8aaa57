using System.CommandLine;
using BacktestCli.Handlers;

namespace BacktestCli.Commands;

/// <summary>The options that name bars, the same wherever bars are read.</summary>
internal sealed class DataChoiceOptions
{
    private readonly Option<string?> _file = new("--data") { Description = "Bars from a file or folder: CSV (also .gz, .zip), JSON or Parquet; or sample, the bundled one.", HelpName = "PATH" };

    private readonly Option<string?> _exchange = new("--exchange") { Description = "Venue of cached bars (default: binance).", HelpName = "NAME" };

    private readonly Option<string?> _market = new("--market") { Description = "Market of the instrument: spot or perp (default: spot).", HelpName = "KIND" };

    private readonly Option<string?> _symbol = new("--symbol") { Description = "Symbol as the venue spells it: BTCUSDT." };

    private readonly Option<string?> _interval = new("--interval") { Description = "Length of a bar: 1m 5m 15m 1h 4h 1d …" };

    private readonly Option<string?> _from = new("--from") { Description = "First open time, UTC, inclusive: a date or an RFC 3339 instant.", HelpName = "TIME" };

    private readonly Option<string?> _to = new("--to") { Description = "End of the range, UTC, exclusive.", HelpName = "TIME" };

    private readonly bool _fromFiles;

    /// <param name="fromFiles">False where only bars of the cache will do.</param>
    public DataChoiceOptions(bool fromFiles = true)
    {
        _fromFiles = fromFiles;
        _market.AcceptOnlyFromAmong("spot", "perp");
    }

    public void AddTo(Command command)
    {
        foreach (Option option in new Option[] { _file, _exchange, _market, _symbol, _interval, _from, _to }.Skip(_fromFiles ? 0 : 1))
            command.Options.Add(option);
    }

    public DataChoice Bind(ParseResult result) => new()
    {
        File = _fromFiles ? result.GetValue(_file) : null,
        Exchange = result.GetValue(_exchange),
        Market = result.GetValue(_market),
        Symbol = result.GetValue(_symbol),
        Interval = result.GetValue(_interval),
        From = result.GetValue(_from),
        To = result.GetValue(_to),
    };
}
