using System.CommandLine;
using BacktestCli.Commands;
using BacktestCli.Data.Cache;
using BacktestCli.Handlers;
using BacktestCli.Handlers.Judging;
using BacktestCli.Handlers.Page;
using BacktestCli.Handlers.Reporting;
using BacktestCli.Scripting;

namespace BacktestCli.Composition;

/// <summary>Ties the commands about reports to their behaviour.</summary>
/// <param name="surroundings">The world around the program.</param>
/// <param name="terminal">How to talk.</param>
/// <param name="cache">Has the bars that a report was made of.</param>
/// <param name="library">Finds the strategy that a report is of.</param>
/// <param name="version">This program's version.</param>
internal sealed class ReportCommands(
    Surroundings surroundings, Func<ParseResult, Terminal> terminal, Func<ParseResult, BarCache> cache, Func<StrategyLibrary> library, string version)
{
    public Command All()
    {
        ReportShowCommand show = new();
        show.SetAction(result => new ReportShowHandler(terminal(result), surroundings).Execute(show.Bind(result)));
        ReportHtmlCommand html = new();
        html.SetAction((result, cancellationToken) => Task.FromResult(
            new ReportHtmlHandler(terminal(result), surroundings, library(), cache(result)).Execute(html.Bind(result), cancellationToken)));
        ReportDiffCommand diff = new();
        diff.SetAction((result, cancellationToken) => Task.FromResult(
            new ReportDiffHandler(terminal(result), surroundings, cache(result)).Execute(diff.Bind(result), cancellationToken)));
        ReportCheckCommand check = new();
        check.SetAction(result => new ReportCheckHandler(terminal(result), surroundings).Execute(check.Bind(result)));
        ReportMetricsCommand metrics = new();
        metrics.SetAction(result => new ReportMetricsHandler(terminal(result), surroundings).Execute(metrics.Bind(result)));
        ReportImportCommand import = new();
        import.SetAction(result => new ReportImportHandler(terminal(result), surroundings, version).Execute(import.Bind(result)));
        ReportSchemaCommand schema = new();
        schema.SetAction(result => new ReportSchemaHandler(terminal(result)).Execute());
        return new Command("report", "Reports: show, draw, compare, judge what runs found.") { show, html, diff, check, metrics, import, schema };
    }
}
