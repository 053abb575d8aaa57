namespace BacktestCli.Reports;

/// <summary>A file that should be a report, or a curve, is not one.</summary>
public sealed class ReportException(string message, Exception? inner = null) : Exception(message, inner);
