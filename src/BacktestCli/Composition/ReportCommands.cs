using System.CommandLine;
using BacktestCli.Commands;
using BacktestCli.Handlers.Reporting;

namespace BacktestCli.Composition;

/// <summary>Ties the commands that show figures of a report or a curve to their behaviour.</summary>
/// <param name="surroundings">The world around the program.</param>
/// <param name="terminal">How to talk.</param>
internal sealed class ReportCommands(Surroundings surroundings, Func<ParseResult, Terminal> terminal)
{
    public Command Show()
    {
        ReportShowCommand show = new();
        show.SetAction(result => new ReportShowHandler(terminal(result), surroundings).Execute(show.Bind(result)));
        return show;
    }

    public Command Metrics()
    {
        ReportMetricsCommand metrics = new();
        metrics.SetAction(result => new ReportMetricsHandler(terminal(result), surroundings).Execute(metrics.Bind(result)));
        return metrics;
    }
}
