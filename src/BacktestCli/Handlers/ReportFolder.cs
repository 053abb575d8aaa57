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

    /// <summary>The formats there are.</summary>
    public static IReadOnlyCollection<string> Known => Formats.Keys;

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
