namespace BacktestCli.Reports.Json;

/// <summary>The run by period, the trades by group.</summary>
internal static class PeriodSection
{
    public static void Write(JsonText json, ReportPeriods periods)
    {
        json.Key("periods");
        json.OpenObject();
        json.Lines("by_year", periods.ByYear, Period);
        json.Lines("by_month", periods.ByMonth, Period);
        json.Lines("by_instrument", periods.ByInstrument, Instrument);
        json.Lines("by_side", periods.BySide, Group);
        json.Lines("by_exit_reason", periods.ByExitReason, Group);
        json.CloseObject();
    }

    private static void Period(JsonText json, PeriodResult period)
    {
        json.Member("period", period.Period);
        json.Member("return", period.Return);
        json.Member("max_drawdown", period.MaxDrawdown);
        json.Member("trades", period.Trades);
        json.Member("net_profit", period.NetProfit);
    }

    private static void Instrument(JsonText json, TradeGroup instrument)
    {
        Group(json, instrument);
        json.Member("buy_and_hold_return", instrument.BuyAndHoldReturn);
    }

    private static void Group(JsonText json, TradeGroup group)
    {
        json.Member("name", group.Name);
        json.Member("trades", group.Trades);
        json.Member("win_rate", group.WinRate);
        json.Member("net_profit", group.NetProfit);
    }
}
