using BacktestCli.Core.Engine;
using BacktestCli.Core.Trading;
using BacktestCli.Core.Trading.Margin;

namespace BacktestCli.Reports.Json;

/// <summary>What was traded, on which terms, and what of it was left open.</summary>
internal static class InstrumentSection
{
    public static void Write(JsonText json, IReadOnlyList<InstrumentResult> instruments)
    {
        json.Key("instruments");
        json.OpenArray();
        foreach (InstrumentResult one in instruments)
        {
            json.OpenObject();
            json.Member("instrument", one.Instrument.ToString());
            json.Instant("from", one.From);
            json.Instant("to", one.To);
            json.Member("bars", one.Bars);
            json.Member("weight", one.Weight);
            json.Member("maker_fee", one.Fees.Maker);
            json.Member("taker_fee", one.Fees.Taker);
            json.Lines("fee_tiers", one.Fees.Tiers, Tier);
            Margin(json, one);
            Detail(json, one);
            OpenPosition(json, one);
            FundingSection.Write(json, one.Funding);
            json.CloseObject();
        }

        json.CloseArray();
    }

    private static void Tier(JsonText json, FeeTier tier)
    {
        json.Member("volume", tier.Volume);
        json.Member("maker_fee", tier.Maker);
        json.Member("taker_fee", tier.Taker);
    }

    private static void Margin(JsonText json, InstrumentResult one)
    {
        json.Key("margin");
        if (!one.IsMargined)
        {
            json.Null();
            return;
        }

        json.OpenObject();
        json.Member("liquidation_fee", one.Margin.LiquidationFee);
        json.Member("mark_price", one.HasMarkPrice);
        json.Lines("tiers", one.Margin.Tiers, Bracket);
        json.CloseObject();
    }

    private static void Bracket(JsonText json, MarginTier tier)
    {
        json.Member("from", tier.From);
        json.Member("rate", tier.Rate);
        json.Member("max_leverage", tier.MaxLeverage);
    }

    private static void Detail(JsonText json, InstrumentResult one)
    {
        json.Key("detail");
        if (one.DetailInterval is not { } interval)
        {
            json.Null();
            return;
        }

        json.OpenObject(inline: true);
        json.Member("interval", interval.ToString());
        json.Member("bars_without", one.BarsWithoutDetail);
        json.CloseObject();
    }

    private static void OpenPosition(JsonText json, InstrumentResult one)
    {
        json.Key("open_position");
        if (one.OpenQuantity == 0)
        {
            json.Null();
            return;
        }

        json.OpenObject(inline: true);
        json.Member("quantity", one.OpenQuantity);
        json.Member("profit", one.OpenProfit);
        json.CloseObject();
    }
}
