using System.Globalization;
using BacktestCli.Core.Metrics;
using BacktestCli.Reports.Json;

namespace BacktestCli.Reports.Diff;

/// <summary>A comparison in words: why, what, where the runs part, which trades. Every format says the same.</summary>
/// <param name="Verdict">A sentence.</param>
/// <param name="Tables">What differs, in reading order; a table without a difference is left out.</param>
public sealed record DiffPage(string Verdict, IReadOnlyList<DiffTable> Tables)
{
    private const int ShownTrades = 20;

    /// <summary>Puts a comparison into words.</summary>
    public static DiffPage Of(Comparison comparison)
    {
        DiffTable[] tables = [Why(comparison), Metrics(comparison), Parting(comparison), Trades(comparison), Worth(comparison)];
        return new DiffPage(VerdictOf(comparison), [.. tables.Where(table => table.Rows.Count > 0)]);
    }

    /// <summary>Puts the metrics of several reports side by side: all that are not the same in each.</summary>
    public static DiffPage Of(IReadOnlyList<StoredReport> reports)
    {
        string[][] rows =
        [
            .. MetricCatalog.All.Select(metric => metric.Name)
                .Select(name => (string[])[name, .. reports.Select(report => Cell(report.Metrics.GetValueOrDefault(name)))])
                .Where(row => row.Skip(1).Distinct().Count() > 1),
        ];
        return new DiffPage(
            rows.Length == 0 ? "the metrics are the same." : "they differ.",
            rows.Length == 0 ? [] : [new DiffTable("metrics", ["metric", .. reports.Select(report => report.Name)], rows)]);
    }

    private static string VerdictOf(Comparison comparison) => comparison switch
    {
        { Same: false } => "they differ.",
        { Metrics.Count: > 0 } => "the same, within what may differ.",
        _ => "the same.",
    };

    private static DiffTable Why(Comparison comparison)
    {
        IReadOnlyList<Cause> causes = comparison.Causes;
        if (causes.Count > 0)
            return new DiffTable("why", ["input", "change"], [.. causes.Select(cause => (string[])[cause.Word, cause.Text])]);
        return new DiffTable("why", ["input", "change"], comparison.Same ? [] : [["none", "the inputs are the same: the program itself computes otherwise, or a report was edited"]]);
    }

    private static DiffTable Metrics(Comparison comparison) => new(
        "metrics",
        ["metric", "A", "B", "change", "relative", "", ""],
        [.. comparison.Metrics.Select(metric => (string[])
        [
            metric.Difference.Name, Cell(metric.Difference.Before), Cell(metric.Difference.Now), Change(metric.Difference), Relative(metric.Difference),
            metric.Verdict, metric.IsBeyond ? "beyond" : "within",
        ])]);

    private static DiffTable Parting(Comparison comparison) => comparison.FirstEvent is { } first
        ? new DiffTable($"first divergence: {first.Title}", ["", ""], [["A", first.Before ?? "nothing"], ["B", first.Now ?? "nothing"]])
        : new DiffTable("first divergence", [], []);

    private static DiffTable Trades(Comparison comparison)
    {
        TradeAlignment trades = comparison.Trades;
        IEnumerable<string[]> rows = trades.Changed.Select(change => Row("changed", change.Before, string.Join(", ", change.Differences.Select(Short))))
            .Concat(trades.OnlyBefore.Select(trade => Row("only A", trade, Result(trade))))
            .Concat(trades.OnlyNow.Select(trade => Row("only B", trade, Result(trade))));
        int all = trades.Changed.Count + trades.OnlyBefore.Count + trades.OnlyNow.Count;
        string counts = $"{Words.Count(trades.Same)} the same, {Words.Count(trades.Changed.Count)} changed, {Words.Count(trades.OnlyBefore.Count)} only in A, "
            + $"{Words.Count(trades.OnlyNow.Count)} only in B.{(all > ShownTrades ? $" The first {ShownTrades} are shown." : "")}";
        return new DiffTable("trades", ["", "instrument", "side", "entry", "what"], [.. rows.Take(ShownTrades)], counts);
    }

    private static DiffTable Worth(Comparison comparison) => new(
        "signals",
        ["figure", "A", "B", "change"],
        [.. comparison.Worth.Select(worth => (string[])[worth.Name, Cell(worth.Before), Cell(worth.Now), Change(worth)])]);

    private static string[] Row(string what, StoredLine trade, string text) => [what, trade.Text("instrument"), trade.Text("side"), trade.Text("entry_time"), text];

    private static string Result(StoredLine trade) => $"{trade["quantity"]} at {trade["entry_price"]}, out at {trade.Text("exit_time")}, net_profit {trade["net_profit"]}";

    private static string Short(Difference difference) => $"{difference.Name} {Cell(difference.Before)} → {Cell(difference.Now)}";

    private static string Cell(string? value) => value switch { null => "absent", "null" => "undefined", _ => value };

    private static string Change(Difference difference) => difference.Absolute is { } change ? (change > 0 ? "+" : "") + JsonNumber.Text(change) : "";

    private static string Relative(Difference difference) =>
        difference.Relative is { } relative ? (relative * 100).ToString(relative < 0.0001 ? "0.##E+0" : "0.##", CultureInfo.InvariantCulture) + "%" : "";
}
