using System.CommandLine;
using BacktestCli.Handlers.Signals;

namespace BacktestCli.Commands;

/// <content>What was typed.</content>
internal sealed partial class SignalOptions
{
    /// <summary>What was typed; where an option is not offered, its default.</summary>
    public SignalChoice Bind(ParseResult result)
    {
        SignalChoice usual = new();
        return new()
        {
            Store = Value(result, _store, null),
            Mode = Modes[Value(result, _mode, "auto")],
            Models = WordList.Split(result.GetValue(_model)),
            Temperature = result.GetValue(_temperature),
            TopP = result.GetValue(_topP),
            MaxOutputTokens = result.GetValue(_maxOutputTokens),
            ModelSeed = result.GetValue(_modelSeed),
            MaxCost = Value(result, _maxCost, null),
            MaxCalls = Value(result, _maxCalls, null),
            MaxTokens = Value(result, _maxTokens, null),
            InFlight = Value(result, _inFlight, usual.InFlight),
            MaxAge = Value(result, _maxAge, null),
            OnFailure = Failures[Value(result, _onFailure, "hold")],
            MaxAbstain = Value(result, _maxAbstain, usual.MaxAbstain),
            IsAnonymous = result.GetRequiredValue(_anonymize) == "on",
            Placebo = Value(result, _placebo, 0),
            Rules = result.GetValue(_rules),
        };
    }

    private T Value<T>(ParseResult result, Option<T> option, T usual) => _options.Contains(option) ? result.GetValue(option)! : usual;
}
