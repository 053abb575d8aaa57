using System.CommandLine;
using BacktestCli.Signals.Asking;
using BacktestCli.Signals.Store;

namespace BacktestCli.Commands;

/// <summary>The options that say how language models are asked for signals, and where their answers are kept.</summary>
internal sealed partial class SignalOptions
{
    private static readonly Choices<SignalMode> Modes = new()
    {
        ["auto"] = SignalMode.Auto,
        ["replay"] = SignalMode.Replay,
        ["record"] = SignalMode.Record,
        ["off"] = SignalMode.Off,
    };

    private static readonly Choices<SignalFailurePolicy> Failures = new()
    {
        ["hold"] = SignalFailurePolicy.Hold,
        ["stop"] = SignalFailurePolicy.Stop,
    };

    private readonly Option<string?> _store = new("--signals")
    {
        Description = "Recordings of what models answered (default: signals/<strategy>.jsonl).",
        HelpName = "FILE",
    };

    private readonly Option<string> _mode = new("--signals-mode")
    {
        Description = "auto (recorded, else asked), replay (recorded, else an error; no network), record (asked afresh), off (no signals at all).",
        HelpName = "MODE",
        DefaultValueFactory = _ => "auto",
    };

    private readonly Option<string[]> _model = new("--model")
    {
        Description = "Model that answers, as in openai/gpt-4.1; repeatable: the first answers, the rest stand by.",
        HelpName = "PROVIDER/MODEL",
    };

    private readonly Option<string?> _temperature = new("--temperature")
    {
        Description = "How freely a model draws its words, 0 to 2; none sends none: the model's own (default: 0).",
        HelpName = "NUMBER",
    };

    private readonly Option<double?> _topP = Limit<double?>("--top-p", "SHARE", "Share of likely words drawn from, above 0, at most 1.");

    private readonly Option<int?> _maxOutputTokens = Limit<int?>("--max-output-tokens", "N", "Most tokens of an answer (default: 1024).");

    private readonly Option<long?> _modelSeed = Limit<long?>("--model-seed", "N", "Seed that is sent with a question (default: none).");

    private readonly Option<decimal?> _maxCost = Limit<decimal?>("--max-cost", "USD", "Most that the questions may cost, US dollars.");

    private readonly Option<long?> _maxCalls = Limit<long?>("--max-calls", "N", "Most calls of models.");

    private readonly Option<long?> _maxTokens = Limit<long?>("--max-tokens", "N", "Most tokens of all questions and answers.");

    private readonly Option<int> _inFlight = new("--in-flight")
    {
        Description = "Questions that are out at a time, 1 to 200.",
        HelpName = "N",
        DefaultValueFactory = _ => 16,
    };

    private readonly Option<string?> _maxAge = new("--signals-max-age")
    {
        Description = "Recordings that are older are asked afresh: 30d (default: none is too old).",
        HelpName = "TIME",
    };

    private readonly Option<string> _onFailure = new("--on-signal-failure")
    {
        Description = "Where no model answers: hold (no opinion, counted) or stop.",
        HelpName = "ACTION",
        DefaultValueFactory = _ => "hold",
    };

    private readonly Option<string> _maxAbstain = new("--max-abstain")
    {
        Description = "Most questions that may stay without an answer, of all: 5% or 0.05. Exit 4 beyond it.",
        HelpName = "SHARE",
        DefaultValueFactory = _ => "5%",
    };

    private readonly Option<string> _anonymize = new("--anonymize")
    {
        Description = "Hide symbol, venue and dates from models and rescale prices, on or off.",
        HelpName = "SWITCH",
        DefaultValueFactory = _ => "on",
    };

    private readonly Option<int> _placebo = new("--placebo")
    {
        Description = "Repeat the run N times with the same signals shuffled, up to 1000, to tell skill from luck.",
        HelpName = "N",
        DefaultValueFactory = _ => 0,
    };

    private readonly Option<string?> _rules = new("--rules")
    {
        Description = "The strategy in plain words, or a file of them, for strategies that ask for it.",
        HelpName = "TEXT",
    };

    private readonly Option[] _options;

    /// <param name="use">What for: only the options that matter there are offered.</param>
    public SignalOptions(SignalUse use)
    {
        _mode.AcceptOnlyFromAmong([.. Modes.Keys]);
        _onFailure.AcceptOnlyFromAmong([.. Failures.Keys]);
        _anonymize.AcceptOnlyFromAmong("on", "off");
        Option[] question = [_model, _temperature, _topP, _maxOutputTokens, _modelSeed, _anonymize, _rules];
        Option[] asking = [_mode, _maxCost, _maxCalls, _maxTokens, _inFlight, _maxAge, _onFailure, _maxAbstain];
        _options = use switch
        {
            SignalUse.Run => [_store, .. question, .. asking, _placebo],
            SignalUse.Generate => [_store, .. question, .. asking],
            SignalUse.Estimate => [_store, .. question],
            _ => question,
        };
    }

    public void AddTo(Command command)
    {
        foreach (Option option in _options)
            command.Options.Add(option);
    }

    private static Option<T> Limit<T>(string name, string helpName, string description) =>
        new(name) { Description = description, HelpName = helpName };
}
