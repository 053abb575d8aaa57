using System.Text;
using BacktestCli.Core.Engine;
using BacktestCli.Core.Market;
using BacktestCli.Core.Metrics;
using Spectre.Console;

namespace BacktestCli.Reports.Console;

/// <summary>A report on one screen, at most 100 columns wide: what came out, what it risked and cost, what stands against it.</summary>
public static class Summary
{
    internal const int Width = 100;
    internal const int LabelWidth = 12;
    private const int CellWidth = 21;

    private static readonly (string Label, (string Title, string Metric)[] Cells)[] Rows =
    [
        ("Result", [("return", "total_return"), ("CAGR", "cagr"), ("net profit", "net_profit"), ("final", "final_value")]),
        ("Buy & hold", [("return", "buy_and_hold_return"), ("excess", "excess_return"), ("alpha", "alpha"), ("beta", "beta")]),
        ("Risk", [("Sharpe", "sharpe_ratio"), ("Sortino", "sortino_ratio"), ("Calmar", "calmar_ratio"), ("volatility", "volatility")]),
        ("Drawdown",
            [("max", "max_drawdown"), ("longest", "max_drawdown_duration"), ("ulcer", "ulcer_index"), ("under water", "time_under_water")]),
        ("Trades", [("count", "total_trades"), ("win rate", "win_rate"), ("profit factor", "profit_factor"), ("expectancy", "expectancy")]),
        ("", [("mean", "avg_trade_return"), ("best", "best_trade"), ("worst", "worst_trade"), ("p-value", "p_value_mean_trade")]),
        ("Costs", [("fees", "fees_paid"), ("slippage", "slippage_paid"), ("turnover", "turnover"), ("rejected", "rejected_orders")]),
        ("Exposure", [("in market", "exposure_time"), ("mean", "avg_exposure"), ("max", "max_exposure"), ("long", "long_share")]),
    ];

    private static readonly HashSet<string> Signed = ["total_return", "net_profit", "excess_return", "expectancy"];

    /// <summary>Prints it. Without colour it is the same text.</summary>
    public static void Print(IAnsiConsole console, Report report)
    {
        Title(console, report);
        WarningBlock.PrintAbove(console, report.Warnings);
        foreach ((string label, (string Title, string Metric)[] cells) in Rows)
        {
            Row(console, report.Metric, label, cells);
            if (label == "Buy & hold" && report.Benchmark is { } benchmark)
                BenchmarkLine.Print(console, benchmark.Prices.Dataset.Instrument.ToString(), benchmark.Metrics);
            if (label == "Drawdown")
                Intrabar(console, report.Intrabar);
            if (label == "Costs" && OtherCosts(report.Metric) is { Length: > 0 } others)
                Row(console, report.Metric, "", others);
        }

        Equity(console, report);
        InstrumentTable.Print(console, report.Result);
        SignalBlock.Print(console, report.Signals);
        WarningBlock.Print(console, report.Warnings);
    }

    private static void Title(IAnsiConsole console, Report report)
    {
        BacktestResult result = report.Result;
        console.MarkupLine(
            $"[bold]{Markup.Escape(report.Strategy.Name)}[/]  {Markup.Escape(InstrumentWords.Title(result))} {result.Interval}  "
            + $"{UtcTime.FormatDate(result.From)} → {UtcTime.FormatDate(result.To)}  {Words.Count(result.Bars, "bar")}");
    }

    /// <summary>The headline figures of a report that was read back.</summary>
    internal static void PrintFigures(IAnsiConsole console, Func<string, double?> valueOf)
    {
        foreach ((string label, (string Title, string Metric)[] cells) in Rows)
        {
            Row(console, valueOf, label, cells);
            if (label == "Costs" && OtherCosts(valueOf) is { Length: > 0 } others)
                Row(console, valueOf, "", others);
        }
    }

    private static void Row(IAnsiConsole console, Func<string, double?> valueOf, string label, (string Title, string Metric)[] cells)
    {
        StringBuilder line = new(Label(label));
        foreach ((string title, string name) in cells)
        {
            MetricValue metric = new(MetricCatalog.Find(name)!, valueOf(name));
            string figure = Figures.Of(metric);
            string colour = !Signed.Contains(name) || metric.Value is null or 0 ? "bold" : metric.Value > 0 ? "green" : "red";
            string padding = name == cells[^1].Metric ? "" : new string(' ', Math.Max(2, CellWidth - title.Length - 1 - figure.Length));
            line.Append($"[grey]{title}[/] [{colour}]{figure}[/]{padding}");
        }

        console.MarkupLine(line.ToString());
    }

    /// <summary>Funding and interest where they were modelled; what is rare, where it happened.</summary>
    private static (string Title, string Metric)[] OtherCosts(Func<string, double?> valueOf)
    {
        (string Title, string Metric, bool Always)[] cells =
        [
            ("funding", "funding_paid", true), ("interest", "interest_paid", true),
            ("insurance", "insurance_paid", false), ("liquidations", "liquidations", false),
        ];
        return [.. cells.Where(cell => valueOf(cell.Metric) is { } value && (cell.Always || value != 0)).Select(cell => (cell.Title, cell.Metric))];
    }

    /// <summary>The ends between which the outcome lies, where they are not one.</summary>
    private static void Intrabar(IAnsiConsole console, IntrabarOutcome intrabar)
    {
        string[] cells = [.. Ends("return", intrabar.TotalReturn), .. Ends("max drawdown", intrabar.MaxDrawdown)];
        if (cells.Length > 0)
            console.MarkupLine(Label("Intrabar") + string.Join("  ", cells));
    }

    private static IEnumerable<string> Ends(string title, OutcomeRange? range)
    {
        if (range is null)
            yield break;
        string[] figures = [Words.Percent(range.Worst), Words.Percent(range.Declared), Words.Percent(range.Best)];
        if (figures.Distinct().Count() > 1)
            yield return $"[grey]{title}[/] [bold][[{string.Join(", ", figures)}]][/]";
    }

    private static void Equity(IAnsiConsole console, Report report)
    {
        double cash = (double)report.Result.Options.Cash;
        string ends = $"{Figures.Money(cash)} → {Figures.Money((double)report.Result.FinalEquity)}";
        double[] path = [cash, .. report.Result.Equity.Daily.Select(point => point.Equity)];
        string curve = Sparkline.Of(path, Width - LabelWidth - 2 - ends.Length);
        console.MarkupLine($"{Label("Equity")}{curve}  {ends}");
    }

    private static string Label(string label) => $"[bold]{label.PadRight(LabelWidth)}[/]";
}
