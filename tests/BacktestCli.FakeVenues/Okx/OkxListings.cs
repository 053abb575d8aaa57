using BacktestCli.FakeVenues.Paging;

namespace BacktestCli.FakeVenues.Okx;

/// <summary>What the fake OKX lists.</summary>
internal static class OkxListings
{
    /// <summary>The spot market.</summary>
    public const string Spot = "SPOT";

    private const string Swap = "SWAP";

    private static readonly FakeListing[] All =
    [
        new("BTC-USDT", "BTC", "USDT", Spot),
        new("ETH-USDT", "ETH", "USDT", Spot),
        new("ETH-BTC", "ETH", "BTC", Spot),
        new("PEPE-USDT", "PEPE", "USDT", Spot) { ListedAt = 1_683_280_800_000 },
        new("BTC-USDT-SWAP", "BTC", "USDT", Swap) { ContractPower = -2 },
        new("ETH-USDT-SWAP", "ETH", "USDT", Swap) { ContractPower = -1 },
        new("PEPE-USDT-SWAP", "PEPE", "USDT", Swap) { ContractPower = 7, ListedAt = 1_683_280_800_000 },
        new("BTC-USD-SWAP", "BTC", "USD", Swap) { ContractPower = 2, IsInverse = true },
        new("ETH-USD-SWAP", "ETH", "USD", Swap) { ContractPower = 1, IsInverse = true },
        new("LUNA-USDT-SWAP", "LUNA", "USDT", Swap) { DelistedAt = 1_652_400_000_000 },
    ];

    /// <summary>What is listed under a symbol; null where nothing is.</summary>
    public static FakeListing? Find(string symbol) => Array.Find(All, listing => listing.Symbol == symbol);

    /// <summary>The list of a market.</summary>
    public static ReadOnlyMemory<byte> Write(string product, FakeMarket market, long now)
    {
        IEnumerable<string> lines = All.Where(listing => listing.Product == product).Select(listing =>
            $$"""
            {"instType":"{{product}}","instId":"{{listing.Symbol}}","listTime":"{{Math.Max(listing.ListedAt, market.ListedAt)}}","state":"{{(listing.IsTrading(now) ? "live" : "suspend")}}",{{(product == Spot ? SpotRules(listing) : SwapRules(listing))}}}
            """);
        return new Utf8Text().Add("""{"code":"0","msg":"","data":["""u8).Add(string.Join(',', lines)).Add("]}"u8).Written;
    }

    private static string SpotRules(FakeListing listing) =>
        $"""
        "baseCcy":"{listing.Base}","quoteCcy":"{listing.Quote}","settleCcy":"","ctVal":"","ctMult":"","ctType":"","uly":"","tickSz":"0.01","lotSz":"0.001","minSz":"0.01"
        """;

    private static string SwapRules(FakeListing listing)
    {
        decimal contract = (decimal)Math.Pow(10, listing.ContractPower);
        (string settle, string kind, string lot, string least) = listing.IsInverse ? (listing.Base, "inverse", "1", "1") : (listing.Quote, "linear", "0.1", "0.2");
        return
            $"""
            "baseCcy":"","quoteCcy":"","settleCcy":"{settle}","ctVal":"{contract}","ctMult":"1","ctType":"{kind}","uly":"{listing.Base}-{listing.Quote}","tickSz":"0.01","lotSz":"{lot}","minSz":"{least}"
            """;
    }
}
