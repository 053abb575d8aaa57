using System.CommandLine;

namespace BacktestCli.Commands;

/// <summary><c>backtest strategy show</c>.</summary>
internal sealed class StrategyShowCommand : ExampleCommand
{
    private readonly Argument<string> _strategy = new("STRATEGY")
    {
        Description = "Name (looked up in ./strategies, then built in) or path of a .yaml, .cs or .dll file.",
    };

    public StrategyShowCommand()
        : base(
            "show",
            "Print a strategy's file, to read or to save and change; with --json also its parameters.",
            "backtest strategy show rsi-volume",
            "backtest strategy show donchian-breakout --json") => Arguments.Add(_strategy);

    public string Bind(ParseResult result) => result.GetRequiredValue(_strategy);
}
