using System.Globalization;
using System.Text.Json;
using BacktestCli.Core.Market;
using BacktestCli.Data.Http.Paging;
using BacktestCli.Data.Http;

namespace BacktestCli.Data.Exchanges.Okx;

/// <summary>The list of OKX: <c>/api/v5/public/instruments</c>.</summary>
internal static class OkxInstruments
{
    /// <summary>OKX's word for its spot market.</summary>
    public const string Spot = "SPOT";

    /// <summary>OKX's word for its perpetual contracts, linear and inverse.</summary>
    public const string Swap = "SWAP";

    /// <summary>Path and query that ask for a market's list.</summary>
    public static string Ask(MarketKind market) => $"/api/v5/public/instruments?instType={(market == MarketKind.Perp ? Swap : Spot)}";

    /// <summary>Reads a list.</summary>
    public static IReadOnlyList<VenueInstrument> Read(HttpAnswer answer)
    {
        using JsonDocument document = JsonDocument.Parse(answer.Body);
        return
        [
            .. VenueList.Items(document.RootElement, "data").Select(line => line.Text("instType") == Spot ? SpotOf(line) : SwapOf(line)),
        ];
    }

    private static VenueInstrument SpotOf(JsonElement line) => Common(line) with
    {
        Instrument = new Instrument("okx", MarketKind.Spot, line.Text("instId"))
        {
            Base = line.Text("baseCcy"),
            Quote = line.Text("quoteCcy"),
            Rules = new InstrumentRules
            {
                TickSize = line.Tick("tickSz"),
                LotSize = line.Lot("lotSz"),
                MinQuantity = line.Decimal("minSz") ?? 0,
            },
        },
    };

    /// <summary>
    /// Sizes are counted in contracts: of so much base currency each, or, on inverse contracts, of so much quote currency.
    /// </summary>
    private static VenueInstrument SwapOf(JsonElement line)
    {
        bool isInverse = line.Text("ctType") == "inverse";
        decimal contract = (line.Decimal("ctVal") ?? 1) * (line.Decimal("ctMult") ?? 1);
        decimal least = (line.Decimal("minSz") ?? 0) * contract;
        string[] pair = line.Text("uly").Split('-');
        InstrumentRules rules = new() { TickSize = line.Tick("tickSz") };
        return Common(line) with
        {
            Instrument = new Instrument("okx", MarketKind.Perp, line.Text("instId"))
            {
                Base = pair[0],
                Quote = pair[^1],
                Rules = isInverse
                    ? rules with { MinNotional = least }
                    : rules with { LotSize = line.Lot("lotSz") * contract, MinQuantity = least },
            },
            Settle = line.Text("settleCcy"),
            IsInverse = isInverse,
            ContractSize = contract,
        };
    }

    private static VenueInstrument Common(JsonElement line) => new()
    {
        Instrument = new Instrument("okx", MarketKind.Spot, line.Text("instId")),
        Product = line.Text("instType"),
        IsTrading = line.Text("state") == "live",
        ListedAt = long.TryParse(line.Text("listTime"), NumberStyles.None, CultureInfo.InvariantCulture, out long listed) ? listed : null,
    };
}
