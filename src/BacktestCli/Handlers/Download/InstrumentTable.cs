using System.Text.Json;
using BacktestCli.Core.Market;
using BacktestCli.Data.Exchanges;
using Spectre.Console;

namespace BacktestCli.Handlers.Download;

/// <summary>A venue's instruments, for people and as JSON.</summary>
internal static class InstrumentTable
{
    /// <summary>Prints a line for each.</summary>
    public static void Print(IAnsiConsole console, IEnumerable<VenueInstrument> instruments)
    {
        Table table = new() { Border = TableBorder.None };
        foreach (string title in new[] { "symbol", "base", "quote" })
            table.AddColumn(title);
        foreach (string title in new[] { "tick", "lot", "min notional" })
            table.AddColumn(new TableColumn(title).RightAligned());
        foreach (string title in new[] { "status", "listed" })
            table.AddColumn(title);
        foreach (VenueInstrument one in instruments)
        {
            InstrumentRules rules = one.Instrument.Rules;
            bool isKnown = rules != InstrumentRules.Unknown;
            table.AddRow(
                Markup.Escape(one.Instrument.Symbol),
                Markup.Escape(one.Instrument.Base ?? "-"),
                Markup.Escape(one.Instrument.Quote ?? "-"),
                $"{rules.TickSize:0.############}",
                isKnown ? $"{rules.LotSize:0.############}" : "",
                rules.MinNotional > 0 ? $"{rules.MinNotional:0.########}" : "",
                one.IsTrading ? "trading" : "closed",
                one.ListedAt is { } listed ? UtcTime.FormatDate(listed) : "");
        }

        console.Write(table);
    }

    /// <summary>Writes each as a JSON object.</summary>
    public static void Write(Utf8JsonWriter json, VenueInstrument one)
    {
        InstrumentRules rules = one.Instrument.Rules;
        bool isKnown = rules != InstrumentRules.Unknown;
        json.WriteStartObject();
        json.WriteString("symbol", one.Instrument.Symbol);
        json.WriteString("base", one.Instrument.Base);
        json.WriteString("quote", one.Instrument.Quote);
        json.WriteString("product", one.Product);
        json.WriteString("settle", one.Settle);
        json.WriteBoolean("inverse", one.IsInverse);
        json.WriteNumber("contract_size", one.ContractSize);
        DataJson.Number(json, "tick_size", rules.TickSize);
        DataJson.Number(json, "lot_size", isKnown ? rules.LotSize : null);
        DataJson.Number(json, "min_quantity", isKnown ? rules.MinQuantity : null);
        DataJson.Number(json, "min_notional", isKnown ? rules.MinNotional : null);
        json.WriteBoolean("trading", one.IsTrading);
        json.WriteString("listed_at", one.ListedAt is { } listed ? UtcTime.Format(listed) : null);
        DataJson.Number(json, "funding_hours", one.FundingHours);
        json.WriteEndObject();
    }
}
