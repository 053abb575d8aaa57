using System.CommandLine;
using BacktestCli.Handlers.Page;

namespace BacktestCli.Commands;

/// <summary><c>backtest report html</c>.</summary>
internal sealed class ReportHtmlCommand : ExampleCommand
{
    private readonly Argument<string> _report = new("REPORT") { Description = "The report.json, or the folder that holds it." };

    private readonly Option<string?> _out = new("--out") { Description = "The page to write (default: report.html beside the report).", HelpName = "FILE" };

    private readonly Option<string?> _data = new("--data")
    {
        Description = "The bars of the run, where it read a file: the page has a price chart only of the very bars that were run (default: the cache's).", HelpName = "PATH",
    };

    private readonly Option<string?> _strategy = new("--strategy")
    {
        Description = "The strategy file, where the run was given a path: its indicators are drawn if it is unchanged (default: found by its name).", HelpName = "PATH",
    };

    public ReportHtmlCommand()
        : base(
            "html",
            "Write a report as one HTML file with charts that needs no network.",
            "backtest report html runs/mine/report.json",
            "backtest report html runs/mine --data sample --out mine.html")
    {
        Arguments.Add(_report);
        Options.Add(_out);
        Options.Add(_data);
        Options.Add(_strategy);
    }

    public ReportHtmlOptions Bind(ParseResult result) =>
        new(result.GetRequiredValue(_report), result.GetValue(_out), result.GetValue(_data), result.GetValue(_strategy));
}
