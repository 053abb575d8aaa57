using System.CommandLine;
using BacktestCli.Handlers.Judging;

namespace BacktestCli.Commands;

/// <summary>Options that say what a report is held to.</summary>
internal sealed class VerdictOptions
{
    private readonly Option<string[]> _expect = new("--expect")
    {
        Description = "What a metric must come to, such as 'sharpe_ratio>=1'; repeatable, or a file of such lines. Exit 1 where one fails.",
        HelpName = "TEXT|FILE",
    };

    private readonly Option<string?> _against = new("--against")
    {
        Description = "An earlier report: exit 1 where metrics, trades or signals differ by more than they may.", HelpName = "REPORT",
    };

    private readonly Option<double> _tolerance = ToleranceOption();

    private readonly Option<string?> _policy = PolicyOption();

    private readonly Option<string?> _junit = new("--junit") { Description = "Write the outcome as JUnit XML too.", HelpName = "FILE" };

    /// <summary><c>--tolerance</c>.</summary>
    public static Option<double> ToleranceOption() => new("--tolerance")
    {
        Description = "Relative difference of two numbers that passes, fraction.", DefaultValueFactory = _ => 0,
    };

    /// <summary><c>--policy</c>.</summary>
    public static Option<string?> PolicyOption() => new("--policy")
    {
        Description = "A file that says by how much each metric may differ, a line each, such as 'sharpe_ratio: relative 5%, worse'.", HelpName = "FILE",
    };

    public void AddTo(Command command)
    {
        foreach (Option option in new Option[] { _expect, _against, _tolerance, _policy, _junit })
            command.Options.Add(option);
    }

    public VerdictChoice Bind(ParseResult result) => new()
    {
        Expectations = result.GetValue(_expect) ?? [],
        Against = result.GetValue(_against),
        Tolerance = result.GetValue(_tolerance),
        Policy = result.GetValue(_policy),
        JUnit = result.GetValue(_junit),
    };
}
