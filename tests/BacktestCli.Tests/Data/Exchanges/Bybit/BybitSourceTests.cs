using BacktestCli.Core.Market;
using BacktestCli.Data;
using BacktestCli.Data.Cache;
using BacktestCli.Data.Exchanges;
using BacktestCli.Data.Exchanges.Bybit;
using BacktestCli.FakeVenues;
using BacktestCli.FakeVenues.Bybit;
using BacktestCli.Tests.Data.Http.Paging;

namespace BacktestCli.Tests.Data.Exchanges.Bybit;

public sealed class BybitSourceTests : VenueContract
{
    protected override int PageBars => 1000;

    protected override string BarsPath => "/v5/market/kline";

    protected override Fault TooMany => new()
    {
        Body = """{"retCode":10006,"retMsg":"Too many visits!","result":{},"retExtInfo":{},"time":1717245296000}""",
        Headers = new Dictionary<string, string> { ["X-Bapi-Limit"] = "50", ["X-Bapi-Limit-Status"] = "0", ["X-Bapi-Limit-Reset-Timestamp"] = $"{Now + 800}" },
    };

    protected override int FundingHours => 8;

    protected override string Linear => "BTCUSDT";

    [Theory]
    [InlineData("BTCUSDT", MarketKind.Spot, "1m")]
    [InlineData("1000PEPEUSDT", MarketKind.Perp, "1h")]
    [InlineData("BTCUSD", MarketKind.Perp, "6h")]
    [InlineData("ETHUSDT", MarketKind.Perp, "1w")]
    public async Task Volume_is_in_base_currency_on_inverse_contracts_too(string symbol, MarketKind market, string interval)
    {
        BarWish wish = await WishAsync(symbol, interval, market);
        long from = wish.Interval.Next(1_704_067_200_000);
        TimeRange range = new(from, from + (10 * wish.Interval.Milliseconds));
        Assert.Equal(Fetched.Expected(Market, symbol, wish.Interval, range), Fetched.Bars(await FetchAsync(wish, range)));
    }

    [Fact]
    public async Task Nothing_is_traded_at_a_mark_price()
    {
        BarWish wish = await WishAsync(Linear, "1h", price: PriceKind.Mark);
        TimeRange range = Past(180);
        Assert.Equal(
            Fetched.Expected(Market, Linear + "/mark", wish.Interval, range).Select(row => row with { Volume = 0, QuoteVolume = double.NaN }),
            Fetched.Bars(await FetchAsync(wish, range)));
        Assert.Contains("no mark price", Source.Refusal(await WishAsync(Linear, "1h", MarketKind.Spot, PriceKind.Mark)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_that_is_banned_stops_asking()
    {
        Server.Faults.Add(new Fault { Match = BarsPath, Status = 403, Body = "access too frequent" });
        BarWish wish = await WishAsync(Linear, "1m");
        DataException fault = await Assert.ThrowsAsync<DataException>(() => FetchAsync(wish, Past(10)));
        Assert.Contains("600 requests in 5 seconds", fault.Message, StringComparison.Ordinal);
        int asked = Server.Requests.Count;
        await Assert.ThrowsAsync<DataException>(() => FetchAsync(wish, Past(10)));
        Assert.Equal(asked, Server.Requests.Count);
    }

    [Fact]
    public async Task A_list_of_many_pages_is_read_to_its_end()
    {
        await DisposeAsync();
        await StartAsync(new BybitFake(Market) { MostInstruments = 2 });
        IReadOnlyList<VenueInstrument> perps = await Source.ListAsync("bybit", MarketKind.Perp, Cancellation);
        Assert.Equal(
            ["BTCUSDT", "ETHUSDT", "1000PEPEUSDT", "LUNAUSDT", "BTCUSD", "ETHUSD"], perps.Select(line => line.Instrument.Symbol));
        Assert.Equal(["LUNAUSDT"], perps.Where(line => !line.IsTrading).Select(line => line.Instrument.Symbol));
        VenueInstrument btc = perps[0];
        Assert.Equal(("BTC", "USDT", "USDT", "linear", 8), (btc.Instrument.Base, btc.Instrument.Quote, btc.Settle, btc.Product, btc.FundingHours));
        InstrumentRules rules = btc.Instrument.Rules;
        Assert.Equal((0.01m, 0.001m, 0.002m, 5m), (rules.TickSize, rules.LotSize, rules.MinQuantity, rules.MinNotional));
        Assert.Equal((true, "BTC", 1m), (perps[4].IsInverse, perps[4].Settle, perps[4].Instrument.Rules.MinNotional));
    }

    [Fact]
    public async Task Bars_it_does_not_have_are_refused_with_those_it_has()
    {
        Assert.Equal(
            "Bybit has no bars of 8h; it has 1m, 3m, 5m, 15m, 30m, 1h, 2h, 4h, 6h, 12h, 1d, 1w, 1M. Download 1h and build them with `backtest data resample`.",
            Source.Refusal(await WishAsync(Linear, "8h")));
        Assert.EndsWith("Use one of those.", Source.Refusal(await WishAsync(Linear, "1s")), StringComparison.Ordinal);
    }

    protected override IFakeVenue Fake(FakeMarket market, int? mostBars) => new BybitFake(market) { MostBars = mostBars ?? 1000 };

    internal override IVenueSource Open(VenueSettings settings, TimeProvider clock) => new BybitSource(settings, clock);
}
