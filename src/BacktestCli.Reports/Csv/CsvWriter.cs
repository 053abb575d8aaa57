using System.Globalization;
using System.Text;
using BacktestCli.Core.Engine;
using BacktestCli.Core.Market;
using BacktestCli.Core.Trading;
using BacktestCli.Reports.Json;

namespace BacktestCli.Reports.Csv;

/// <summary>
/// Trades, equity and what became of orders as tables (RFC 4180, UTF-8, lines ending in <c>\n</c>): names, numbers and instants as in <c>report.json</c>,
/// undefined cells empty.
/// </summary>
public static class CsvWriter
{
    private const string TradeHeader =
        "instrument,side,entry_time,exit_time,entry_price,exit_price,quantity,fees,slippage,funding,interest,insurance,gross_profit,net_profit,"
        + "return,bars_held,max_adverse_excursion,max_favourable_excursion,exit_reason,tag";

    /// <summary>Writes <c>trades.csv</c>.</summary>
    public static void WriteTrades(Report report, Stream stream)
    {
        using StreamWriter writer = Open(stream);
        TradeScope scope = new(report.Result);
        writer.WriteLine(TradeHeader);
        foreach (Trade trade in report.Result.Trades)
            writer.WriteLine(string.Join(',', Cells(trade, scope)));
    }

    /// <summary>Writes <c>equity.csv</c>: the points that the report holds.</summary>
    public static void WriteEquity(Report report, Stream stream)
    {
        using StreamWriter writer = Open(stream);
        writer.WriteLine("time,equity,drawdown,exposure");
        foreach (EquityPoint point in report.Equity)
            writer.WriteLine($"{UtcTime.Format(point.Time)},{Number(point.Equity)},{Number(point.Drawdown)},{Number(point.Exposure)}");
    }

    /// <summary>Writes <c>orders.csv</c>: every change of every order, in order. The price is that of a fill, or the level that a new order waits for.</summary>
    public static void WriteOrders(Report report, Stream stream)
    {
        using StreamWriter writer = Open(stream);
        writer.WriteLine("time,instrument,order,type,side,state,quantity,price,reason,tag");
        Dictionary<Instrument, string> names = report.Result.Instruments.ToDictionary(one => one.Instrument, one => Quoted(one.Instrument.ToString()));
        foreach (OrderEvent change in report.Result.Orders.Events)
        {
            Order order = change.Order;
            writer.Write($"{UtcTime.Format(change.Time)},{names[change.Instrument]},{change.Number},{order.Type},{Words.Of(order.Side)},{Words.Of(change.State)},");
            string price = change.State == OrderState.Submitted ? Level(order) : NotZero(change.Price);
            writer.WriteLine($"{NotZero(change.Quantity)},{price},{Quoted(change.Reason ?? "")},{Quoted(order.Tag ?? "")}");
        }
    }

    private static StreamWriter Open(Stream stream) =>
        new(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true) { NewLine = "\n" };

    private static string[] Cells(Trade trade, TradeScope scope) =>
    [
        Quoted(scope.InstrumentOf(trade)), Words.Of(trade.Side), UtcTime.Format(trade.EntryTime), UtcTime.Format(trade.ExitTime),
        Number(trade.EntryPrice), Number(trade.ExitPrice), Number(trade.Quantity),
        Number(trade.Fees), Number(trade.Slippage), Number(scope.FundingOf(trade)), Number(scope.InterestOf(trade)),
        Number(scope.InsuranceOf(trade)), Number(trade.GrossProfit), Number(trade.NetProfit), Number(trade.Return),
        trade.BarsHeld.ToString(CultureInfo.InvariantCulture), Number(trade.MaxAdverseExcursion), Number(trade.MaxFavourableExcursion),
        Words.Of(trade.ExitReason), Quoted(trade.Tag ?? ""),
    ];

    private static string Number(double value) => double.IsFinite(value) ? JsonNumber.Text(value) : "";

    private static string Number(decimal? value) => value is { } known ? JsonNumber.Text(known) : "";

    /// <summary>Empty for a market order, and for a trailing stop, whose level goes with the price.</summary>
    private static string Level(Order order) => Number(order.TriggerAt(double.NaN).Level);

    private static string NotZero(decimal value) => value == 0 ? "" : Number(value);

    internal static string Quoted(string text) =>
        text.AsSpan().ContainsAny(",\"\r\n") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
