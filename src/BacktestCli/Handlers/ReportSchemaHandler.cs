using BacktestCli.Composition;
using BacktestCli.Reports.Json;

namespace BacktestCli.Handlers;

/// <summary>Prints the JSON Schema of report.json.</summary>
internal sealed class ReportSchemaHandler(Terminal terminal)
{
    public int Execute()
    {
        terminal.Out.Write(ReportSchema.Text);
        return ExitCode.Done;
    }
}
