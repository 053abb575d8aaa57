using BacktestCli.Data;
using BacktestCli.Reports;
using BacktestCli.Reports.Csv;
using BacktestCli.Reports.Json;

namespace BacktestCli.Handlers;

/// <summary>Writes a report in the formats asked for. A new format is one line here.</summary>
internal static class ReportFolder
{
    private static readonly Dictionary<string, (string File, Action<Report, Stream> Write)[]> Formats = new()
    {
        ["json"] = [("report.json", ReportWriter.Write)],
        ["csv"] = [("trades.csv", CsvWriter.WriteTrades), ("equity.csv", CsvWriter.WriteEquity)],
    };

    /// <summary>The formats there are.</summary>
    public static IReadOnlyCollection<string> Known => Formats.Keys;

    /// <summary>Writes every file whole or not at all: beside its place first, then moved there.</summary>
    /// <exception cref="DataException">The disk does not let us.</exception>
    public static void Write(Report report, string folder, IEnumerable<string> formats)
    {
        try
        {
            WriteFiles(report, folder, formats);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new DataException($"the report cannot be written: {fault.Message} Choose another place with --out and --name.", fault);
        }
    }

    private static void WriteFiles(Report report, string folder, IEnumerable<string> formats)
    {
        Directory.CreateDirectory(folder);
        foreach ((string file, Action<Report, Stream> write) in formats.SelectMany(format => Formats[format]))
        {
            string path = Path.Combine(folder, file);
            using (FileStream stream = File.Create(path + ".tmp", 1 << 16))
                write(report, stream);
            File.Move(path + ".tmp", path, overwrite: true);
        }
    }
}
