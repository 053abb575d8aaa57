using System.Text.Json;
using BacktestCli.Reports.Json;
using BacktestCli.Reports.Signals;

namespace BacktestCli.Reports.Html;

/// <summary>What a reader must know before any figure: what was run, what stands against it, what was not modelled.</summary>
internal static class HeadSection
{
    public static Html Of(ReportDocument report)
    {
        JsonElement run = report.Root.GetProperty("run");
        string bars = Words.Count(run.GetProperty("bars").GetInt64(), "bar");
        string names = string.Join(", ", PageData.Names(report));
        return Html.Of($"""
            <header><h1>{Name(report)}</h1>
            <p>{names} · {Interval(report)} · {Date(run, "from")} to {Date(run, "to")} UTC · {bars} · engine {run.GetProperty("engine_version").GetString()}</p></header>
            {Contaminated(report)}{Warnings(report)}{NotModelled(report)}

            """);
    }

    /// <summary>Name of the strategy.</summary>
    public static string Name(ReportDocument report) => report.Root.GetProperty("run").GetProperty("strategy").GetProperty("name").GetString()!;

    private static string Interval(ReportDocument report) =>
        report.Root.GetProperty("datasets").EnumerateArray().Select(dataset => dataset.GetProperty("interval").GetString()!).FirstOrDefault("");

    private static string Date(JsonElement element, string name) => element.GetProperty(name).GetString()!.Split('T')[0];

    private static Html Contaminated(ReportDocument report) => Html.Join(All(report).Where(IsContaminated).Select(warning => Html.Of($"""
        <section class="banner" aria-label="Contaminated"><h2>CONTAMINATED</h2><p>{warning.Text}</p></section>

        """)));

    private static Html Warnings(ReportDocument report)
    {
        (string Code, string Text)[] warnings = [.. All(report).Where(warning => !IsContaminated(warning))];
        return warnings.Length == 0
            ? Html.Of($"""<section class="warnings" id="warnings"><h2>Warnings</h2><p>Nothing that the program knows of stands against these figures.</p></section>""")
            : Html.Of($"""
                <section class="warnings" id="warnings"><h2>Warnings</h2><ul>{warnings.Select(warning => Html.Of($"<li><code>{warning.Code}</code> {warning.Text}</li>"))}</ul></section>

                """);
    }

    private static Html NotModelled(ReportDocument report)
    {
        JsonElement[] applied = [.. report.Root.GetProperty("applied").EnumerateArray()];
        return Html.Of($"""
            <section class="not-modelled"><h2>Not modelled</h2><ul>{Effects(applied, modelled: false)}</ul>
            <details><summary>What was modelled</summary><ul>{Effects(applied, modelled: true)}</ul></details></section>

            """);
    }

    private static IEnumerable<Html> Effects(JsonElement[] applied, bool modelled) => applied
        .Where(effect => effect.GetProperty("modelled").GetBoolean() == modelled)
        .Select(effect => Html.Of($"<li><b>{effect.GetProperty("effect").GetString()?.Replace('_', ' ')}</b>: {effect.GetProperty("how").GetString()}</li>"));

    private static IEnumerable<(string Code, string Text)> All(ReportDocument report) => report.Root.GetProperty("warnings").EnumerateArray()
        .Select(warning => (warning.GetProperty("code").GetString()!, warning.GetProperty("text").GetString()!));

    private static bool IsContaminated((string Code, string Text) warning) => warning.Code == SignalWords.Contaminated;
}
