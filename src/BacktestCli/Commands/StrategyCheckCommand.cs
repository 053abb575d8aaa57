using System.CommandLine;
using BacktestCli.Handlers;

namespace BacktestCli.Commands;

/// <summary><c>backtest strategy check</c>.</summary>
internal sealed class StrategyCheckCommand : ExampleCommand
{
    private readonly Argument<string[]> _strategies = new("STRATEGY")
    {
        Description = "Names (looked up in ./strategies, then built in) or paths of .yaml, .cs or .dll files.",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<bool> _causal = new("--causal")
    {
        Description = "Run them, too, and prove that nothing is done before a bar because of what comes after it. Exit 1 where something is.",
    };

    private readonly Option<string[]> _param = new("--param", "-p") { Description = "With --causal: sets a parameter, key=value; repeatable.", HelpName = "KEY=VALUE" };

    private readonly DataChoiceOptions _data = new();

    private readonly Option<int> _cuts = new("--cuts")
    {
        Description = "With --causal: places at which all later bars are replaced, three times each.",
        DefaultValueFactory = _ => 20,
    };

    private readonly Option<int> _seed = new("--seed") { Description = "With --causal: chooses the places and what comes after them.", DefaultValueFactory = _ => 1 };

    private readonly Option<double> _tolerance = new("--tolerance")
    {
        Description = "With --causal: relative difference up to which more history before the warm-up counts as no matter, fraction.",
        DefaultValueFactory = _ => 1e-6,
    };

    private readonly Option<bool> _offline = new("--offline") { Description = "Use only what is cached; never the network (also BACKTEST_OFFLINE=1)." };

    public StrategyCheckCommand()
        : base(
            "check",
            "Read strategies and report every mistake (exit 2 where there is one); with --causal, prove also that they do not look ahead, on the bundled sample unless data are named.",
            "backtest strategy check rsi-volume momentum",
            "backtest strategy check sma-cross -p fast_period=10 --causal --cuts 10")
    {
        Arguments.Add(_strategies);
        Options.Add(_causal);
        Options.Add(_param);
        _data.AddTo(this);
        foreach (Option option in new Option[] { _cuts, _seed, _tolerance, _offline })
            Options.Add(option);
    }

    public StrategyCheckOptions Bind(ParseResult result) => new()
    {
        Strategies = result.GetRequiredValue(_strategies),
        Causal = result.GetValue(_causal),
        Parameters = result.GetValue(_param) ?? [],
        Data = _data.Bind(result),
        Cuts = result.GetValue(_cuts),
        Seed = result.GetValue(_seed),
        Tolerance = result.GetValue(_tolerance),
        Offline = result.GetValue(_offline),
    };
}
