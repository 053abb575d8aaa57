using System.CommandLine;
using BacktestCli.Handlers.Judging;

namespace BacktestCli.Commands;

/// <summary><c>backtest report diff</c>.</summary>
internal sealed class ReportDiffCommand : ExampleCommand
{
    private readonly Argument<string[]> _reports = new("REPORT")
    {
        Description = "A report.json, or the folder that holds it: two to compare, or more to put their metrics side by side.",
        Arity = new ArgumentArity(2, 100),
    };

    private readonly Option<double> _tolerance = VerdictOptions.ToleranceOption();

    private readonly Option<string?> _policy = VerdictOptions.PolicyOption();

    private readonly Option<string?> _dataA = new("--data-a") { Description = "The bars of the first report, where they are not cached: the bar that differs is named.", HelpName = "FILE" };

    private readonly Option<string?> _dataB = new("--data-b") { Description = "The bars of the second report.", HelpName = "FILE" };

    private readonly Option<bool> _markdown = new("--markdown") { Description = "Write Markdown, for a pull request." };

    private readonly Option<string?> _html = new("--html") { Description = "Write a page too.", HelpName = "FILE" };

    public ReportDiffCommand()
        : base(
            "diff",
            "Say what two reports differ in, why, and where the runs part. Exit 1 where they differ by more than they may.",
            "backtest report diff runs/before runs/now",
            "backtest report diff runs/before runs/now --tolerance 1e-9 --html diff.html")
    {
        Arguments.Add(_reports);
        foreach (Option option in new Option[] { _tolerance, _policy, _dataA, _dataB, _markdown, _html })
            Options.Add(option);
    }

    public ReportDiffOptions Bind(ParseResult result) => new()
    {
        Reports = result.GetRequiredValue(_reports),
        Tolerance = result.GetValue(_tolerance),
        Policy = result.GetValue(_policy),
        DataA = result.GetValue(_dataA),
        DataB = result.GetValue(_dataB),
        Markdown = result.GetValue(_markdown),
        Html = result.GetValue(_html),
    };
}
