using System.CommandLine;
using BacktestCli.Handlers.Judging;

namespace BacktestCli.Commands;

/// <summary><c>backtest report check</c>.</summary>
internal sealed class ReportCheckCommand : ExampleCommand
{
    private readonly Argument<string[]> _reports = new("REPORT") { Description = "A report.json, or the folder that holds it.", Arity = ArgumentArity.OneOrMore };

    private readonly VerdictOptions _verdict = new();

    public ReportCheckCommand()
        : base(
            "check",
            "Hold reports to expectations and to an earlier report. Exit 1 where one fails.",
            "backtest report check runs/now --expect 'max_drawdown<60%' --junit checks.xml",
            "backtest report check runs/now --against runs/before --tolerance 1e-9")
    {
        Arguments.Add(_reports);
        _verdict.AddTo(this);
    }

    public ReportCheckOptions Bind(ParseResult result) => new(result.GetRequiredValue(_reports), _verdict.Bind(result));
}
