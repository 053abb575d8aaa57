using System.CommandLine;
using BacktestCli.Handlers;

namespace BacktestCli.Commands;

/// <summary>The options that say which strategy asks about which bars.</summary>
internal sealed class SignalQuestionOptions(SignalOptions signals, bool isRequired)
{
    private readonly Option<string?> _strategy = new("--strategy", "-s")
    {
        Description = "Name (looked up in ./strategies, then built in) or path of a .yaml, .cs or .dll file.",
        Required = isRequired,
    };

    private readonly Option<string[]> _param = new("--param", "-p") { Description = "Sets a parameter, key=value; repeatable.", HelpName = "KEY=VALUE" };

    private readonly RunDataOptions _data = new();

    private readonly Option<bool> _offline = new("--offline") { Description = "Use only what is cached; never the network (also BACKTEST_OFFLINE=1)." };

    private readonly SourceChoiceOptions _source = new();

    public void AddTo(Command command)
    {
        command.Options.Add(_strategy);
        command.Options.Add(_param);
        _data.AddTo(command);
        command.Options.Add(_offline);
        _source.AddTo(command);
        signals.AddTo(command);
    }

    /// <summary>The run whose questions are meant; null where no strategy is named.</summary>
    public RunOptions? Bind(ParseResult result) => result.GetValue(_strategy) is not { } strategy ? null : new RunOptions
    {
        Strategy = strategy,
        Parameters = result.GetValue(_param) ?? [],
        Data = _data.Bind(result),
        Offline = result.GetValue(_offline),
        Source = _source.Bind(result),
        Signals = signals.Bind(result),
    };
}
