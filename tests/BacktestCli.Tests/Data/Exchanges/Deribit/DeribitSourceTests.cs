using BacktestCli.Core.Market;
using BacktestCli.Data;
using BacktestCli.Data.Cache;
using BacktestCli.Data.Download;
using BacktestCli.Data.Exchanges;
using BacktestCli.Data.Exchanges.Deribit;
using BacktestCli.Data.Series;
using BacktestCli.FakeVenues;
using BacktestCli.FakeVenues.Deribit;
using BacktestCli.Tests.Data.Http.Paging;

namespace BacktestCli.Tests.Data.Exchanges.Deribit;

public sealed class DeribitSourceTests : VenueContract
{
    protected override int PageBars => 1000;

    protected override string BarsPath => "/api/v2/public/get_tradingview_chart_data";

    protected override Fault TooMany => new() { Status = 400, Body = """{"jsonrpc":"2.0","error":{"code":10028,"message":"too_many_requests"}}""" };

    protected override int FundingHours => 1;

    protected override string Linear => "BTC_USDC-PERPETUAL";

    [Theory]
    [InlineData("BTC_USDC", MarketKind.Spot, "1m")]
    [InlineData("BTC-PERPETUAL", MarketKind.Perp, "6h")]
    [InlineData("1000PEPE_USDC-PERPETUAL", MarketKind.Perp, "1d")]
    public async Task Volume_is_in_base_currency_everywhere(string symbol, MarketKind market, string interval)
    {
        BarWish wish = await WishAsync(symbol, interval, market);
        TimeRange range = new(1_704_067_200_000, 1_704_067_200_000 + (10 * wish.Interval.Milliseconds));
        Assert.Equal(Fetched.Expected(Market, symbol, wish.Interval, range), Fetched.Bars(await FetchAsync(wish, range)));
    }

    [Fact]
    public async Task Columns_of_different_lengths_are_an_error()
    {
        Server.Faults.Add(new Fault
        {
            Match = BarsPath,
            Body = """{"result":{"status":"ok","ticks":[1704067200000],"open":[1],"high":[1],"low":[1],"close":[1],"volume":[1,2],"cost":[1]}}""",
        });
        BarWish wish = await WishAsync(Linear, "1m");
        DataException fault = await Assert.ThrowsAsync<DataException>(() => FetchAsync(wish, Past(10)));
        Assert.Contains("columns have 1, 2 bars", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Payments_count_for_an_hour()
    {
        SeriesWish wish = new((await WishAsync(Linear, "1m")).Instrument, SeriesKind.Funding);
        PieceAnswer<SeriesTable> answer = await Source.Plan(wish, new TimeRange(Now - UtcTime.Day, Now))[0].FetchAsync(Cancellation);
        Assert.All(answer.Table[2].ToArray(), hours => Assert.Equal(1, hours));
    }

    [Fact]
    public async Task Perpetuals_are_listed_by_what_they_pay_in()
    {
        IReadOnlyList<VenueInstrument> perps = await Source.ListAsync("deribit", MarketKind.Perp, Cancellation);
        VenueInstrument inverse = perps.Single(line => line.Instrument.Symbol == "BTC-PERPETUAL");
        Assert.Equal(("BTC", "USD", "BTC", "inverse", true), (inverse.Instrument.Base, inverse.Instrument.Quote, inverse.Settle, inverse.Product, inverse.IsInverse));
        Assert.Equal((10m, 10m), (inverse.ContractSize, inverse.Instrument.Rules.MinNotional));
        VenueInstrument linear = perps.Single(line => line.Instrument.Symbol == Linear);
        Assert.Equal(("USDC", "linear", 0.001m, 0.002m), (linear.Settle, linear.Product, linear.Instrument.Rules.LotSize, linear.Instrument.Rules.MinQuantity));
        Assert.Equal(["LUNA_USDC-PERPETUAL"], perps.Where(line => !line.IsTrading).Select(line => line.Instrument.Symbol));
        Assert.DoesNotContain(perps, line => line.Instrument.Symbol == "BTC-27DEC24");
        Assert.Equal(["BTC_USDC", "ETH_USDC"], (await Source.ListAsync("deribit", MarketKind.Spot, Cancellation)).Select(line => line.Instrument.Symbol));
    }

    [Fact]
    public async Task Bars_it_does_not_have_are_refused_with_those_it_has()
    {
        Assert.Equal(
            "Deribit has no bars of 4h; it has 1m, 3m, 5m, 15m, 30m, 1h, 2h, 6h, 12h, 1d. Download 1h and build them with `backtest data resample`.",
            Source.Refusal(await WishAsync(Linear, "4h")));
        Assert.EndsWith("Download 1d and build them with `backtest data resample`.", Source.Refusal(await WishAsync(Linear, "1M")), StringComparison.Ordinal);
        Assert.Contains("no past mark prices", Source.Refusal(await WishAsync(Linear, "1h", price: PriceKind.Mark)), StringComparison.Ordinal);
    }

    protected override IFakeVenue Fake(FakeMarket market, int? mostBars) => new DeribitFake(market) { MostBars = mostBars ?? 5000 };

    internal override IVenueSource Open(VenueSettings settings, TimeProvider clock) => new DeribitSource(settings, clock);
}
