using BacktestCli.Core.Market;

namespace BacktestCli.Reports.Json;

/// <summary>Which bars were read.</summary>
internal static class DatasetSection
{
    public static void Write(JsonText json, IReadOnlyList<Dataset> datasets)
    {
        json.Key("datasets");
        json.OpenArray();
        foreach (Dataset dataset in datasets)
        {
            json.OpenObject();
            Instrument(json, dataset.Instrument);
            json.Member("prices", Words.Of(dataset.Prices));
            json.Member("interval", dataset.Interval.ToString());
            json.Instant("from", dataset.From);
            json.Instant("to", dataset.To);
            json.Member("bars", dataset.Bars);
            json.Member("filled_bars", dataset.FilledBars);
            json.Member("source", dataset.Source);
            json.Member("fingerprint", dataset.Fingerprint);
            json.Lines("months", dataset.Months, Month);
            json.Lines("gaps", dataset.Gaps, Gap);
            json.CloseObject();
        }

        json.CloseArray();
    }

    private static void Instrument(JsonText json, Instrument instrument)
    {
        json.Key("instrument");
        json.OpenObject();
        json.Member("exchange", instrument.Exchange);
        json.Member("market", Words.Of(instrument.Market));
        json.Member("symbol", instrument.Symbol);
        json.Member("base", instrument.Base);
        json.Member("quote", instrument.Quote);
        json.Member("tick_size", (double?)instrument.Rules.TickSize);
        json.Member("lot_size", instrument.Rules.LotSize);
        json.Member("min_quantity", instrument.Rules.MinQuantity);
        json.Member("min_notional", instrument.Rules.MinNotional);
        json.Instant("rules_as_of", instrument.Rules.AsOf);
        json.Member("is_inverse", instrument.IsInverse);
        json.CloseObject();
    }

    private static void Month(JsonText json, MonthOfBars month)
    {
        json.Instant("from", month.From);
        json.Member("bars", month.Bars);
        json.Member("fingerprint", month.Fingerprint);
    }

    private static void Gap(JsonText json, Gap gap)
    {
        json.Instant("from", gap.From);
        json.Instant("to", gap.To);
        json.Member("bars", gap.Bars);
    }
}
