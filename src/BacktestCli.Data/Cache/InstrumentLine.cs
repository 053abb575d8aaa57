using System.Text.Json;
using BacktestCli.Core.Market;
using BacktestCli.Data.Exchanges;

namespace BacktestCli.Data.Cache;

/// <summary>One instrument as a JSON object. What the venue does not say is left out.</summary>
internal static class InstrumentLine
{
    public static void Write(Utf8JsonWriter json, VenueInstrument line)
    {
        json.WriteStartObject();
        json.WriteString("symbol", line.Instrument.Symbol);
        Text(json, "base", line.Instrument.Base);
        Text(json, "quote", line.Instrument.Quote);
        Number(json, "tick_size", line.Instrument.Rules.TickSize);
        json.WriteNumber("lot_size", line.Instrument.Rules.LotSize);
        json.WriteNumber("min_quantity", line.Instrument.Rules.MinQuantity);
        json.WriteNumber("min_notional", line.Instrument.Rules.MinNotional);
        json.WriteString("product", line.Product);
        Text(json, "settle", line.Settle);
        json.WriteBoolean("is_inverse", line.IsInverse);
        json.WriteNumber("contract_size", line.ContractSize);
        json.WriteBoolean("is_trading", line.IsTrading);
        Text(json, "listed_at", line.ListedAt is { } time ? UtcTime.Format(time) : null);
        Number(json, "funding_hours", line.FundingHours);
        json.WriteEndObject();
    }

    /// <summary>Reads an object whose start the reader stands at; leaves it at the end.</summary>
    /// <exception cref="JsonException">It is none, or lacks what every instrument has.</exception>
    public static VenueInstrument Read(ref Utf8JsonReader json, string exchange, MarketKind market)
    {
        string? symbol = null, product = null, baseAsset = null, quote = null, settle = null, listedAt = null;
        decimal? tick = null;
        (decimal lot, decimal minQuantity, decimal minNotional, decimal contract) = (InstrumentRules.Unknown.LotSize, 0m, 0m, 1m);
        (bool isInverse, bool isTrading, int? fundingHours) = (false, true, null);
        try
        {
            while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
            {
                ReadOnlySpan<byte> name = json.ValueSpan;
                InstrumentJson.Expect(json.Read(), "it is cut short");
                if (name.SequenceEqual("symbol"u8))
                    symbol = json.GetString();
                else if (name.SequenceEqual("base"u8))
                    baseAsset = json.GetString();
                else if (name.SequenceEqual("quote"u8))
                    quote = json.GetString();
                else if (name.SequenceEqual("tick_size"u8))
                    tick = json.GetDecimal();
                else if (name.SequenceEqual("lot_size"u8))
                    lot = json.GetDecimal();
                else if (name.SequenceEqual("min_quantity"u8))
                    minQuantity = json.GetDecimal();
                else if (name.SequenceEqual("min_notional"u8))
                    minNotional = json.GetDecimal();
                else if (name.SequenceEqual("product"u8))
                    product = json.GetString();
                else if (name.SequenceEqual("settle"u8))
                    settle = json.GetString();
                else if (name.SequenceEqual("is_inverse"u8))
                    isInverse = json.GetBoolean();
                else if (name.SequenceEqual("contract_size"u8))
                    contract = json.GetDecimal();
                else if (name.SequenceEqual("is_trading"u8))
                    isTrading = json.GetBoolean();
                else if (name.SequenceEqual("listed_at"u8))
                    listedAt = json.GetString();
                else if (name.SequenceEqual("funding_hours"u8))
                    fundingHours = json.GetInt32();
                else
                    json.Skip();
            }
        }
        catch (Exception fault) when (fault is InvalidOperationException or FormatException)
        {
            throw new JsonException($"a value of {symbol ?? "an instrument"} is of the wrong kind", fault);
        }

        long listed = 0;
        InstrumentJson.Expect(symbol is not null && product is not null, "an instrument lacks its symbol or product");
        InstrumentJson.Expect(listedAt is null || UtcTime.TryParse(listedAt, out listed), "listed_at must be RFC 3339, UTC");
        InstrumentRules rules = new() { TickSize = tick, LotSize = lot, MinQuantity = minQuantity, MinNotional = minNotional };
        return new VenueInstrument
        {
            Instrument = new Instrument(exchange, market, symbol!) { Base = baseAsset, Quote = quote, Rules = rules },
            Product = product!,
            Settle = settle,
            IsInverse = isInverse,
            ContractSize = contract,
            IsTrading = isTrading,
            ListedAt = listedAt is null ? null : listed,
            FundingHours = fundingHours,
        };
    }

    private static void Text(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
            json.WriteString(name, value);
    }

    private static void Number(Utf8JsonWriter json, string name, decimal? value)
    {
        if (value is { } number)
            json.WriteNumber(name, number);
    }
}
