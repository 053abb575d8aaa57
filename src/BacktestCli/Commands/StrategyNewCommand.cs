using System.CommandLine;
using BacktestCli.Handlers.NewStrategy;
using BacktestCli.Signals.Store;

namespace BacktestCli.Commands;

/// <summary><c>backtest strategy new</c>.</summary>
internal sealed class StrategyNewCommand : ExampleCommand
{
    private static readonly Choices<SignalMode> Modes = new()
    {
        ["auto"] = SignalMode.Auto,
        ["replay"] = SignalMode.Replay,
        ["record"] = SignalMode.Record,
    };

    private readonly Argument<string> _name = new("NAME") { Description = "What the strategy is called: a-z, 0-9 and -." };

    private readonly Option<string?> _from = new("--from")
    {
        Description = "What it does, in your own words, or a file with them: a language model writes it, once, and you decide whether it is saved.",
        HelpName = "WORDS",
    };

    private readonly Option<string?> _out = new("--out") { Description = "The file to write (default: strategies/NAME.yaml).", HelpName = "FILE" };

    private readonly Option<bool> _force = new("--force") { Description = "Replace the file where it is there already." };

    private readonly Option<bool> _yes = new("--yes", "-y") { Description = "With --from: save what the model wrote without asking." };

    private readonly Option<int> _attempts = new("--attempts")
    {
        Description = "With --from: how often a model may write; what is wrong with a file goes back to it.",
        HelpName = "N",
        DefaultValueFactory = _ => 3,
    };

    private readonly Option<string> _signals = new("--signals")
    {
        Description = "With --from: where the model's answer is kept.",
        HelpName = "FILE",
        DefaultValueFactory = _ => "signals/strategy-new.jsonl",
    };

    private readonly Option<string> _signalsMode = new("--signals-mode")
    {
        Description = "With --from: auto (the kept answer, else ask), replay (the kept answer, never the network) or record (ask anew).",
        HelpName = "MODE",
        DefaultValueFactory = _ => "auto",
    };

    private readonly Option<string[]> _model = new("--model")
    {
        Description = "With --from: model that writes, as in openai/gpt-4.1; repeatable: the first writes, the rest stand by.",
        HelpName = "PROVIDER/MODEL",
    };

    private readonly Option<decimal?> _maxCost = new("--max-cost") { Description = "With --from: most that it may cost, US dollars.", HelpName = "USD" };

    public StrategyNewCommand()
        : base(
            "new",
            "Write a strategy file to begin with; or have one written from your words, checked for mistakes and look-ahead, and shown before it is saved.",
            "backtest strategy new my-first",
            "backtest strategy new dip-buyer --out dip-buyer.yaml")
    {
        _signalsMode.AcceptOnlyFromAmong([.. Modes.Keys]);
        Arguments.Add(_name);
        foreach (Option option in new Option[] { _from, _out, _force, _yes, _attempts, _model, _maxCost, _signals, _signalsMode })
            Options.Add(option);
    }

    public NewStrategyOptions Bind(ParseResult result) => new()
    {
        Name = result.GetRequiredValue(_name),
        From = result.GetValue(_from),
        Out = result.GetValue(_out),
        Models = WordList.Split(result.GetValue(_model)),
        MaxCost = result.GetValue(_maxCost),
        Force = result.GetValue(_force),
        Yes = result.GetValue(_yes),
        Attempts = result.GetValue(_attempts),
        Signals = result.GetRequiredValue(_signals),
        Mode = Modes[result.GetRequiredValue(_signalsMode)],
    };
}
