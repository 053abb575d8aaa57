using System.CommandLine;

namespace BacktestCli.Commands;

/// <summary><c>backtest signals show</c>.</summary>
internal sealed class SignalsShowCommand : ExampleCommand
{
    private readonly Argument<string> _file = new("FILE") { Description = "Recordings." };

    private readonly Argument<string?> _key = new("KEY")
    {
        Description = "The first digits of a recording's key, as reports and lists show it: that one in full.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    public SignalsShowCommand()
        : base(
            "show",
            "List recorded answers, or show one in full: the question, the answer as it came, what was mended, what was read.",
            "backtest signals show signals.jsonl",
            "backtest signals show signals.jsonl --json")
    {
        Arguments.Add(_file);
        Arguments.Add(_key);
    }

    public (string File, string? Key) Bind(ParseResult result) => (result.GetRequiredValue(_file), result.GetValue(_key));
}
