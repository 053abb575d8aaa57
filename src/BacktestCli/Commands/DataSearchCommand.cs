using System.CommandLine;
using BacktestCli.Handlers.Download;

namespace BacktestCli.Commands;

/// <summary><c>backtest data search</c>.</summary>
internal sealed class DataSearchCommand : ExampleCommand
{
    private readonly Argument<string?> _text = new("TEXT")
    {
        Description = "What symbol, base or quote must contain, in any case (default: all are listed).",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<string> _exchange = new("--exchange")
    {
        Description = "Venue: binance, bybit, okx or deribit; with --via also others.",
        HelpName = "NAME",
        DefaultValueFactory = _ => "binance",
    };

    private readonly Option<string> _market = new("--market") { Description = "Market: spot or perp.", HelpName = "KIND", DefaultValueFactory = _ => "spot" };

    private readonly Option<bool> _offline = new("--offline") { Description = "Look into the list that was kept last; never the network." };

    private readonly SourceChoiceOptions _source = new();

    public DataSearchCommand()
        : base(
            "search",
            "Look for instruments in a venue's own list: symbol, tick, lot, minimum, status.",
            "backtest data search btc --exchange binance",
            "backtest data search --exchange binance --market perp --json")
    {
        _market.AcceptOnlyFromAmong("spot", "perp");
        Arguments.Add(_text);
        foreach (Option option in new Option[] { _exchange, _market, _offline })
            Options.Add(option);
        _source.AddTo(this);
    }

    public DataSearchOptions Bind(ParseResult result) => new()
    {
        Text = result.GetValue(_text),
        Exchange = result.GetRequiredValue(_exchange),
        Market = result.GetRequiredValue(_market),
        Offline = result.GetValue(_offline),
        Source = _source.Bind(result),
    };
}
