using System.CommandLine;
using BacktestCli.Handlers;

namespace BacktestCli.Commands;

/// <summary><c>backtest signals estimate</c>.</summary>
internal sealed class SignalsEstimateCommand : ExampleCommand
{
    private readonly SignalQuestionOptions _questions = new(new SignalOptions(SignalUse.Estimate), isRequired: true);

    public SignalsEstimateCommand()
        : base(
            "estimate",
            "Say what a strategy's signals would take: calls, tokens, cost, time, and how much is stored already. Nothing is asked.",
            "backtest signals estimate --strategy llm-sentiment --model ollama/qwen3 --data sample",
            "backtest signals estimate -s llm-regime --model openai/gpt-4.1 --model deepseek/deepseek-chat --data sample --json") => _questions.AddTo(this);

    public RunOptions Bind(ParseResult result) => _questions.Bind(result)!;
}
