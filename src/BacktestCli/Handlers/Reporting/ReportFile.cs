using BacktestCli.Data;
using BacktestCli.Reports.Json;

namespace BacktestCli.Handlers.Reporting;

/// <summary>A report on disk.</summary>
/// <param name="Path">Where its <c>report.json</c> is.</param>
/// <param name="Document">What it says.</param>
internal sealed record ReportFile(string Path, ReportDocument Document)
{
    /// <summary>The file, every change of every order, where the run was told to write one beside the report.</summary>
    public string OrderLog => System.IO.Path.Combine(System.IO.Path.GetDirectoryName(Path)!, "orders.csv");

    /// <summary>Reads one.</summary>
    /// <param name="path">The file, or the folder that holds it.</param>
    /// <param name="name">What was typed.</param>
    /// <exception cref="DataException">It cannot be read.</exception>
    /// <exception cref="Reports.ReportException">It is no report.</exception>
    public static ReportFile Read(string path, string name)
    {
        string file = Directory.Exists(path) ? System.IO.Path.Combine(path, "report.json") : path;
        try
        {
            return new ReportFile(file, ReportDocument.Read(File.ReadAllBytes(file), name));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new DataException($"{name}: {fault.Message} Name a report.json that backtest run wrote, or the folder that holds it.", fault);
        }
    }
}
