using System.Text.Json;
using BacktestCli.Reports.Json;

namespace BacktestCli.Reports.Html;

/// <summary>The trades in groups, the worst drawdowns, what became of orders.</summary>
internal static class GroupSection
{
    private static readonly (string Key, string Title)[] Groups = [("by_instrument", "By instrument"), ("by_side", "By side"), ("by_exit_reason", "By exit")];

    public static Html Of(ReportDocument report)
    {
        JsonElement periods = report.Root.GetProperty("periods");
        return Html.Of($"""
            <section id="groups"><h2>Groups</h2><div class="pair">{Groups.Select(group => Table(group.Title, ["", "Trades", "Win rate", "Net profit"], periods.GetProperty(group.Key).EnumerateArray().Select(Group)))}
            {Table("Deepest drawdowns", ["Depth", "Peak", "Trough", "Recovered"], report.Root.GetProperty("drawdowns").EnumerateArray().Select(Drawdown))}
            {Table("Orders", ["Type", "State", "Count"], report.Root.GetProperty("orders").GetProperty("counts").EnumerateArray().Select(Count))}
            {Table("Rejections", ["Reason", "Count"], report.Root.GetProperty("orders").GetProperty("rejections").EnumerateArray().Select(Rejection))}</div></section>

            """);
    }

    private static Html Table(string title, string[] heads, IEnumerable<string[]> rows)
    {
        string[][] all = [.. rows];
        return all.Length == 0 ? Html.None : Html.Of($"""
            <div class="scroll" tabindex="0" role="region" aria-label="{title}"><table><caption>{title}</caption><thead><tr>{heads.Select(head => Html.Of($"""<th scope="col">{head}</th>"""))}</tr></thead>
            <tbody>{all.Select(row => Html.Of($"<tr>{row.Select(cell => Html.Of($"<td>{cell}</td>"))}</tr>"))}</tbody></table></div>
            """);
    }

    private static string[] Group(JsonElement group) =>
    [
        Text(group, "name"), Words.Count(group.GetProperty("trades").GetInt64()), Percent(group, "win_rate"), Console.Figures.Money(group.GetProperty("net_profit").GetDouble()),
    ];

    private static string[] Drawdown(JsonElement drawdown) =>
        [Percent(drawdown, "depth"), Date(drawdown, "peak_time"), Date(drawdown, "trough_time"), Date(drawdown, "recovery_time")];

    private static string[] Count(JsonElement count) => [Text(count, "type"), Text(count, "state"), Words.Count(count.GetProperty("count").GetInt64())];

    private static string[] Rejection(JsonElement rejection) => [Text(rejection, "reason"), Words.Count(rejection.GetProperty("count").GetInt64())];

    private static string Percent(JsonElement element, string key) => ReportDocument.Number(element.GetProperty(key)) is { } value ? Words.Percent(value) : "n/a";

    private static string Date(JsonElement element, string key) => element.GetProperty(key).GetString()?.Split('T')[0] ?? "not yet";

    private static string Text(JsonElement element, string key) => element.GetProperty(key).GetString()!;
}
