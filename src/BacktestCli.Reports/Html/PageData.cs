using System.Text;
using BacktestCli.Reports.Json;

namespace BacktestCli.Reports.Html;

/// <summary>What the page's script draws and lists, as JSON that no text in it can break out of.</summary>
internal static class PageData
{
    /// <summary>Characters for all bars of a page.</summary>
    private const int BarRoom = 1_600_000;

    /// <summary>Characters for all lines of a page.</summary>
    private const int LineRoom = 500_000;

    private const int MostLevels = 10_000;

    public static Html Of(PageInput input, double cash)
    {
        using MemoryStream bytes = new();
        using (JsonText json = new(bytes))
        {
            json.OpenObject(inline: true);
            Instruments(json, input);
            CourseData.Write(json, input, cash);
            Trades(json, input.Report);
            Levels(json, input);
            SignalRows.Write(json, input.Report.Root.GetProperty("signals"));
            json.CloseObject();
        }

        // Only strings hold '<', and a string may spell it so; then neither </script> nor <!-- can end or change the block.
        return new Html(Encoding.UTF8.GetString(bytes.ToArray()).TrimEnd('\n').Replace("<", "\\u003c", StringComparison.Ordinal));
    }

    /// <summary>Names of the instruments, in the report's order.</summary>
    internal static List<string> Names(ReportDocument report) =>
        [.. report.Root.GetProperty("run").GetProperty("instruments").EnumerateArray().Select(one => one.GetProperty("instrument").GetString()!)];

    private static void Instruments(JsonText json, PageInput input)
    {
        json.Key("names");
        json.OpenArray();
        foreach (string name in Names(input.Report))
            json.Value(name);
        json.CloseArray();
        json.Lines("charts", input.Bars, (line, chart) => Chart(line, chart, input.Bars.Count));
    }

    private static void Chart(JsonText json, ChartBars chart, int charts)
    {
        PackedBars bars = PackedBars.Of(chart, BarRoom / charts);
        json.Member("name", chart.Instrument);
        json.Member("interval", chart.Interval.ToString());
        json.Member("count", bars.Count);
        json.Member("merged", bars.Merged);
        json.Member("rounded", bars.IsRounded);
        json.Member("from", bars.From);
        json.Member("spacing", bars.Spacing);
        Step(json, bars.Prices);
        json.Key("columns");
        json.OpenArray();
        foreach (string column in bars.Columns)
            json.Value(column);
        json.CloseArray();
        PackedLine[] lines = [.. PackedLines(chart, bars, LineRoom / charts)];
        json.Lines("lines", lines, Line);
    }

    private static IEnumerable<PackedLine> PackedLines(ChartBars chart, PackedBars bars, int room)
    {
        int group = bars.Merged / chart.Merged;
        double[] closes = [.. chart.Bars.Closes.ToArray().Where((_, i) => i % group == group - 1 || i == chart.Bars.Count - 1)];
        for (int i = 0; i < chart.Lines.Count; i++)
        {
            double[] values = [.. chart.ValuesOf(i).Where((_, bar) => bar % group == group - 1 || bar == chart.Bars.Count - 1)];
            if (PackedLine.Of(chart.Lines[i], values, closes, bars.Prices, room / chart.Lines.Count) is { } line)
                yield return line;
        }
    }

    private static void Line(JsonText json, PackedLine line)
    {
        json.Member("name", line.Name);
        json.Member("every", line.Every);
        json.Member("price", line.IsPrice);
        Step(json, line.Values);
        json.Member("column", line.Column);
        json.Key("undefined");
        json.OpenArray();
        foreach (int number in line.Undefined)
            json.Value((double)number);
        json.CloseArray();
    }

    private static void Step(JsonText json, Coarseness step)
    {
        json.Member("mantissa", step.Mantissa);
        json.Member("decimals", step.Decimals);
    }

    private static void Trades(JsonText json, ReportDocument report)
    {
        List<string> names = Names(report);
        json.Lines("trades", report.Trades, (line, trade) =>
        {
            line.Member("instrument", names.IndexOf(trade.Instrument));
            line.Member("side", trade.Side);
            line.Member("entry", trade.EntryTime / 1000);
            line.Member("exit", trade.ExitTime / 1000);
            line.Member("entryPrice", trade.EntryPrice);
            line.Member("exitPrice", trade.ExitPrice);
            line.Member("quantity", trade.Quantity);
            line.Member("costs", trade.GrossProfit - trade.NetProfit);
            line.Member("net", trade.NetProfit);
            line.Member("gain", trade.Return);
            line.Member("bars", trade.BarsHeld);
            line.Member("mae", trade.MaxAdverseExcursion);
            line.Member("mfe", trade.MaxFavourableExcursion);
            line.Member("reason", trade.ExitReason);
            line.Member("tag", trade.Tag ?? "");
        });
    }

    private static void Levels(JsonText json, PageInput input)
    {
        List<string> names = Names(input.Report);
        ChartLevel[] levels = [.. input.Levels.Take(MostLevels)];
        json.Lines("levels", levels, (line, level) =>
        {
            line.Member("instrument", names.IndexOf(level.Instrument));
            line.Member("from", level.From / 1000);
            line.Member("to", level.To / 1000);
            line.Member("price", level.Price);
            line.Member("stop", level.IsStop);
        });
    }
}
