using System.Text.Json;
using BacktestCli.Reports.Json;

namespace BacktestCli.Reports.Html;

/// <summary>Returns by year and month: a table that is read as one, coloured as a map.</summary>
internal static class MonthTable
{
    private static readonly string[] Months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

    public static Html Of(ReportDocument report)
    {
        JsonElement periods = report.Root.GetProperty("periods");
        Dictionary<string, double?> months = Returns(periods.GetProperty("by_month"));
        Dictionary<string, double?> years = Returns(periods.GetProperty("by_year"));
        double most = months.Values.Select(value => Math.Abs(value ?? 0)).DefaultIfEmpty(0).Max();
        return Html.Of($"""
            <div class="scroll" tabindex="0" role="region" aria-label="Monthly returns"><table class="map"><caption>Return by month, UTC</caption>
            <thead><tr><th scope="col">Year</th>{Months.Select(month => Html.Of($"""<th scope="col">{month}</th>"""))}<th scope="col">Year</th></tr></thead>
            <tbody>{years.Keys.Select(year => Row(year, months, years[year], most))}</tbody></table></div>

            """);
    }

    /// <summary>Class of a cell: how far its return goes towards the largest there is, in four shades each way.</summary>
    public static string Shade(double value, double most)
    {
        int depth = most > 0 ? (int)Math.Ceiling(Math.Abs(value) / most * 4) : 0;
        return depth == 0 ? "" : $"{(value > 0 ? "up" : "down")}{Math.Min(depth, 4)}";
    }

    private static Html Row(string year, Dictionary<string, double?> months, double? whole, double most) => Html.Of($"""
        <tr><th scope="row">{year}</th>{Enumerable.Range(1, 12).Select(month => Cell(months.GetValueOrDefault($"{year}-{month:00}"), most))}<td><b>{Text(whole)}</b></td></tr>
        """);

    private static Html Cell(double? value, double most) => value is { } known
        ? Html.Of($"""<td class="{Shade(known, most)}">{Text(known)}</td>""")
        : Html.Of($"<td></td>");

    private static string Text(double? value) => value is { } known ? Words.Percent(known) : "";

    private static Dictionary<string, double?> Returns(JsonElement periods) => periods.EnumerateArray()
        .ToDictionary(period => period.GetProperty("period").GetString()!, period => ReportDocument.Number(period.GetProperty("return")));
}
