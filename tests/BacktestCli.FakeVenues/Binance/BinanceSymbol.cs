namespace BacktestCli.FakeVenues.Binance;

/// <summary>A symbol of the fake Binance.</summary>
/// <param name="Api">Which of the three lists it: <c>api</c>, <c>fapi</c>, <c>dapi</c>.</param>
/// <param name="Name">How it is spelled.</param>
/// <param name="Base">What is traded.</param>
/// <param name="Quote">What it is paid in.</param>
public sealed record BinanceSymbol(string Api, string Name, string Base, string Quote)
{
    /// <summary>When it ceased to trade, Unix ms.</summary>
    public long DelistedAt { get; init; } = long.MaxValue;

    /// <summary>The contract's kind, for futures.</summary>
    public string ContractType { get; init; } = "PERPETUAL";

    /// <summary>Hours between two fundings.</summary>
    public int FundingHours { get; init; } = 8;

    /// <summary>True for contracts margined in the coin they are about.</summary>
    public bool IsInverse => Api == "dapi";

    /// <summary>Those that are always there.</summary>
    public static IReadOnlyList<BinanceSymbol> Usual { get; } =
    [
        new("api", "BTCUSDT", "BTC", "USDT"),
        new("api", "ETHUSDT", "ETH", "USDT"),
        new("api", "SOLUSDT", "SOL", "USDT"),
        new("api", "ETHBTC", "ETH", "BTC"),
        new("api", "BTCUSDC", "BTC", "USDC"),
        new("api", "LUNAUSDT", "LUNA", "USDT") { DelistedAt = 1_652_400_000_000 },
        new("fapi", "BTCUSDT", "BTC", "USDT"),
        new("fapi", "ETHUSDT", "ETH", "USDT"),
        new("fapi", "1000PEPEUSDC", "1000PEPE", "USDC") { FundingHours = 4 },
        new("fapi", "FTTUSDT", "FTT", "USDT") { DelistedAt = 1_668_470_400_000 },
        new("fapi", "BTCUSDT_260327", "BTC", "USDT") { ContractType = "CURRENT_QUARTER" },
        new("dapi", "BTCUSD_PERP", "BTC", "USD"),
        new("dapi", "ETHUSD_PERP", "ETH", "USD"),
        new("dapi", "BTCUSD_260327", "BTC", "USD") { ContractType = "CURRENT_QUARTER" },
    ];
}
