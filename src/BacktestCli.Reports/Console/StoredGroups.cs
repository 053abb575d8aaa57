using System.Text.Json;
using BacktestCli.Core.Market;
using BacktestCli.Core.Metrics;
using BacktestCli.Reports.Json;
using Spectre.Console;

namespace BacktestCli.Reports.Console;

/// <summary>A report's months, its trades by group, its worst drawdowns.</summary>
internal static class StoredGroups
{
    private static readonly (string Key, string Title)[] Groups =
        [("by_side", "side"), ("by_exit_reason", "exit reason")];

    public static void Print(IAnsiConsole console, ReportDocument report)
    {
        JsonElement periods = report.Root.GetProperty("periods");
        Show(console, ["month", "return", "max drawdown", "trades", "net profit"], periods.GetProperty("by_month").EnumerateArray().Select(month => new[]
        {
            month.GetProperty("period").GetString()!, Percent(month, "return"), Percent(month, "max_drawdown"), Count(month, "trades"), Money(month, "net_profit"),
        }));
        Show(console, ["instrument", "trades", "win rate", "net profit", "buy and hold"], periods.GetProperty("by_instrument").EnumerateArray().Select(one => new[]
        {
            one.GetProperty("name").GetString()!, Count(one, "trades"), Percent(one, "win_rate"), Money(one, "net_profit"), Percent(one, "buy_and_hold_return"),
        }));
        foreach ((string key, string title) in Groups)
        {
            Show(console, [title, "trades", "win rate", "net profit"], periods.GetProperty(key).EnumerateArray().Select(group => new[]
            {
                group.GetProperty("name").GetString()!, Count(group, "trades"), Percent(group, "win_rate"), Money(group, "net_profit"),
            }));
        }

        Show(console, ["drawdown", "depth", "peak", "trough", "recovery", "days"], report.Root.GetProperty("drawdowns").EnumerateArray().Select((fall, i) =>
        {
            long peak = ReportDocument.Time(fall.GetProperty("peak_time"));
            JsonElement recovery = fall.GetProperty("recovery_time");
            long? recovered = recovery.ValueKind == JsonValueKind.Null ? null : ReportDocument.Time(recovery);
            return new[]
            {
                $"{i + 1}", Percent(fall, "depth"), UtcTime.FormatDate(peak), UtcTime.FormatDate(ReportDocument.Time(fall.GetProperty("trough_time"))),
                recovered is { } time ? UtcTime.FormatDate(time) : "not yet", Words.Of((decimal)Math.Round(RunStatistics.ToDays((recovered ?? report.To) - peak), 1)),
            };
        }));
    }

    /// <summary>Prints a table, the first column to the left, a line between it and what stands above; nothing where it has no rows.</summary>
    public static void Show(IAnsiConsole console, string[] titles, IEnumerable<string[]> rows)
    {
        Table table = new() { Border = TableBorder.None };
        foreach (string title in titles)
            table.AddColumn(new TableColumn($"[bold]{title}[/]") { Alignment = title == titles[0] ? Justify.Left : Justify.Right });
        foreach (string[] row in rows)
            table.AddRow([.. row.Select(Markup.Escape)]);
        if (table.Rows.Count == 0)
            return;
        console.WriteLine();
        console.Write(table);
    }

    private static string Percent(JsonElement item, string key) => item.TryGetProperty(key, out JsonElement cell) && ReportDocument.Number(cell) is { } value ? Words.Percent(value) : "n/a";

    private static string Count(JsonElement item, string key) => Words.Count(item.GetProperty(key).GetInt64());

    private static string Money(JsonElement item, string key) => Figures.Money(item.GetProperty(key).GetDouble());
}
