using System.CommandLine;
using BacktestCli.Core.Trading.Margin;
using BacktestCli.Handlers.Run;

namespace BacktestCli.Commands;

/// <summary>The options that describe the account: cash, margin, limits.</summary>
internal sealed class AccountOptions
{
    private static readonly Choices<MarginMode> Modes = new() { ["isolated"] = MarginMode.Isolated, ["cross"] = MarginMode.Cross };

    private readonly Option<string[]> _cash = new("--cash")
    {
        Description = "Starting cash, quote currency; of several venues in equal parts, or binance=6000,okx=4000.",
        HelpName = "AMOUNT",
        DefaultValueFactory = _ => ["10000"],
    };

    private readonly Option<decimal?> _leverage = new("--leverage")
    {
        Description = "Most that a margined position may be worth, as a multiple of its margin (default: 1).",
    };

    private readonly Option<string?> _marginMode = new("--margin-mode")
    {
        Description = "What stands behind a margined position: isolated (its margin) or cross (all cash of the venue).",
        HelpName = "MODE",
    };

    private readonly Option<string[]> _maintenanceTiers = new("--maintenance-tiers")
    {
        Description = "Maintenance margin by worth, from:rate:max-leverage, as in 0:0.004:125,50000:0.005:100 (default: the venue's, where known).",
        HelpName = "TIERS",
    };

    private readonly Option<decimal?> _liquidationFee = new("--liquidation-fee")
    {
        Description = "What a liquidation costs beside the taker fee, fraction of the worth.",
        HelpName = "RATE",
    };

    private readonly Option<decimal?> _borrowRate = new("--borrow-rate")
    {
        Description = "Trade spot on margin, long and short, at this yearly interest, fraction.",
        HelpName = "RATE",
    };

    private readonly Option<int?> _maxPositions = new("--max-positions")
    {
        Description = "Positions that may be open at a time (default: any number).",
        HelpName = "N",
    };

    private readonly Option<string[]> _weights = new("--weights")
    {
        Description = "Shares of the portfolio, BTCUSDT=0.6,ETHUSDT=0.4 (default: equal ones).",
        HelpName = "SYMBOL=SHARE",
    };

    private readonly Option<string[]> _protect = new("--protect")
    {
        Description = "Open nothing after losses:3/24h, for cool-down:5 bars, after daily-loss:5%, max-drawdown:20%, outside hours:08:00-20:00; repeatable.",
        HelpName = "RULE",
    };

    public AccountOptions() => _marginMode.AcceptOnlyFromAmong([.. Modes.Keys]);

    public void AddTo(Command command)
    {
        foreach (Option option in new Option[] { _cash, _leverage, _marginMode, _maintenanceTiers, _liquidationFee, _borrowRate, _maxPositions, _weights, _protect })
            command.Options.Add(option);
    }

    public AccountChoice Bind(ParseResult result) => new()
    {
        Cash = WordList.Split(result.GetRequiredValue(_cash)),
        Leverage = result.GetValue(_leverage),
        MarginMode = result.GetValue(_marginMode) is { } mode ? Modes[mode] : null,
        MaintenanceTiers = WordList.Split(result.GetValue(_maintenanceTiers)),
        LiquidationFee = result.GetValue(_liquidationFee),
        BorrowRate = result.GetValue(_borrowRate),
        MaxPositions = result.GetValue(_maxPositions),
        Weights = WordList.Split(result.GetValue(_weights)),
        Protect = WordList.Split(result.GetValue(_protect)),
    };
}
