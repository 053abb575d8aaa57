namespace BacktestCli.FakeVenues;

/// <summary>Every fake venue. A new one is a folder beside this file and a line here.</summary>
public static class FakeVenueCatalog
{
    /// <summary>All of them, over one market.</summary>
    public static IReadOnlyList<IFakeVenue> All(FakeMarket market) =>
    [
        new Binance.BinanceFake(market),
        new Bybit.BybitFake(market),
        new Deribit.DeribitFake(market),
        new Okx.OkxFake(market),
        new Tardis.TardisFake(market),
        new Tardis.TardisMachineFake(market),
        new Relay.RelayFake(market),
    ];
}
