namespace BacktestCli.Handlers.Replay;

/// <content>What was read: bars, terms, recordings.</content>
internal sealed partial class LockWriter
{
    private void Dataset(LockedDataset dataset)
    {
        json.WriteStartObject();
        json.WriteString("exchange", dataset.Exchange);
        Choice("market", dataset.Market);
        json.WriteString("symbol", dataset.Symbol);
        Choice("prices", dataset.Prices);
        json.WriteString("interval", dataset.Interval);
        json.WriteString("source", dataset.Source);
        json.WriteString("from", dataset.From);
        json.WriteString("to", dataset.To);
        json.WriteNumber("bars", dataset.Bars);
        json.WriteNumber("filled_bars", dataset.FilledBars);
        json.WriteString("fingerprint", dataset.Fingerprint);
        json.WriteStartObject("rules");
        json.WriteString("as_of", dataset.Rules.AsOf);
        json.WriteString("tick_size", dataset.Rules.TickSize);
        json.WriteString("lot_size", dataset.Rules.LotSize);
        json.WriteString("min_quantity", dataset.Rules.MinQuantity);
        json.WriteString("min_notional", dataset.Rules.MinNotional);
        json.WriteString("base", dataset.Rules.Base);
        json.WriteString("quote", dataset.Rules.Quote);
        json.WriteBoolean("is_inverse", dataset.Rules.IsInverse);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private void Instrument(LockedInstrument instrument)
    {
        json.WriteStartObject();
        json.WriteString("instrument", instrument.Instrument);
        if (instrument.Asked is { } asked)
        {
            json.WritePropertyName("asked");
            Range(asked);
        }
        else
        {
            json.WriteNull("asked");
        }

        json.WriteString("weight", instrument.Weight);
        json.WriteString("maker_fee", instrument.MakerFee);
        json.WriteString("taker_fee", instrument.TakerFee);
        Texts("fee_tiers", instrument.FeeTiers);
        json.WriteString("liquidation_fee", instrument.LiquidationFee);
        Texts("maintenance_tiers", instrument.MaintenanceTiers);
        json.WriteBoolean("mark_price", instrument.MarkPrice);
        if (instrument.Funding is { } funding)
        {
            json.WriteStartObject("funding");
            json.WriteString("fingerprint", funding.Fingerprint);
            json.WriteNumber("times", funding.Times);
            List("uncovered", funding.Uncovered, Range);
            json.WriteEndObject();
        }
        else
        {
            json.WriteNull("funding");
        }

        json.WriteEndObject();
    }

    private void Signals(LockedSignals signals)
    {
        json.WriteStartObject("signals");
        json.WriteString("contract", signals.Contract);
        json.WriteNumber("template_version", signals.TemplateVersion);
        List("models", signals.Models, Model);
        Number("temperature", signals.Temperature);
        Number("top_p", signals.TopP);
        Number("model_seed", signals.ModelSeed);
        Number("max_output_tokens", signals.MaxOutputTokens);
        json.WriteBoolean("anonymize", signals.Anonymize);
        json.WriteString("rules", signals.Rules);
        json.WriteNumber("placebo", signals.Placebo);
        json.WriteString("store", signals.Store);
        json.WriteString("fingerprint", signals.Fingerprint);
        Members("recordings", signals.Recordings, json.WriteString);
        json.WriteEndObject();
    }

    private void Model(LockedModel model)
    {
        json.WriteStartObject();
        json.WriteString("name", model.Name);
        json.WriteString("knowledge_cutoff", model.KnowledgeCutoff);
        json.WriteEndObject();
    }

    private void Range(LockedRange range)
    {
        json.WriteStartObject();
        json.WriteString("from", range.From);
        json.WriteString("to", range.To);
        json.WriteEndObject();
    }
}
