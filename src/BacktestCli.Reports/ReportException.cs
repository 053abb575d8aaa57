namespace BacktestCli.Reports;

/// <summary>A file that should be a report is not one.</summary>
public sealed class ReportException(string message, Exception? inner = null) : Exception(message, inner);
