using System.Text.Json;
using BacktestCli.Reports.Json;

namespace BacktestCli.Reports.Html;

/// <summary>What the run was made of, as the report has it: strategy, settings, bars.</summary>
internal static class InputSection
{
    public static Html Of(ReportDocument report)
    {
        JsonElement run = report.Root.GetProperty("run");
        return Html.Of($"""
            <section id="inputs"><h2>Inputs</h2><div class="pair">
            {Members("Strategy", run.GetProperty("strategy"))}{Members("Settings", run.GetProperty("settings"))}
            {report.Root.GetProperty("datasets").EnumerateArray().Select(dataset => Members("Bars", dataset))}</div></section>

            """);
    }

    private static Html Members(string title, JsonElement element) => Html.Of($"""
        <details><summary>{title}</summary><dl class="members">{Leaves("", element).Select(leaf => Html.Of($"<dt>{leaf.Path}</dt><dd>{leaf.Text}</dd>"))}</dl></details>
        """);

    private static IEnumerable<(string Path, string Text)> Leaves(string path, JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(member => Leaves(path.Length == 0 ? member.Name : $"{path}.{member.Name}", member.Value)),
        JsonValueKind.Array when element.GetArrayLength() > 20 => [(path, $"{Words.Count(element.GetArrayLength())} in the report")],
        JsonValueKind.Array => element.EnumerateArray().SelectMany((item, i) => Leaves($"{path}[{i}]", item)),
        JsonValueKind.String => [(path, element.GetString()!)],
        JsonValueKind.Null => [],
        _ => [(path, element.GetRawText())],
    };
}
