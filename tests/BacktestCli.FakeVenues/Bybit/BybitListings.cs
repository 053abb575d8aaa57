using BacktestCli.FakeVenues.Paging;

namespace BacktestCli.FakeVenues.Bybit;

/// <summary>What the fake Bybit lists.</summary>
internal static class BybitListings
{
    /// <summary>The spot market.</summary>
    public const string Spot = "spot";

    private const string Linear = "linear";
    private const string Inverse = "inverse";

    private static readonly FakeListing[] All =
    [
        new("BTCUSDT", "BTC", "USDT", Spot),
        new("ETHUSDT", "ETH", "USDT", Spot),
        new("ETHBTC", "ETH", "BTC", Spot),
        new("PEPEUSDT", "PEPE", "USDT", Spot) { ListedAt = 1_683_280_800_000 },
        new("BTCUSDT", "BTC", "USDT", Linear),
        new("ETHUSDT", "ETH", "USDT", Linear),
        new("1000PEPEUSDT", "1000PEPE", "USDT", Linear) { ListedAt = 1_683_280_800_000 },
        new("LUNAUSDT", "LUNA", "USDT", Linear) { DelistedAt = 1_652_400_000_000 },
        new("BTCUSD", "BTC", "USD", Inverse) { IsInverse = true },
        new("ETHUSD", "ETH", "USD", Inverse) { IsInverse = true },
    ];

    /// <summary>What is listed under a symbol; null where nothing is.</summary>
    public static FakeListing? Find(string product, string symbol) => Array.Find(All, listing => listing.Symbol == symbol && listing.Product == product);

    /// <summary>A page of the list; a future that expires stands among the linear contracts.</summary>
    public static ReadOnlyMemory<byte> Write(FakeRequest request, FakeMarket market, int most)
    {
        string product = request["category"] ?? Linear;
        string[] lines =
        [
            .. All.Where(listing => listing.Product == product).Select(listing => product == Spot ? SpotLine(listing) : ContractLine(listing, market, request.Now)),
            .. product == Linear ? ["""{"symbol":"BTC-27DEC24","contractType":"LinearFutures","status":"Trading","baseCoin":"BTC","quoteCoin":"USDT"}"""] : Array.Empty<string>(),
        ];
        int from = (int)request.Number("cursor", 0);
        int count = (int)Math.Min(request.Number("limit", 500), most);
        string next = from + count < lines.Length ? $"{from + count}" : "";
        return new Utf8Text()
            .Add($$"""{"retCode":0,"retMsg":"OK","result":{"category":"{{product}}","nextPageCursor":"{{next}}","list":[""")
            .Add(string.Join(',', lines.Skip(from).Take(count)))
            .Add("]},\"retExtInfo\":{},\"time\":"u8).Number(request.Now).Add("}"u8).Written;
    }

    private static string SpotLine(FakeListing listing) =>
        $$$"""
        {"symbol":"{{{listing.Symbol}}}","baseCoin":"{{{listing.Base}}}","quoteCoin":"{{{listing.Quote}}}","status":"Trading","lotSizeFilter":{"basePrecision":"0.001","minOrderQty":"0.01","minOrderAmt":"5"},"priceFilter":{"tickSize":"0.01"}}
        """;

    private static string ContractLine(FakeListing listing, FakeMarket market, long now)
    {
        (string kind, string settle, string lot, string least) = listing.IsInverse
            ? ("InversePerpetual", listing.Base, "1", """ "minOrderQty":"1" """)
            : ("LinearPerpetual", listing.Quote, "0.001", """ "minOrderQty":"0.002","minNotionalValue":"5" """);
        return $$$"""
            {"symbol":"{{{listing.Symbol}}}","contractType":"{{{kind}}}","status":"{{{(listing.IsTrading(now) ? "Trading" : "Closed")}}}","baseCoin":"{{{listing.Base}}}","quoteCoin":"{{{listing.Quote}}}","settleCoin":"{{{settle}}}","launchTime":"{{{Math.Max(listing.ListedAt, market.ListedAt)}}}","fundingInterval":480,"lotSizeFilter":{"qtyStep":"{{{lot}}}",{{{least}}}},"priceFilter":{"tickSize":"0.01"}}
            """;
    }
}
