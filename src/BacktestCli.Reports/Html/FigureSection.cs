using BacktestCli.Core.Metrics;
using BacktestCli.Reports.Console;
using BacktestCli.Reports.Json;

namespace BacktestCli.Reports.Html;

/// <summary>Figures: the few that come first, and all of them with their formulas.</summary>
internal static class FigureSection
{
    private static readonly string[] First =
    [
        "total_return", "buy_and_hold_return", "excess_return", "cagr", "sharpe_ratio", "sortino_ratio", "max_drawdown", "max_drawdown_duration",
        "volatility", "total_trades", "win_rate", "profit_factor", "p_value_mean_trade", "exposure_time", "fees_paid", "final_value",
    ];

    private static readonly HashSet<string> Signed = ["total_return", "excess_return", "cagr"];

    /// <summary>The headline.</summary>
    public static Html Headline(ReportDocument report) => Html.Of($"""
        <section id="figures"><h2>Figures</h2><dl class="tiles">{First.Select(name => Tile(report, MetricCatalog.Find(name)!))}</dl></section>

        """);

    /// <summary>Every figure.</summary>
    public static Html All(ReportDocument report) => Html.Of($"""
        <section id="all-figures"><h2>All figures</h2><details><summary>{Words.Count(report.Metrics.Count, "figure")}, each with its formula and who defined it</summary>
        <div class="scroll" tabindex="0" role="region" aria-label="All figures"><table><thead><tr><th scope="col">Figure</th><th scope="col" class="number">Value</th><th scope="col">Formula</th><th scope="col">Source</th></tr></thead>
        <tbody>{report.Metrics.Select(metric => Row(metric.Key, metric.Value))}</tbody></table></div></details></section>

        """);

    private static Html Tile(ReportDocument report, Metric metric)
    {
        double? value = report.Metric(metric.Name);
        string tone = !Signed.Contains(metric.Name) || value is null or 0 ? "" : value > 0 ? "good" : "bad";
        return Html.Of($"""<div><dt>{metric.Title}</dt><dd class="{tone}">{Figures.Of(new MetricValue(metric, value))}</dd></div>""");
    }

    /// <summary>A figure that this version of the program does not know is shown as it stands.</summary>
    private static Html Row(string name, double? value) => MetricCatalog.Find(name) is { } metric
        ? Html.Of($"""<tr><th scope="row">{metric.Title} <code>{name}</code></th><td class="number">{Figures.Of(new MetricValue(metric, value))}</td><td>{metric.Formula}</td><td>{metric.Source}</td></tr>""")
        : Html.Of($"""<tr><th scope="row"><code>{name}</code></th><td class="number">{(value is { } known ? JsonNumber.Text(known) : "n/a")}</td><td></td><td></td></tr>""");
}
