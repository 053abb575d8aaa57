using BacktestCli.FakeVenues.Paging;

namespace BacktestCli.FakeVenues.Deribit;

/// <summary>What the fake Deribit lists.</summary>
internal static class DeribitListings
{
    private const string Spot = "spot";
    private const string Future = "future";

    private static readonly FakeListing[] All =
    [
        new("BTC_USDC", "BTC", "USDC", Spot),
        new("ETH_USDC", "ETH", "USDC", Spot),
        new("BTC-PERPETUAL", "BTC", "USD", Future) { IsInverse = true },
        new("ETH-PERPETUAL", "ETH", "USD", Future) { IsInverse = true },
        new("BTC_USDC-PERPETUAL", "BTC", "USDC", Future),
        new("ETH_USDC-PERPETUAL", "ETH", "USDC", Future),
        new("1000PEPE_USDC-PERPETUAL", "1000PEPE", "USDC", Future) { ListedAt = 1_683_280_800_000 },
        new("LUNA_USDC-PERPETUAL", "LUNA", "USDC", Future) { DelistedAt = 1_652_400_000_000 },
    ];

    /// <summary>What is listed under a symbol; null where nothing is.</summary>
    public static FakeListing? Find(string symbol) => Array.Find(All, listing => listing.Symbol == symbol);

    /// <summary>The list of a kind; a future that expires stands among the perpetuals.</summary>
    public static ReadOnlyMemory<byte> Write(string kind, FakeMarket market, long now)
    {
        IEnumerable<string> lines = All.Where(listing => listing.Product == kind).Select(listing => Line(listing, market, now));
        if (kind == Future)
            lines = lines.Append("""{"kind":"future","instrument_name":"BTC-27DEC24","instrument_type":"reversed","settlement_period":"month"}""");
        return new Utf8Text().Add("""{"jsonrpc":"2.0","result":["""u8).Add(string.Join(',', lines)).Add("],\"usIn\":1,\"usOut\":2,\"usDiff\":1,\"testnet\":false}"u8).Written;
    }

    private static string Line(FakeListing listing, FakeMarket market, long now)
    {
        (string type, string settle, string contract, string least) = listing.IsInverse
            ? ("reversed", listing.Base, "10.0", "10.0")
            : ("linear", listing.Quote, "0.001", "0.002");
        string period = listing.Product == Future ? "perpetual" : "";
        return $$"""
            {"kind":"{{listing.Product}}","instrument_name":"{{listing.Symbol}}","instrument_type":"{{type}}","settlement_currency":"{{settle}}","settlement_period":"{{period}}","base_currency":"{{listing.Base}}","quote_currency":"{{listing.Quote}}","tick_size":0.01,"contract_size":{{contract}},"min_trade_amount":{{least}},"creation_timestamp":{{Math.Max(listing.ListedAt, market.ListedAt)}},"is_active":{{(listing.IsTrading(now) ? "true" : "false")}}}
            """;
    }
}
