using System.Security.Cryptography;
using System.Text;
using BacktestCli.Reports.Json;

namespace BacktestCli.Reports.Html;

/// <summary>
/// Writes a report as one HTML file that needs nothing else: no network, no clock, the same bytes for the same input. Its policy lets only the three pieces
/// that this program put into it run or style anything.
/// </summary>
public static class PageWriter
{
    private const string Library = "lightweight-charts.js";

    /// <summary>Bars that a page keeps, of all instruments together; a run may have more.</summary>
    public const int MostBars = 600_000;

    /// <summary>Why this program writes no pages; null where it does.</summary>
    public static string? WhyNot { get; } = typeof(PageWriter).Assembly.GetManifestResourceInfo(Library) is not null
        ? null
        : "this program was built without the charts of a page, because npm could not fetch them. Have Node.js 20 or later with npm, and build it again.";

    /// <summary>Writes <c>report.html</c>.</summary>
    /// <remarks>Only where <see cref="WhyNot"/> is null.</remarks>
    public static void Write(PageInput input, Stream stream)
    {
        using StreamWriter writer = new(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true) { NewLine = "\n" };
        writer.Write(Page(input).Text.Replace("\r\n", "\n", StringComparison.Ordinal));
    }

    internal static Html Page(PageInput input)
    {
        ReportDocument report = input.Report;
        string style = Resource("page.css"), script = Resource("page.js"), library = Resource(Library);
        string policy = $"default-src 'none'; script-src '{Hash(library)}' '{Hash(script)}'; style-src '{Hash(style)}'; base-uri 'none'; form-action 'none'";
        return Html.Of($"""
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="{policy}">
            <meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><meta name="referrer" content="no-referrer">
            <title>{HeadSection.Name(report)}: back-test</title><style>{new Html(style)}</style></head>
            <body><main>{Body(input)}</main>{Footer()}
            <script type="application/json" id="data">{PageData.Of(input, Cash(report))}</script>
            <script>{new Html(library)}</script>
            <script>{new Html(script)}</script>
            </body></html>

            """);
    }

    private static Html Body(PageInput input)
    {
        ReportDocument report = input.Report;
        return Html.Join(
        [
            HeadSection.Of(report),
            FigureSection.Headline(report),
            CourseSection.Of(report, hasHold: CourseData.Hold(input, Cash(report)).Length > 0),
            PriceSection.Of(input),
            SpreadSection.Of(report, DailyReturns.Of(report.Equity, Cash(report))),
            SignalPart.Of(report),
            GroupSection.Of(report),
            FigureSection.All(report),
            InputSection.Of(report),
        ]);
    }

    private static Html Footer() => Html.Of($"""
        <noscript><p class="note">Charts and the table of trades need JavaScript; nothing is fetched for them.</p></noscript>
        <footer><p>Past results of a simulation; no advice. Charts: TradingView Lightweight Charts™, Copyright © TradingView, Inc.,
        <a href="https://www.tradingview.com/" rel="noreferrer">www.tradingview.com</a>, Apache License 2.0.</p></footer>
        """);

    private static double Cash(ReportDocument report) => report.Root.GetProperty("run").GetProperty("settings").GetProperty("cash").GetDouble();

    private static string Hash(string text) => $"sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}";

    /// <summary>With the line ends that a browser hashes, whatever a checkout made of them.</summary>
    private static string Resource(string name)
    {
        using Stream stream = typeof(PageWriter).Assembly.GetManifestResourceStream(name)!;
        using StreamReader reader = new(stream);
        return reader.ReadToEnd().Replace("\r\n", "\n", StringComparison.Ordinal).TrimEnd('\n');
    }
}
