using System.Globalization;
using System.Text.Json;
using BacktestCli.Core;
using BacktestCli.Core.Market;

namespace BacktestCli.Data.Exchanges.Binance;

/// <summary>An answer of <c>exchangeInfo</c>.</summary>
internal static class InstrumentList
{
    /// <summary>Reads the instruments: all of spot, of futures those without a term.</summary>
    /// <param name="json">The body.</param>
    /// <param name="product">Which API gave it.</param>
    /// <param name="fundingHours">Hours between fundings of the symbols that differ from the usual; null on spot.</param>
    /// <exception cref="FormatException">It is no whole list.</exception>
    public static List<VenueInstrument> Parse(
        ReadOnlyMemory<byte> json, BinanceProduct product, IReadOnlyDictionary<string, int>? fundingHours)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(json);
            return
            [
                .. from symbol in document.RootElement.GetProperty("symbols").EnumerateArray()
                   where !product.IsPerp || Text(symbol, "contractType") == "PERPETUAL"
                   select Read(symbol, product, fundingHours),
            ];
        }
        catch (Exception fault) when (fault is JsonException or KeyNotFoundException or InvalidOperationException or OverflowException)
        {
            throw new FormatException($"it is no list of instruments: {JsonFault.Line(fault)}", fault);
        }
    }

    /// <summary>Reads <c>fundingInfo</c>: symbols whose hours between fundings differ from the usual.</summary>
    /// <exception cref="FormatException">It is no whole list.</exception>
    public static Dictionary<string, int> ParseFundingHours(ReadOnlyMemory<byte> json)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(json);
            Dictionary<string, int> hours = [];
            foreach (JsonElement row in document.RootElement.EnumerateArray())
                hours[Name(row)] = row.GetProperty("fundingIntervalHours").GetInt32();
            return hours;
        }
        catch (Exception fault) when (fault is JsonException or KeyNotFoundException or InvalidOperationException or OverflowException)
        {
            throw new FormatException($"it is no list of funding intervals: {JsonFault.Line(fault)}", fault);
        }
    }

    /// <summary>An inverse contract is worth a sum of quote currency, so that its least quantity is one of worth.</summary>
    private static VenueInstrument Read(JsonElement symbol, BinanceProduct product, IReadOnlyDictionary<string, int>? fundingHours)
    {
        string name = Name(symbol);
        decimal contract = symbol.TryGetProperty("contractSize", out JsonElement size) ? size.GetDecimal() : 1m;
        InstrumentRules rules = RulesOf(symbol);
        return new VenueInstrument
        {
            Instrument = new Instrument(BinanceVenue.Venue.Name, product.IsPerp ? MarketKind.Perp : MarketKind.Spot, name)
            {
                Base = Text(symbol, "baseAsset"),
                Quote = Text(symbol, "quoteAsset"),
                Rules = product.IsInverse ? rules with { MinNotional = rules.MinQuantity * contract } : rules,
            },
            Product = product.Name,
            Settle = Text(symbol, "marginAsset"),
            IsInverse = product.IsInverse,
            ContractSize = contract,
            IsTrading = (Text(symbol, "status") ?? Text(symbol, "contractStatus")) == "TRADING",
            ListedAt = symbol.TryGetProperty("onboardDate", out JsonElement listed) ? listed.GetInt64() : null,
            FundingHours = fundingHours?.GetValueOrDefault(name, FundingPiece.UsualHours),
        };
    }

    /// <summary>A filter that is set to 0 is off.</summary>
    private static InstrumentRules RulesOf(JsonElement symbol)
    {
        InstrumentRules rules = InstrumentRules.Unknown;
        if (!symbol.TryGetProperty("filters", out JsonElement filters))
            return rules;

        foreach (JsonElement filter in filters.EnumerateArray())
        {
            rules = Text(filter, "filterType") switch
            {
                "PRICE_FILTER" => rules with { TickSize = Decimal(filter, "tickSize") },
                "LOT_SIZE" => rules with
                {
                    LotSize = Decimal(filter, "stepSize") ?? rules.LotSize,
                    MinQuantity = Decimal(filter, "minQty") ?? 0,
                },
                "MIN_NOTIONAL" or "NOTIONAL" => rules with
                {
                    MinNotional = Decimal(filter, "minNotional") ?? Decimal(filter, "notional") ?? 0,
                },
                _ => rules,
            };
        }

        return rules;
    }

    /// <summary>A decimal without trailing zeros; null where it is absent or not above 0.</summary>
    private static decimal? Decimal(JsonElement filter, string name)
    {
        const decimal One = 1.0000000000000000000000000000m;
        bool isNumber = decimal.TryParse(Text(filter, name), NumberStyles.Float, CultureInfo.InvariantCulture, out decimal value);
        return isNumber && value > 0
            ? value / One
            : null;
    }

    private static string Name(JsonElement row) => Text(row, "symbol") ?? throw new InvalidOperationException("a symbol is null");

    private static string? Text(JsonElement row, string name) => row.TryGetProperty(name, out JsonElement value) ? value.GetString() : null;
}
