using BacktestCli.Composition;
using BacktestCli.Reports.Console;
using BacktestCli.Reports.Json;
using BacktestCli.Reports.OtherTools;

namespace BacktestCli.Handlers.Reporting;

/// <summary>Shows a report, by our names and formulas or by another tool's, and writes its tables.</summary>
internal sealed class ReportShowHandler(Terminal terminal, Surroundings surroundings)
{
    public int Execute(ReportShowOptions options)
    {
        UsageException.ThrowIfAny(options.Problems());
        ReportFile file = ReportFile.Of(surroundings, options.Report);
        ReportDocument report = file.Document();
        if (options.As is { } tool)
            Show(report, options, tool);
        else
            Show(report, options);
        Say(options.Csv is { } csv ? TableFiles.WriteCsv(report, file.OrderLog, surroundings.Resolve(csv)) : []);
        Say(options.Parquet is { } parquet ? TableFiles.WriteParquet(report, file.OrderLog, surroundings.Resolve(parquet)) : []);
        return ExitCode.Done;
    }

    private void Show(ReportDocument report, ReportShowOptions options)
    {
        if (terminal.Json)
            terminal.WriteJson(json => StoredReportJson.Write(json, report, options.Report));
        else
            StoredSummary.Print(terminal.OpenConsole(), report);
    }

    private void Show(ReportDocument report, ReportShowOptions options, OtherTool tool)
    {
        double periods = options.Periods ?? tool.PeriodsPerYear;
        IReadOnlyList<ToolFigure> figures = tool.Figures(ToolRun.Of(report, options.Report, periods));
        if (!terminal.Json)
        {
            ToolTable.Print(terminal.OpenConsole(), tool, periods, figures);
            return;
        }

        terminal.WriteJson(json =>
        {
            json.WriteStartObject();
            json.WriteString("report", options.Report);
            json.WriteString("as", tool.Name);
            json.WriteString("source", tool.Source);
            json.WriteNumber("periods_per_year", periods);
            DataJson.List(json, "figures", figures, figure =>
            {
                json.WriteStartObject();
                json.WriteString("name", figure.Name);
                StoredReportJson.Number(json, "value", figure.Value);
                json.WriteString("formula", figure.Formula);
                json.WriteEndObject();
            });
            json.WriteEndObject();
        });
    }

    private void Say(IReadOnlyList<string> files)
    {
        foreach (string file in files)
            terminal.Note($"written: {Path.GetRelativePath(surroundings.WorkingDirectory, file)}");
    }
}
