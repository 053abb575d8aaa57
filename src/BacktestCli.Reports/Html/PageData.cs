using System.Text;
using BacktestCli.Reports.Json;

namespace BacktestCli.Reports.Html;

/// <summary>What the page's script draws and lists, as JSON that no text in it can break out of.</summary>
internal static class PageData
{
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
        json.Lines("charts", input.Bars, (line, chart) => ChartData.Write(line, chart, input.Bars.Count));
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
