using BacktestCli.Data.Export;
using BacktestCli.Reports;
using BacktestCli.Reports.Csv;
using BacktestCli.Reports.Html;

namespace BacktestCli.Handlers;

/// <summary>Writes a report in the formats asked for. A new format is one line here.</summary>
/// <remarks>JSON is rendered before the others, and kept with them: see <see cref="Render"/>.</remarks>
internal static class ReportFolder
{
    private const string Json = "json";

    private static readonly Dictionary<string, (string File, Action<Report, Func<PageInput>, Stream> Write)[]> Formats = new()
    {
        [Json] = [],
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

    /// <summary>Renders the report as JSON, beside its place where that is among the formats; where it is not, for its hash alone.</summary>
    public static RenderedReport Render(Report report, string folder, IEnumerable<string> formats) =>
        new(report, formats.Contains(Json) ? Path.Combine(folder, "report.json") : null);

    /// <summary>Writes every file of the report.</summary>
    /// <param name="report">The report.</param>
    /// <param name="rendered">The same as JSON.</param>
    /// <param name="page">Gathers what a page shows beside it, which costs another reading of the bars; asked only where a page is written.</param>
    /// <param name="folder">Where to.</param>
    /// <param name="formats">In which formats; each a known one.</param>
    public static void Write(Report report, RenderedReport rendered, Func<PageInput> page, string folder, IEnumerable<string> formats)
    {
        rendered.Keep();
        foreach ((string file, Action<Report, Func<PageInput>, Stream> write) in formats.SelectMany(format => Formats[format]))
            WholeFile.Write(Path.Combine(folder, file), stream => write(report, page, stream));
    }
}
