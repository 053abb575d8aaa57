using System.CommandLine;

namespace BacktestCli.Commands;

/// <summary><c>backtest signals repair</c>.</summary>
internal sealed class SignalsRepairCommand : ExampleCommand
{
    private readonly Argument<string> _file = new("FILE") { Description = "A text that holds a model's answer; - is standard input." };

    private readonly Option<string?> _contract = new("--contract")
    {
        Description = "Hold the answer to a contract: sentiment, regime, rules, portfolio or factor.",
        HelpName = "NAME",
    };

    public SignalsRepairCommand()
        : base(
            "repair",
            "Print the JSON that a text means, and what had to be mended. Exit 4 where there is no answer in it, or not the contract's.",
            "backtest signals repair answer.txt",
            "backtest signals repair answer.txt --contract sentiment --json")
    {
        Arguments.Add(_file);
        Options.Add(_contract);
    }

    public (string File, string? Contract) Bind(ParseResult result) => (result.GetRequiredValue(_file), result.GetValue(_contract));
}
