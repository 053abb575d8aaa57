using BacktestCli.Data.Exchanges;

namespace BacktestCli.Handlers.Run;

/// <summary>An instrument as a person writes it: <c>BTCUSDT</c>, <c>okx:BTC-USDT</c>, <c>binance:perp:BTCUSDT</c>.</summary>
/// <param name="Exchange">The venue, lower case; null where none is written.</param>
/// <param name="Market"><c>spot</c> or <c>perp</c>; null where neither is written.</param>
/// <param name="Symbol">The rest.</param>
internal sealed record SymbolText(string? Exchange, string? Market, string Symbol)
{
    /// <summary>
    /// Reads one. What stands before a colon is a venue where it is one that is known, or where a market follows; else it is a part of the symbol, as
    /// in <c>BTC/USDT:USDT</c>.
    /// </summary>
    public static SymbolText Parse(string text)
    {
        string[] parts = text.Split(':', 3);
        if (parts is [{ Length: > 0 } exchange, var market, var symbol] && market.ToLowerInvariant() is "spot" or "perp")
            return new SymbolText(parts[0].ToLowerInvariant(), parts[1].ToLowerInvariant(), parts[2]);
        return parts.Length > 1 && VenueCatalog.Find(parts[0]) is { } venue
            ? new SymbolText(venue.Name, null, text[(parts[0].Length + 1)..])
            : new SymbolText(null, null, text);
    }

    /// <summary>Letters and digits alone, upper case: what two spellings of a symbol have in common.</summary>
    public static string Plain(string symbol) => string.Concat(symbol.Where(char.IsLetterOrDigit)).ToUpperInvariant();
}
