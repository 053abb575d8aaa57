using System.CommandLine;
using BacktestCli.Handlers;

namespace BacktestCli.Commands;

/// <summary><c>backtest signals generate</c>.</summary>
internal sealed class SignalsGenerateCommand : ExampleCommand
{
    private readonly SignalQuestionOptions _questions = new(new SignalOptions(SignalUse.Generate), isRequired: true);

    public SignalsGenerateCommand()
        : base(
            "generate",
            "Ask a strategy's questions and store the answers, without running it. Stopped, it goes on where it stopped.",
            "backtest signals generate --strategy llm-sentiment --data sample --from 2024-01-01 --to 2024-03-01 --model ollama/qwen3 --max-calls 100 --in-flight 4",
            "backtest signals generate -s llm-rules --rules 'Buy when the close is the highest of ten bars.' --data sample --from 2024-01-01 --to 2024-01-15 --model openai/gpt-4.1 --max-calls 500") =>
        _questions.AddTo(this);

    public RunOptions Bind(ParseResult result) => _questions.Bind(result)!;
}
