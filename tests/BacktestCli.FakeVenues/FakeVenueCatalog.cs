namespace BacktestCli.FakeVenues;

/// <summary>Every fake venue. A new one is a folder beside this file and a line here.</summary>
public static class FakeVenueCatalog
{
    /// <summary>All of them, over one market.</summary>
    /// <param name="market">The bars.</param>
    /// <param name="models">What language models do, by their names; null: all answer.</param>
    public static IReadOnlyList<IFakeVenue> All(FakeMarket market, IReadOnlyDictionary<string, Models.ModelScript>? models = null) =>
    [
        new Binance.BinanceFake(market),
        new Bybit.BybitFake(market),
        new Deribit.DeribitFake(market),
        new Okx.OkxFake(market),
        new Tardis.TardisFake(market),
        new Tardis.TardisMachineFake(market),
        new Relay.RelayFake(market),
        new Models.ModelsFake(models),
    ];
}
