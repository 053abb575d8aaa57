namespace BacktestCli.Data.Exchanges;

/// <summary>The venues this program knows. A new one is a folder beside this file and a line here.</summary>
public static class VenueCatalog
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<Venue> All { get; } =
    [
        Binance.BinanceVenue.Venue,
        Bybit.BybitVenue.Venue,
        Okx.OkxVenue.Venue,
        Deribit.DeribitVenue.Venue,
    ];

    /// <summary>The venue of that name, whatever its case; null where we know none.</summary>
    public static Venue? Find(string name) => All.FirstOrDefault(venue => venue.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
}
