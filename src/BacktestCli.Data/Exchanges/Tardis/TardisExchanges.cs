using BacktestCli.Core.Market;
using BacktestCli.Data.Trades;

namespace BacktestCli.Data.Exchanges.Tardis;

/// <summary>What Tardis calls the venues and markets this program knows by other names. A name that is not here is passed on as it is.</summary>
internal static class TardisExchanges
{
    private static readonly TardisExchange[] All =
    [
        new("binance", MarketKind.Spot, "binance", "spot", AmountUnit.Base),
        new("binance", MarketKind.Perp, "binance-futures", "um", AmountUnit.Base),
        new("binance", MarketKind.Perp, "binance-delivery", "cm", AmountUnit.Contracts),
        new("binance-us", MarketKind.Spot, "binance-us", "spot", AmountUnit.Base),
        new("okx", MarketKind.Spot, "okex", "SPOT", AmountUnit.Base),
        new("okx", MarketKind.Perp, "okex-swap", "SWAP", AmountUnit.Contracts),
        new("bybit", MarketKind.Spot, "bybit-spot", "spot", AmountUnit.Base),
        new("bybit", MarketKind.Perp, "bybit", "linear", AmountUnit.Base),
        new("bybit", MarketKind.Perp, "bybit", "inverse", AmountUnit.Contracts),
        new("coinbase", MarketKind.Spot, "coinbase", "spot", AmountUnit.Base),
        new("kraken", MarketKind.Spot, "kraken", "spot", AmountUnit.Base),
        new("bitfinex", MarketKind.Spot, "bitfinex", "spot", AmountUnit.Base),
        new("hyperliquid", MarketKind.Perp, "hyperliquid", "perp", AmountUnit.Base),
        new("deribit", MarketKind.Perp, "deribit", "perp", AmountUnit.Contracts),
        new("bitmex", MarketKind.Perp, "bitmex", "perp", AmountUnit.Contracts),
    ];

    /// <summary>The ids to ask for a market's instruments.</summary>
    public static IReadOnlyList<string> IdsOf(string exchange, MarketKind market)
    {
        string[] ids = [.. Of(exchange, market).Select(known => known.Id).Distinct()];
        return ids.Length > 0 ? ids : [exchange.ToLowerInvariant()];
    }

    /// <summary>The id to ask for one instrument, whichever list it is from.</summary>
    public static string IdOf(VenueInstrument instrument)
    {
        Instrument named = instrument.Instrument;
        TardisExchange[] candidates = [.. Of(named.Exchange, named.Market)];
        return (candidates.FirstOrDefault(known => known.Id == instrument.Product)
            ?? candidates.FirstOrDefault(known => known.Product.Equals(instrument.Product, StringComparison.OrdinalIgnoreCase))
            ?? candidates.FirstOrDefault())?.Id ?? named.Exchange.ToLowerInvariant();
    }

    /// <summary>What an instrument's amounts count; contracts where nobody has found out.</summary>
    public static AmountUnit UnitOf(VenueInstrument instrument)
    {
        string id = IdOf(instrument);
        bool isInverse = instrument.IsInverse || (id == "bybit" && instrument.Instrument.Symbol.EndsWith("USD", StringComparison.Ordinal));
        return !isInverse && All.Any(known => known.Id == id && known.Unit == AmountUnit.Base) ? AmountUnit.Base : AmountUnit.Contracts;
    }

    /// <summary>A symbol as it stands in file names: upper case, without slashes and colons.</summary>
    public static string FileSymbol(string symbol) => symbol.ToUpperInvariant().Replace('/', '-').Replace(':', '-');

    private static IEnumerable<TardisExchange> Of(string exchange, MarketKind market) =>
        All.Where(known => known.Market == market && known.Exchange.Equals(exchange, StringComparison.OrdinalIgnoreCase));

    /// <summary>One line of the table.</summary>
    /// <param name="Exchange">The venue, as we call it.</param>
    /// <param name="Market">Its market.</param>
    /// <param name="Id">What Tardis calls the two.</param>
    /// <param name="Product">What the venue's own list calls the family.</param>
    /// <param name="Unit">What its amounts count.</param>
    private sealed record TardisExchange(string Exchange, MarketKind Market, string Id, string Product, AmountUnit Unit);
}
