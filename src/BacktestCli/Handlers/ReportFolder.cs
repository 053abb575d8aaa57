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

    /// <summary>The formats there are.</summary>
    public static IReadOnlyCollection<string> Known => Formats.Keys;

    /// <summary>Writes every file of the report.</summary>
    /// <param name="report">The report.</param>
    /// <param name="page">Gathers what a page shows beside it, which costs another reading of the bars; asked only where a page is written.</param>
    /// <param name="folder">Where to.</param>
    /// <param name="formats">In which formats; each of <see cref="Known"/>.</param>
    public static void Write(Report report, Func<PageInput> page, string folder, IEnumerable<string> formats)
    {
        foreach ((string file, Action<Report, Func<PageInput>, Stream> write) in formats.SelectMany(format => Formats[format]))
            WholeFile.Write(Path.Combine(folder, file), stream => write(report, page, stream));
    }
}
