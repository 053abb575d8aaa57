using System.Text.Json;
using BacktestCli.Core.Market;
using BacktestCli.Data.Http.Paging;
using BacktestCli.Data.Http;

namespace BacktestCli.Data.Exchanges.Deribit;

/// <summary>The list of Deribit: <c>/api/v2/public/get_instruments</c>.</summary>
internal static class DeribitInstruments
{
    /// <summary>Deribit's word for its spot market.</summary>
    public const string Spot = "spot";

    /// <summary>Perpetuals that pay profit in what they are quoted in.</summary>
    private const string Linear = "linear";

    /// <summary>Perpetuals that pay profit in what they are on.</summary>
    private const string Inverse = "inverse";

    /// <summary>
    /// All currencies at once: a value the method takes, though the documents of some versions name single currencies only.
    /// </summary>
    private const string Currency = "any";

    /// <summary>Path and query that ask for a market's list; that of the perpetuals holds the futures that expire too.</summary>
    public static string Ask(MarketKind market) =>
        $"/api/v2/public/get_instruments?currency={Currency}&kind={(market == MarketKind.Perp ? "future" : Spot)}&expired=false";

    /// <summary>Reads a list; futures that expire are left out.</summary>
    public static IReadOnlyList<VenueInstrument> Read(HttpAnswer answer)
    {
        using JsonDocument document = JsonDocument.Parse(answer.Body);
        return
        [
            .. VenueList.Items(document.RootElement, "result")
                .Where(line => line.Text("kind") == Spot || line.Text("settlement_period") == "perpetual")
                .Select(Of),
        ];
    }

    private static VenueInstrument Of(JsonElement line)
    {
        bool isSpot = line.Text("kind") == Spot;
        bool isInverse = line.Text("instrument_type") == "reversed";
        decimal least = line.Decimal("min_trade_amount") ?? 0;
        decimal contract = line.Decimal("contract_size") is { } size and > 0 ? size : 1;
        InstrumentRules rules = new() { TickSize = line.Tick("tick_size") };
        return new VenueInstrument
        {
            Instrument = new Instrument("deribit", isSpot ? MarketKind.Spot : MarketKind.Perp, line.Text("instrument_name"))
            {
                Base = line.Text("base_currency"),
                Quote = line.Text("quote_currency"),
                Rules = isInverse
                    ? rules with { MinNotional = least }
                    : rules with { LotSize = line.Lot(isSpot ? "min_trade_amount" : "contract_size"), MinQuantity = least },
            },
            Product = isSpot ? Spot : isInverse ? Inverse : Linear,
            Settle = isSpot ? null : line.Text("settlement_currency"),
            IsInverse = isInverse,
            ContractSize = isSpot ? 1 : contract,
            IsTrading = line.TryGetProperty("is_active", out JsonElement active) && active.ValueKind == JsonValueKind.True,
            ListedAt = line.Whole("creation_timestamp"),
            FundingHours = isSpot ? null : 1,
        };
    }
}
