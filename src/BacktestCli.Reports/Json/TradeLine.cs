using BacktestCli.Core.Trading;

namespace BacktestCli.Reports.Json;

/// <summary>One trade's members.</summary>
internal static class TradeLine
{
    /// <param name="json">Where to.</param>
    /// <param name="trade">The trade.</param>
    /// <param name="scope">What of it is defined; the rest is null.</param>
    public static void Write(JsonText json, Trade trade, TradeScope scope)
    {
        json.Member("instrument", scope.InstrumentOf(trade));
        json.Member("side", Words.Of(trade.Side));
        json.Instant("entry_time", trade.EntryTime);
        json.Instant("exit_time", trade.ExitTime);
        json.Member("entry_price", trade.EntryPrice);
        json.Member("exit_price", trade.ExitPrice);
        json.Member("quantity", trade.Quantity);
        json.Member("fees", trade.Fees);
        json.Member("slippage", trade.Slippage);
        json.Member("funding", (double?)scope.FundingOf(trade));
        json.Member("interest", (double?)scope.InterestOf(trade));
        json.Member("insurance", (double?)scope.InsuranceOf(trade));
        json.Member("gross_profit", trade.GrossProfit);
        json.Member("net_profit", trade.NetProfit);
        json.Member("return", trade.Return);
        json.Member("bars_held", trade.BarsHeld);
        json.Member("max_adverse_excursion", trade.MaxAdverseExcursion);
        json.Member("max_favourable_excursion", trade.MaxFavourableExcursion);
        json.Member("exit_reason", Words.Of(trade.ExitReason));
        json.Member("tag", trade.Tag);
    }
}
