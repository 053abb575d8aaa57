using BacktestCli.Core.Market;
using BacktestCli.Reports.Json;
using Spectre.Console;

namespace BacktestCli.Reports.Console;

/// <summary>The best and the worst trades of a report.</summary>
internal static class StoredTradeTable
{
    public static void Print(IAnsiConsole console, ReportDocument report)
    {
        Show(console, "best trades", report.BestTrades);
        Show(console, "worst trades", report.WorstTrades);
    }

    private static void Show(IAnsiConsole console, string title, IEnumerable<StoredTrade> trades) => StoredGroups.Show(
        console,
        [title, "side", "entry", "exit", "return", "net profit", "exit reason"],
        trades.Select(trade => new[]
        {
            trade.Instrument, trade.Side, Minute(trade.EntryTime), Minute(trade.ExitTime), Words.Percent(trade.Return), Figures.Money(trade.NetProfit), trade.ExitReason,
        }));

    /// <summary><c>2024-01-01 09:30</c>.</summary>
    private static string Minute(long time) => UtcTime.Format(time)[..16].Replace('T', ' ');
}
