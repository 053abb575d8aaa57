using System.CommandLine;
using BacktestCli.Handlers;

namespace BacktestCli.Commands;

/// <summary><c>backtest signals verify</c>.</summary>
internal sealed class SignalsVerifyCommand : ExampleCommand
{
    private readonly Argument<string> _file = new("FILE") { Description = "Recordings." };

    private readonly SignalQuestionOptions _questions = new(new SignalOptions(SignalUse.Verify), isRequired: false);

    public SignalsVerifyCommand()
        : base(
            "verify",
            "Look through recorded answers: is each whole and unchanged; and, with --strategy, can a run be replayed from them in full? Exit 3 where not.",
            "backtest signals verify signals.jsonl",
            "backtest signals verify signals.jsonl --strategy llm-sentiment --data sample --model ollama/qwen3")
    {
        Arguments.Add(_file);
        _questions.AddTo(this);
    }

    public (string File, RunOptions? Run) Bind(ParseResult result) => (result.GetRequiredValue(_file), _questions.Bind(result));
}
