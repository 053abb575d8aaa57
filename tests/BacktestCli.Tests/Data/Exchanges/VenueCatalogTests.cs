using BacktestCli.Core.Market;
using BacktestCli.Core.Trading;
using BacktestCli.Data.Exchanges;

namespace BacktestCli.Tests.Data.Exchanges;

public sealed class VenueCatalogTests
{
    [Theory]
    [InlineData("binance", MarketKind.Spot, 0.001, 0.001)]
    [InlineData("Binance", MarketKind.Perp, 0.0002, 0.0005)]
    [InlineData("bybit", MarketKind.Perp, 0.0002, 0.00055)]
    [InlineData("okx", MarketKind.Spot, 0.0008, 0.001)]
    [InlineData("deribit", MarketKind.Perp, 0, 0.0005)]
    public void A_venue_says_what_it_charges(string name, MarketKind market, double maker, double taker)
    {
        FeeSchedule fees = VenueCatalog.Find(name)!.FeesOf(market)!;
        Assert.Equal(((decimal)maker, (decimal)taker), (fees.Maker, fees.Taker));
    }

    [Fact]
    public void Every_venue_names_its_source_and_breaks_no_rule()
    {
        Assert.All(VenueCatalog.All, venue =>
        {
            Assert.StartsWith("https://", venue.Source, StringComparison.Ordinal);
            Assert.Empty(new[] { venue.Spot, venue.Perp }.OfType<FeeSchedule>().SelectMany(fees => fees.Problems()));
        });
        Assert.Null(VenueCatalog.Find("nowhere"));
        Assert.Null(VenueCatalog.Find("deribit")!.FeesOf(MarketKind.Spot));
    }
}
