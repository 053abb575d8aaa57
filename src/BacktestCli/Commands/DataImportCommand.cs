using System.CommandLine;
using BacktestCli.Data.Cache;
using BacktestCli.Data.Import;
using BacktestCli.Handlers;

namespace BacktestCli.Commands;

/// <summary><c>backtest data import</c>.</summary>
internal sealed class DataImportCommand : ExampleCommand
{
    private static readonly Choices<Repair> Repairs = new()
    {
        ["drop"] = Repair.Drop,
        ["keep-first"] = Repair.KeepFirst,
        ["keep-last"] = Repair.KeepLast,
    };

    private static readonly Choices<Preference> Preferences = new() { ["new"] = Preference.New, ["old"] = Preference.Old };

    private readonly Argument<string[]> _files = new("FILE")
    {
        Description = "CSV, JSON, JSON Lines or Parquet; a .gz or .zip of one; or a folder of them.",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<string> _exchange = new("--exchange")
    {
        Description = "Venue the bars come from.",
        HelpName = "NAME",
        DefaultValueFactory = _ => "binance",
    };

    private readonly Option<string> _market = new("--market") { Description = "Market: spot or perp.", HelpName = "KIND", DefaultValueFactory = _ => "spot" };

    private readonly Option<string> _symbol = new("--symbol") { Description = "Symbol as the venue spells it: BTCUSDT.", Required = true };

    private readonly Option<string?> _interval = new("--interval") { Description = "Length of a bar (default: the most common step, and the output says so)." };

    private readonly Option<string?> _repair = new("--repair") { Description = "Rows at fault: drop, keep-first or keep-last (default: refuse the import).", HelpName = "HOW" };

    private readonly Option<string?> _prefer = new("--prefer") { Description = "Bars that differ from cached ones: new or old stay (default: an error).", HelpName = "WHICH" };

    private readonly Option<string?> _timeZone = new("--time-zone") { Description = "UTC: dates that do not say their zone are UTC (default: an error).", HelpName = "UTC" };

    public DataImportCommand()
        : base(
            "import",
            "Prove bars from files and keep them in the cache.",
            "backtest data import bars.csv --symbol BTCUSDT --interval 1h",
            "backtest data import bars.csv --exchange binance --market perp --symbol BTCUSDT --repair keep-first --prefer new")
    {
        _market.AcceptOnlyFromAmong("spot", "perp");
        _repair.AcceptOnlyFromAmong([.. Repairs.Keys]);
        _prefer.AcceptOnlyFromAmong([.. Preferences.Keys]);
        _timeZone.AcceptOnlyFromAmong("UTC");
        Arguments.Add(_files);
        foreach (Option option in new Option[] { _exchange, _market, _symbol, _interval, _repair, _prefer, _timeZone })
            Options.Add(option);
    }

    public DataImportOptions Bind(ParseResult result) => new()
    {
        Files = result.GetRequiredValue(_files),
        Choice = new DataChoice
        {
            Exchange = result.GetValue(_exchange),
            Market = result.GetValue(_market),
            Symbol = result.GetRequiredValue(_symbol),
            Interval = result.GetValue(_interval),
        },
        Repair = result.GetValue(_repair) is { } repair ? Repairs[repair] : Repair.None,
        Preference = result.GetValue(_prefer) is { } prefer ? Preferences[prefer] : Preference.None,
        TimeZoneUtc = result.GetValue(_timeZone) is not null,
    };
}
