using System.Text;
using BacktestCli.Core.Engine;
using BacktestCli.Core.Market;
using BacktestCli.Core.Metrics;
using BacktestCli.Reports.Signals;
using Spectre.Console;

namespace BacktestCli.Reports.Console;

/// <summary>A report on one screen, at most 100 columns wide: what came out, what it risked and cost, what stands against it.</summary>
public static class Summary
{
    internal const int LabelWidth = 12;
    private const int Width = 100;
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
        foreach (ReportWarning warning in report.Warnings.Where(IsContaminated))
            Sentence(console, $"{warning.Code.ToUpperInvariant()}: {warning.Text}", "", "red");
        foreach ((string label, (string Title, string Metric)[] cells) in Rows)
        {
            Row(console, report, label, cells);
            if (label == "Drawdown")
                Intrabar(console, report.Intrabar);
            if (label == "Costs" && OtherCosts(report) is { Length: > 0 } others)
                Row(console, report, "", others);
        }

        Equity(console, report);
        InstrumentTable.Print(console, report.Result);
        SignalBlock.Print(console, report.Signals);
        Warnings(console, report.Warnings);
    }

    private static void Title(IAnsiConsole console, Report report)
    {
        BacktestResult result = report.Result;
        console.MarkupLine(
            $"[bold]{Markup.Escape(report.Strategy.Name)}[/]  {Markup.Escape(InstrumentWords.Title(result))} {result.Interval}  "
            + $"{UtcTime.FormatDate(result.From)} → {UtcTime.FormatDate(result.To)}  {Words.Count(result.Bars, "bar")}");
    }

    private static void Row(IAnsiConsole console, Report report, string label, (string Title, string Metric)[] cells)
    {
        StringBuilder line = new(Label(label));
        foreach ((string title, string name) in cells)
        {
            MetricValue metric = report.Metrics.First(metric => metric.Metric.Name == name);
            string figure = Figures.Of(metric);
            string colour = !Signed.Contains(name) || metric.Value is null or 0 ? "bold" : metric.Value > 0 ? "green" : "red";
            string padding = name == cells[^1].Metric ? "" : new string(' ', Math.Max(2, CellWidth - title.Length - 1 - figure.Length));
            line.Append($"[grey]{title}[/] [{colour}]{figure}[/]{padding}");
        }

        console.MarkupLine(line.ToString());
    }

    /// <summary>Funding and interest where they were modelled; what is rare, where it happened.</summary>
    private static (string Title, string Metric)[] OtherCosts(Report report)
    {
        (string Title, string Metric, bool Always)[] cells =
        [
            ("funding", "funding_paid", true), ("interest", "interest_paid", true),
            ("insurance", "insurance_paid", false), ("liquidations", "liquidations", false),
        ];
        return [.. cells.Where(cell => report.Metric(cell.Metric) is { } value && (cell.Always || value != 0)).Select(cell => (cell.Title, cell.Metric))];
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

    private static void Warnings(IAnsiConsole console, IReadOnlyList<ReportWarning> warnings)
    {
        string label = "Warnings";
        foreach (ReportWarning warning in warnings.Where(warning => !IsContaminated(warning)))
        {
            Sentence(console, $"{warning.Code}: {warning.Text}", label, "yellow");
            label = "";
        }
    }

    /// <summary>A text on as many lines as it needs, a label before the first.</summary>
    internal static void Sentence(IAnsiConsole console, string text, string label, string colour)
    {
        foreach (string line in Wrap(text, Width - LabelWidth))
        {
            console.MarkupLine($"[{colour}]{label.PadRight(LabelWidth)}{Markup.Escape(line)}[/]");
            label = "";
        }
    }

    /// <summary>What makes every figure worthless stands above them all.</summary>
    private static bool IsContaminated(ReportWarning warning) => warning.Code == SignalWords.Contaminated;

    private static string Label(string label) => $"[bold]{label.PadRight(LabelWidth)}[/]";

    private static IEnumerable<string> Wrap(string text, int width)
    {
        string line = "";
        foreach (string word in text.Split(' '))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > width)
            {
                yield return line;
                line = " ";
            }

            line = line.Length > 0 ? $"{line} {word}" : word;
        }

        yield return line;
    }
}
