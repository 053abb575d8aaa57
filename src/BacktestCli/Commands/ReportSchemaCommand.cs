namespace BacktestCli.Commands;

/// <summary><c>backtest report schema</c>.</summary>
internal sealed class ReportSchemaCommand() : ExampleCommand(
    "schema",
    "Print the JSON Schema of report.json.",
    "backtest report schema",
    "backtest report schema --quiet");
