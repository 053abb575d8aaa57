using System.Text.Json;

namespace BacktestCli.Reports.Json;

/// <summary>A trade of a report.</summary>
public sealed record StoredTrade
{
    /// <summary>Venue, market and symbol: <c>binance perp BTCUSDT</c>.</summary>
    public required string Instrument { get; init; }

    /// <summary><c>long</c> or <c>short</c>.</summary>
    public required string Side { get; init; }

    /// <summary>Unix ms.</summary>
    public required long EntryTime { get; init; }

    /// <summary>Unix ms.</summary>
    public required long ExitTime { get; init; }

    /// <summary>Quote currency.</summary>
    public required double EntryPrice { get; init; }

    /// <summary>Quote currency.</summary>
    public required double ExitPrice { get; init; }

    /// <summary>Base currency.</summary>
    public required double Quantity { get; init; }

    /// <summary>Quote currency.</summary>
    public required double Fees { get; init; }

    /// <summary>Quote currency.</summary>
    public required double Slippage { get; init; }

    /// <summary>Quote currency, paid; null where there is none.</summary>
    public required double? Funding { get; init; }

    /// <summary>Quote currency, before costs.</summary>
    public required double GrossProfit { get; init; }

    /// <summary>Quote currency, after costs.</summary>
    public required double NetProfit { get; init; }

    /// <summary>Net profit, fraction of what the entry cost.</summary>
    public required double Return { get; init; }

    /// <summary>Bars from entry to exit.</summary>
    public required int BarsHeld { get; init; }

    /// <summary>Farthest against the position, fraction of the entry price; NaN where it is not known.</summary>
    public required double MaxAdverseExcursion { get; init; }

    /// <summary>Farthest with the position, fraction of the entry price; NaN where it is not known.</summary>
    public required double MaxFavourableExcursion { get; init; }

    /// <summary>Why it ended: <c>signal</c>, <c>stop_loss</c>.</summary>
    public required string ExitReason { get; init; }

    /// <summary>What the strategy said of it; null: nothing.</summary>
    public required string? Tag { get; init; }

    internal static StoredTrade Of(JsonElement trade) => new()
    {
        Instrument = trade.GetProperty("instrument").GetString()!,
        Side = trade.GetProperty("side").GetString()!,
        EntryTime = ReportDocument.Time(trade.GetProperty("entry_time")),
        ExitTime = ReportDocument.Time(trade.GetProperty("exit_time")),
        EntryPrice = trade.GetProperty("entry_price").GetDouble(),
        ExitPrice = trade.GetProperty("exit_price").GetDouble(),
        Quantity = trade.GetProperty("quantity").GetDouble(),
        Fees = trade.GetProperty("fees").GetDouble(),
        Slippage = trade.GetProperty("slippage").GetDouble(),
        Funding = ReportDocument.Number(trade.GetProperty("funding")),
        GrossProfit = trade.GetProperty("gross_profit").GetDouble(),
        NetProfit = trade.GetProperty("net_profit").GetDouble(),
        Return = trade.GetProperty("return").GetDouble(),
        BarsHeld = trade.GetProperty("bars_held").GetInt32(),
        MaxAdverseExcursion = ReportDocument.Number(trade.GetProperty("max_adverse_excursion")) ?? double.NaN,
        MaxFavourableExcursion = ReportDocument.Number(trade.GetProperty("max_favourable_excursion")) ?? double.NaN,
        ExitReason = trade.GetProperty("exit_reason").GetString()!,
        Tag = trade.GetProperty("tag").GetString(),
    };
}
