using System.Text.Json;
using BacktestCli.Core.Market;
using BacktestCli.Data.Http.Paging;
using BacktestCli.Data.Http;

namespace BacktestCli.Data.Exchanges.Bybit;

/// <summary>The list of Bybit: <c>/v5/market/instruments-info</c>, a category at a time, page by page.</summary>
internal static class BybitInstruments
{
    /// <summary>Bybit's word for its spot market.</summary>
    public const string Spot = "spot";

    /// <summary>Bybit's words for the categories that hold a market's instruments.</summary>
    public static IReadOnlyList<string> Categories(MarketKind market) => market == MarketKind.Perp ? ["linear", "inverse"] : [Spot];

    /// <summary>Path and query that ask for a page.</summary>
    /// <param name="category">Which category.</param>
    /// <param name="cursor">Where the page before ended; null for the first.</param>
    public static string Ask(string category, string? cursor) =>
        $"/v5/market/instruments-info?category={category}&limit=1000{(cursor is null ? "" : $"&cursor={Uri.EscapeDataString(cursor)}")}";

    /// <summary>Reads a page: its instruments, futures that expire left out, and where the next begins; null where there is none.</summary>
    public static (IReadOnlyList<VenueInstrument> Instruments, string? Next) Read(HttpAnswer answer, string category)
    {
        using JsonDocument document = JsonDocument.Parse(answer.Body);
        if (!document.RootElement.TryGetProperty("result", out JsonElement result))
            throw new FormatException("the answer has no result");
        return (
            [.. VenueList.Items(result, "list").Where(IsKept).Select(line => category == Spot ? SpotOf(line) : ContractOf(line, category))],
            result.Text("nextPageCursor") is { Length: > 0 } cursor ? cursor : null);
    }

    private static bool IsKept(JsonElement line) => line.Text("contractType") is "" or "LinearPerpetual" or "InversePerpetual";

    private static VenueInstrument SpotOf(JsonElement line)
    {
        JsonElement lot = line.GetProperty("lotSizeFilter");
        return Common(line, MarketKind.Spot, Spot, new InstrumentRules
        {
            LotSize = lot.Lot("basePrecision"),
            MinQuantity = lot.Decimal("minOrderQty") ?? 0,
            MinNotional = lot.Decimal("minOrderAmt") ?? 0,
        });
    }

    /// <summary>
    /// Quantities of linear contracts are in base currency, of inverse ones in quote currency: there a quantity's minimum is one of worth.
    /// </summary>
    private static VenueInstrument ContractOf(JsonElement line, string category)
    {
        bool isInverse = line.Text("contractType") == "InversePerpetual";
        JsonElement lot = line.GetProperty("lotSizeFilter");
        decimal least = lot.Decimal("minOrderQty") ?? 0;
        InstrumentRules rules = isInverse
            ? new InstrumentRules { MinNotional = least }
            : new InstrumentRules { LotSize = lot.Lot("qtyStep"), MinQuantity = least, MinNotional = lot.Decimal("minNotionalValue") ?? 0 };
        return Common(line, MarketKind.Perp, category, rules) with
        {
            Settle = line.Text("settleCoin"),
            IsInverse = isInverse,
            ListedAt = line.Whole("launchTime"),
            FundingHours = line.Whole("fundingInterval") is { } minutes and >= 60 ? (int)(minutes / 60) : null,
        };
    }

    private static VenueInstrument Common(JsonElement line, MarketKind market, string category, InstrumentRules rules) => new()
    {
        Instrument = new Instrument("bybit", market, line.Text("symbol"))
        {
            Base = line.Text("baseCoin"),
            Quote = line.Text("quoteCoin"),
            Rules = rules with { TickSize = line.GetProperty("priceFilter").Tick("tickSize") },
        },
        Product = category,
        IsTrading = line.Text("status") == "Trading",
    };
}
