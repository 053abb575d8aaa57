using System.CommandLine;
using BacktestCli.Handlers.Reporting;
using BacktestCli.Reports.OtherTools;

namespace BacktestCli.Commands;

/// <summary><c>backtest report show</c>.</summary>
internal sealed class ReportShowCommand : ExampleCommand
{
    private readonly Argument<string> _report = new("REPORT") { Description = "A report.json, or the folder that holds it." };

    private readonly Option<string?> _as = new("--as") { Description = "By the names and formulas of another tool.", HelpName = "TOOL" };

    private readonly Option<double?> _periods = new("--periods") { Description = "Periods of a year for --as (default: what the tool takes; 252 for quantstats, else 365).", HelpName = "N" };

    private readonly Option<string?> _csv = new("--csv") { Description = "Write trades, equity and orders there as CSV.", HelpName = "DIR" };

    private readonly Option<string?> _parquet = new("--parquet") { Description = "The same as Parquet.", HelpName = "DIR" };

    public ReportShowCommand()
        : base(
            "show",
            "Show a report: headline figures, months, instruments, sides, exit reasons, drawdowns, best and worst trades.",
            "backtest report show runs/mine",
            "backtest report show runs/mine/report.json --as quantstats --periods 365 --csv tables")
    {
        _as.AcceptOnlyFromAmong([.. OtherTool.All.Select(tool => tool.Name)]);
        Arguments.Add(_report);
        foreach (Option option in new Option[] { _as, _periods, _csv, _parquet })
            Options.Add(option);
    }

    public ReportShowOptions Bind(ParseResult result) => new(result.GetRequiredValue(_report))
    {
        As = result.GetValue(_as) is { } name ? OtherTool.Find(name) : null,
        Periods = result.GetValue(_periods),
        Csv = result.GetValue(_csv),
        Parquet = result.GetValue(_parquet),
    };
}
