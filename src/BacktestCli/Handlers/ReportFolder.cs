using System.Security.Cryptography;
using BacktestCli.Data.Export;
using BacktestCli.Reports;
using BacktestCli.Reports.Csv;
using BacktestCli.Reports.Html;
using BacktestCli.Reports.Json;

namespace BacktestCli.Handlers;

/// <summary>Writes a report in the formats asked for. A new format is one line here.</summary>
internal static class ReportFolder
{
    private static readonly Dictionary<string, (string File, Action<Report, Func<PageInput>, Stream> Write)[]> Formats = new()
    {
        ["json"] = [("report.json", (report, _, stream) => ReportWriter.Write(report, stream))],
        ["html"] = [("report.html", (_, page, stream) => PageWriter.Write(page(), stream))],
        ["csv"] =
        [
            ("trades.csv", (report, _, stream) => CsvWriter.WriteTrades(report, stream)),
            ("equity.csv", (report, _, stream) => CsvWriter.WriteEquity(report, stream)),
            ("orders.csv", (report, _, stream) => CsvWriter.WriteOrders(report, stream)),
        ],
    };

    /// <summary>Every rule that formats and a folder's name break.</summary>
    /// <param name="formats">As typed.</param>
    /// <param name="name">The folder's name; null: it is made from the inputs.</param>
    public static IEnumerable<string> Problems(IReadOnlyList<string> formats, string? name)
    {
        if (formats.Count == 0)
            yield return "--format names no format: give json, html, csv, or some of them.";
        foreach (string format in formats.Where(format => !Formats.ContainsKey(format)))
            yield return $"--format is '{format}': it must be one of {string.Join(", ", Formats.Keys)}.";
        if (formats.Contains("html") && PageWriter.WhyNot is { } why)
            yield return $"--format html: {why}";
        if (name is not null && (name.Length == 0 || name != Path.GetFileName(name) || name is "." or ".."))
            yield return $"--name is '{name}': it must be one folder name.";
    }

    /// <summary>Writes every file of the report.</summary>
    /// <param name="report">The report.</param>
    /// <param name="page">Gathers what a page shows beside it, which costs another reading of the bars; asked only where a page is written.</param>
    /// <param name="folder">Where to.</param>
    /// <param name="formats">In which formats; each a known one.</param>
    public static void Write(Report report, Func<PageInput> page, string folder, IEnumerable<string> formats)
    {
        foreach ((string file, Action<Report, Func<PageInput>, Stream> write) in formats.SelectMany(format => Formats[format]))
            WholeFile.Write(Path.Combine(folder, file), stream => write(report, page, stream));
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
