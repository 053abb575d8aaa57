namespace BacktestCli.Signals.Prompts;

/// <summary>What people call the coins they write about.</summary>
internal static class CoinNames
{
    private static readonly Dictionary<string, string> ByTicker = new(StringComparer.OrdinalIgnoreCase)
    {
        ["BTC"] = "bitcoin",
        ["XBT"] = "bitcoin",
        ["ETH"] = "ethereum",
        ["SOL"] = "solana",
        ["XRP"] = "ripple",
        ["ADA"] = "cardano",
        ["DOGE"] = "dogecoin",
        ["LTC"] = "litecoin",
        ["BCH"] = "bitcoin cash",
        ["DOT"] = "polkadot",
        ["AVAX"] = "avalanche",
        ["LINK"] = "chainlink",
        ["XLM"] = "stellar",
        ["XMR"] = "monero",
        ["TRX"] = "tron",
        ["ATOM"] = "cosmos",
        ["SHIB"] = "shiba inu",
    };

    /// <summary>Tickers that are words of rules too: only in capitals do they name the coin.</summary>
    private static readonly HashSet<string> Ordinary = new(StringComparer.OrdinalIgnoreCase)
    {
        "act", "all", "any", "ask", "bar", "bars", "bid", "cash", "close", "dot", "fast", "flow", "for", "gas", "high", "key", "link", "low",
        "mask", "move", "near", "not", "now", "one", "open", "order", "safe", "slow", "stop", "step", "sun", "the", "time", "trade", "trend",
        "volume", "wave",
    };

    private static readonly string[] Quotes = ["FDUSD", "USDT", "USDC", "BUSD", "TUSD", "USD", "EUR", "GBP", "TRY", "BTC", "ETH", "BNB"];

    /// <summary>The coin's name in full; null where it is not known.</summary>
    public static string? InFull(string ticker) => ByTicker.GetValueOrDefault(ticker);

    /// <summary>True where the ticker in small letters is a word that anybody may use.</summary>
    public static bool IsOrdinaryWord(string ticker) => Ordinary.Contains(ticker);

    /// <summary>What a symbol without a known base is probably about: the part before a sign, or before a usual quote currency.</summary>
    public static string? Guess(string symbol)
    {
        int sign = symbol.AsSpan().IndexOfAny("-_/:");
        if (sign > 0)
            return symbol[..sign];
        string? quote = Quotes.FirstOrDefault(one => symbol.Length > one.Length && symbol.EndsWith(one, StringComparison.OrdinalIgnoreCase));
        return quote is null ? null : symbol[..^quote.Length];
    }
}
