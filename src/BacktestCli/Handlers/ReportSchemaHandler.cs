using BacktestCli.Composition;

namespace BacktestCli.Handlers;

/// <summary>Prints the JSON Schema of report.json.</summary>
internal sealed class ReportSchemaHandler(Terminal terminal)
{
    public int Execute()
    {
        terminal.Out.Write("{}\n");
        return ExitCode.Done;
    }
}
