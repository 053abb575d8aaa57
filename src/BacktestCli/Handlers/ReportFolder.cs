using System.Security.Cryptography;
using BacktestCli.Data.Export;
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
        ["csv"] = [("trades.csv", CsvWriter.WriteTrades), ("equity.csv", CsvWriter.WriteEquity), ("orders.csv", CsvWriter.WriteOrders)],
    };

    /// <summary>Every rule that formats and a folder's name break.</summary>
    /// <param name="formats">As typed.</param>
    /// <param name="name">The folder's name; null: it is made from the inputs.</param>
    public static IEnumerable<string> Problems(IReadOnlyList<string> formats, string? name)
    {
        if (formats.Count == 0)
            yield return "--format names no format: give json, csv or both.";
        foreach (string format in formats.Where(format => !Formats.ContainsKey(format)))
            yield return $"--format is '{format}': it must be one of {string.Join(", ", Formats.Keys)}.";
        if (name is not null && (name.Length == 0 || name != Path.GetFileName(name) || name is "." or ".."))
            yield return $"--name is '{name}': it must be one folder name.";
    }

    /// <summary>Writes every file of the report.</summary>
    public static void Write(Report report, string folder, IEnumerable<string> formats)
    {
        foreach ((string file, Action<Report, Stream> write) in formats.SelectMany(format => Formats[format]))
            WholeFile.Write(Path.Combine(folder, file), stream => write(report, stream));
    }

    /// <summary>SHA-256 of the bytes of <c>report.json</c>, lower-case hex, whether it is written or not.</summary>
    public static string Fingerprint(Report report)
    {
        using SHA256 hash = SHA256.Create();
        using (CryptoStream stream = new(Stream.Null, hash, CryptoStreamMode.Write))
            ReportWriter.Write(report, stream);
        return Convert.ToHexStringLower(hash.Hash!);
    }
}
