using BacktestCli.Composition;
using BacktestCli.Data;
using BacktestCli.Reports.Json;

namespace BacktestCli.Handlers;

/// <summary>A report on disk.</summary>
/// <param name="Path">Where its <c>report.json</c> is.</param>
/// <param name="Name">What was typed.</param>
internal sealed record ReportFile(string Path, string Name)
{
    /// <summary>The file, every change of every order, where the run was told to write one beside the report.</summary>
    public string OrderLog => System.IO.Path.Combine(System.IO.Path.GetDirectoryName(Path)!, "orders.csv");

    /// <summary>Names one; it need not be there.</summary>
    /// <param name="surroundings">Paths.</param>
    /// <param name="name">The file, or the folder that holds it.</param>
    public static ReportFile Of(Surroundings surroundings, string name)
    {
        string path = surroundings.Resolve(name);
        return new ReportFile(Directory.Exists(path) ? System.IO.Path.Combine(path, "report.json") : path, name);
    }

    /// <summary>Reads it to be shown, drawn or converted.</summary>
    /// <exception cref="DataException">It cannot be read.</exception>
    /// <exception cref="Reports.ReportException">It is no report.</exception>
    public ReportDocument Document() => ReportDocument.Read(Bytes(Name), Name);

    /// <summary>Reads it to be compared.</summary>
    /// <param name="option">What named it, for a message; empty: an argument.</param>
    /// <exception cref="DataException">It cannot be read.</exception>
    /// <exception cref="Reports.ReportException">It is no report.</exception>
    public StoredReport Stored(string option = "") => ReportReader.Read(Bytes($"{option} {Name}".TrimStart()), Name);

    private byte[] Bytes(string named)
    {
        try
        {
            return File.ReadAllBytes(Path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new DataException($"{named}: {fault.Message} Name a report.json, or the folder of a run.", fault);
        }
    }
}
