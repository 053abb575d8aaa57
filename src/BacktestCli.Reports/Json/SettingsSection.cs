using BacktestCli.Core.Engine;
using BacktestCli.Core.Trading;
using BacktestCli.Core.Trading.Protections;

namespace BacktestCli.Reports.Json;

/// <summary>Every setting of the engine that can move a number; null where it does not apply.</summary>
internal static class SettingsSection
{
    public static void Write(JsonText json, BacktestResult result)
    {
        BacktestOptions options = result.Options;
        FeeSchedule fees = result.Instruments[0].Fees;
        bool isOne = result.Instruments.All(one => one.Fees.Equals(fees));
        bool isMargined = result.Instruments.Any(one => one.IsMargined);
        json.Key("settings");
        json.OpenObject();
        json.Member("cash", options.Cash);
        CashByVenue(json, options.CashByVenue);
        json.Member("maker_fee", isOne ? (double)fees.Maker : null);
        json.Member("taker_fee", isOne ? (double)fees.Taker : null);
        json.Member("slippage", options.Slippage.ToString());
        json.Member("spread_bps", options.SpreadBps);
        json.Member("seed", options.Seed);
        json.Member("leverage", isMargined ? (double)options.Leverage : null);
        json.Member("margin_mode", isMargined ? Words.Of(options.MarginMode) : null);
        json.Member("borrow_rate", (double?)options.BorrowRate);
        json.Member("max_volume_share", (double?)options.MaxVolumeShare);
        json.Member("max_positions", (double?)options.MaxPositions);
        Protections(json, options.Protections);
        json.Member("fill_model", Words.Of(options.Fill));
        json.Member("intrabar", Words.Of(options.Intrabar));
        json.Member("keep_open", options.KeepOpen);
        json.Member("equity", Words.Of(options.Equity));
        json.CloseObject();
    }

    private static void CashByVenue(JsonText json, IReadOnlyDictionary<string, decimal>? parts)
    {
        json.Key("cash_by_venue");
        if (parts is null)
        {
            json.Null();
            return;
        }

        json.OpenObject(inline: true);
        foreach ((string venue, decimal part) in parts.OrderBy(part => part.Key, StringComparer.Ordinal))
            json.Member(venue, part);
        json.CloseObject();
    }

    private static void Protections(JsonText json, IReadOnlyList<Protection> protections)
    {
        json.Key("protections");
        json.OpenArray(inline: true);
        foreach (Protection protection in protections)
            json.Value(protection.Text);
        json.CloseArray();
    }
}
