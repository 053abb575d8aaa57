using System.Globalization;
using System.Text;
using BacktestCli.Core.Engine;
using BacktestCli.Core.Market;
using BacktestCli.Core.Trading;
using BacktestCli.Reports.Json;

namespace BacktestCli.Reports.Csv;

/// <summary>
/// Trades and equity as tables (RFC 4180, UTF-8, lines ending in <c>\n</c>): names, numbers and instants as in <c>report.json</c>,
/// undefined cells empty.
/// </summary>
public static class CsvWriter
{
    private const string TradeHeader =
        "side,entry_time,exit_time,entry_price,exit_price,quantity,fees,slippage,funding,net_profit,return,bars_held,"
        + "max_adverse_excursion,max_favourable_excursion,exit_reason,tag";

    /// <summary>Writes <c>trades.csv</c>.</summary>
    public static void WriteTrades(Report report, Stream stream)
    {
        using StreamWriter writer = Open(stream);
        bool funded = report.Result.Instruments[0].Funding is not null;
        writer.WriteLine(TradeHeader);
        foreach (Trade trade in report.Result.Trades)
            writer.WriteLine(string.Join(',', Cells(trade, funded)));
    }

    /// <summary>Writes <c>equity.csv</c>: the points that the report holds.</summary>
    public static void WriteEquity(Report report, Stream stream)
    {
        using StreamWriter writer = Open(stream);
        writer.WriteLine("time,equity,drawdown,exposure");
        foreach (EquityPoint point in report.Equity)
            writer.WriteLine($"{UtcTime.Format(point.Time)},{Number(point.Equity)},{Number(point.Drawdown)},{Number(point.Exposure)}");
    }

    private static StreamWriter Open(Stream stream) =>
        new(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true) { NewLine = "\n" };

    private static string[] Cells(Trade trade, bool funded) =>
    [
        Words.Of(trade.Side), UtcTime.Format(trade.EntryTime), UtcTime.Format(trade.ExitTime),
        Number(trade.EntryPrice), Number(trade.ExitPrice), Number(trade.Quantity),
        Number(trade.Fees), Number(trade.Slippage), funded ? Number(trade.Funding) : "", Number(trade.NetProfit), Number(trade.Return),
        trade.BarsHeld.ToString(CultureInfo.InvariantCulture), Number(trade.MaxAdverseExcursion), Number(trade.MaxFavourableExcursion),
        Words.Of(trade.ExitReason), Quoted(trade.Tag ?? ""),
    ];

    private static string Number(double value) => double.IsFinite(value) ? JsonNumber.Text(value) : "";

    private static string Number(decimal value) => JsonNumber.Text(value);

    private static string Quoted(string text) =>
        text.AsSpan().ContainsAny(",\"\r\n") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
