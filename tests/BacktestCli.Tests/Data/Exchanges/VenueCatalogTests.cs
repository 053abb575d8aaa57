using BacktestCli.Core.Market;
using BacktestCli.Core.Trading;
using BacktestCli.Core.Trading.Margin;
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

    [Fact]
    public void A_venue_lowers_its_fees_with_volume_where_volume_alone_decides()
    {
        FeeSchedule fees = VenueCatalog.Find("bybit")!.FeesOf(MarketKind.Perp)!;
        Assert.Equal(0.00055m, fees.RateFor(Liquidity.Taker, 9_999_999));
        Assert.Equal(0.0004m, fees.RateFor(Liquidity.Taker, 10_000_000));
        Assert.Equal(0m, fees.RateFor(Liquidity.Maker, 500_000_000));
        Assert.Empty(VenueCatalog.Find("binance")!.FeesOf(MarketKind.Perp)!.Tiers);
    }

    [Fact]
    public void Every_margin_schedule_names_its_source_and_breaks_no_rule()
    {
        ContractMargin[] margins = [.. VenueCatalog.All.SelectMany(venue => venue.Margins)];
        Assert.NotEmpty(margins);
        Assert.All(margins, margin =>
        {
            Assert.NotEmpty(margin.Source);
            Assert.Empty(new MarginSchedule { Tiers = margin.Tiers, LiquidationFee = margin.LiquidationFee ?? 0 }.Problems());
        });
    }

    [Theory]
    [InlineData("binance", "BTCUSDT", 10_000, 40)]
    [InlineData("binance", "BTCUSDT", 300_000, 1_700)]
    [InlineData("bybit", "BTCUSDT", 2_600_000, 13_360)]
    [InlineData("deribit", "BTC-PERPETUAL", 100_000, 1_000)]
    public void A_contract_needs_the_margin_its_venue_publishes(string exchange, string symbol, decimal notional, double margin)
    {
        ContractMargin published = VenueCatalog.Find(exchange)!.MarginOf(new Instrument(exchange, MarketKind.Perp, symbol))!;
        Assert.Equal(margin, new MarginSchedule { Tiers = published.Tiers }.Maintenance((double)notional), 1e-6);
    }

    [Fact]
    public void What_is_published_for_one_contract_is_not_said_of_another()
    {
        Assert.Null(VenueCatalog.Find("binance")!.MarginOf(new Instrument("binance", MarketKind.Perp, "ETHUSDT")));
        Assert.Null(VenueCatalog.Find("binance")!.MarginOf(new Instrument("binance", MarketKind.Spot, "BTCUSDT")));
    }
}
