using System.CommandLine;

namespace BacktestCli.Commands;

/// <summary><c>backtest strategy check</c>.</summary>
internal sealed class StrategyCheckCommand : ExampleCommand
{
    private readonly Argument<string[]> _strategies = new("STRATEGY")
    {
        Description = "Names (looked up in ./strategies, then built in) or paths of .yaml files.",
        Arity = ArgumentArity.OneOrMore,
    };

    public StrategyCheckCommand()
        : base(
            "check",
            "Read strategies without running them and report every mistake. Exit 2 where there is one.",
            "backtest strategy check rsi-volume",
            "backtest strategy check sma-cross momentum --json") => Arguments.Add(_strategies);

    public IReadOnlyList<string> Bind(ParseResult result) => result.GetRequiredValue(_strategies);
}
