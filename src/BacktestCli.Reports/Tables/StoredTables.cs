using System.Text.Json;
using BacktestCli.Reports.Json;
using static BacktestCli.Reports.Tables.ColumnKind;

namespace BacktestCli.Reports.Tables;

/// <summary>The lists of a report that other programs want as tables.</summary>
public static class StoredTables
{
    private static readonly StoredColumn[] Trades =
    [
        new("instrument", Text), new("side", Text), new("entry_time", Time), new("exit_time", Time), new("entry_price", Number), new("exit_price", Number),
        new("quantity", Number), new("fees", Number), new("slippage", Number), new("funding", Number), new("interest", Number), new("insurance", Number),
        new("gross_profit", Number), new("net_profit", Number), new("return", Number), new("bars_held", Number), new("max_adverse_excursion", Number),
        new("max_favourable_excursion", Number), new("exit_reason", Text), new("tag", Text),
    ];

    private static readonly StoredColumn[] Equity = [new("time", Time), new("equity", Number), new("drawdown", Number), new("exposure", Number)];

    private static readonly StoredColumn[] Counts = [new("type", Text), new("state", Text), new("count", Number)];

    private static readonly StoredColumn[] Rejections = [new("reason", Text), new("count", Number), new("first_time", Time), new("last_time", Time)];

    /// <summary>Trades, equity, and what became of orders.</summary>
    public static IReadOnlyList<StoredTable> Of(ReportDocument report)
    {
        JsonElement orders = report.Root.GetProperty("orders");
        return
        [
            Members("trades", Trades, report.Root.GetProperty("trades")),
            new("equity", Equity, [.. report.Root.GetProperty("equity").EnumerateArray().Select(point => (JsonElement[])[.. point.EnumerateArray()])]),
            Members("order_counts", Counts, orders.GetProperty("counts")),
            Members("rejections", Rejections, orders.GetProperty("rejections")),
        ];
    }

    private static StoredTable Members(string name, StoredColumn[] columns, JsonElement list) => new(
        name, columns, [.. list.EnumerateArray().Select(item => (JsonElement[])[.. columns.Select(column => item.TryGetProperty(column.Name, out JsonElement cell) ? cell : default)])]);
}
