using System.Text.Json;
using BacktestCli.Core.Metrics;
using BacktestCli.Reports.Console;
using BacktestCli.Reports.Json;

namespace BacktestCli.Reports.Html;

/// <summary>What language models told the strategy, and what it was worth; nothing where it asks for no signals.</summary>
internal static class SignalPart
{
    private static readonly string[] Headline = ["total_return", "sharpe_ratio", "max_drawdown", "win_rate", "total_trades", "profit_factor"];

    public static Html Of(ReportDocument report)
    {
        JsonElement signals = report.Root.GetProperty("signals");
        if (signals.ValueKind != JsonValueKind.Object)
            return Html.None;
        int answers = signals.GetProperty("answers").GetArrayLength();
        string models = string.Join(", ", signals.GetProperty("models").EnumerateArray().Select(Model));
        string more = answers > SignalRows.Most ? $" The first {Words.Count(SignalRows.Most)} of {Words.Count(answers)} are listed; report.json has all." : "";
        return Html.Of($"""
            <section id="signals"><h2>Signals</h2><p>Contract <code>{signals.GetProperty("contract").GetString()}</code>, asked of {models}.</p>
            {Counts(signals.GetProperty("counts"))}{Worth(report, signals)}{Placebo(signals.GetProperty("placebo"))}
            <h3>Answers</h3><p class="note">What a model wrote is shown as it wrote it.{more}</p>
            {(answers > 0 ? Html.Of($"""<div class="table" id="signal-table"></div>""") : Html.Of($"<p>There is none.</p>"))}</section>

            """);
    }

    private static string Model(JsonElement model)
    {
        string cutoff = model.GetProperty("knowledge_cutoff").GetString() is { } time ? $"knows the world until {time.Split('T')[0]}" : "its knowledge cutoff is unknown";
        return $"{model.GetProperty("name").GetString()} ({cutoff})";
    }

    private static Html Counts(JsonElement counts) => Html.Of($"""
        <dl class="tiles">{counts.EnumerateObject().Where(count => count.Value.ValueKind == JsonValueKind.Number)
            .Select(count => Html.Of($"<div><dt>{count.Name.Replace('_', ' ')}</dt><dd>{Number(count)}</dd></div>"))}</dl>

        """);

    private static string Number(JsonProperty count) => count.Name.EndsWith("share", StringComparison.Ordinal)
        ? Words.Percent(count.Value.GetDouble())
        : count.Name == "cost_usd" ? count.Value.GetRawText() : Words.Count(count.Value.GetInt64());

    /// <summary>The run beside itself: without what is not primary, before the cutoff and after.</summary>
    private static Html Worth(ReportDocument report, JsonElement signals)
    {
        List<(string Name, JsonElement Metrics)> rows = [("this run", report.Root.GetProperty("metrics"))];
        if (signals.GetProperty("without_non_primary") is { ValueKind: JsonValueKind.Object } without)
            rows.Add(("without signals that are not primary", without));
        if (signals.GetProperty("cutoff") is { ValueKind: JsonValueKind.Object } cutoff)
        {
            foreach ((string key, string name) in new[] { ("before", "before the knowledge cutoff"), ("after", "after it") })
            {
                if (cutoff.GetProperty(key) is { ValueKind: JsonValueKind.Object } part)
                    rows.Add((name, part.GetProperty("metrics")));
            }

            if (cutoff.GetProperty("decay") is { ValueKind: JsonValueKind.Object } decay)
                rows.Add(("after less before", decay));
        }

        return Html.Of($"""
            <div class="scroll" tabindex="0" role="region" aria-label="What the signals were worth"><table><caption>What the signals were worth</caption>
            <thead><tr><th scope="col"></th>{Headline.Select(name => Html.Of($"""<th scope="col" class="number">{MetricCatalog.Find(name)!.Title}</th>"""))}</tr></thead>
            <tbody>{rows.Select(row => Html.Of($"""<tr><th scope="row">{row.Name}</th>{Headline.Select(name => Cell(row.Metrics, name))}</tr>"""))}</tbody></table></div>

            """);
    }

    private static Html Cell(JsonElement metrics, string name) =>
        Html.Of($"""<td class="number">{Figures.Of(new MetricValue(MetricCatalog.Find(name)!, ReportDocument.Number(metrics.GetProperty(name))))}</td>""");

    private static Html Placebo(JsonElement placebo) => placebo.ValueKind != JsonValueKind.Object
        ? Html.None
        : Html.Of($"<p>Placebo: {Words.Count(placebo.GetProperty("runs").GetInt64(), "run")} with the signals shuffled in time; p-value of the run's return {placebo.GetProperty("p_value").GetRawText()}.</p>");
}
