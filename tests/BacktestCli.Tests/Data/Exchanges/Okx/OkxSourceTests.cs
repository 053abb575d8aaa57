using BacktestCli.Core.Market;
using BacktestCli.Data;
using BacktestCli.Data.Cache;
using BacktestCli.Data.Download;
using BacktestCli.Data.Exchanges;
using BacktestCli.Data.Exchanges.Okx;
using BacktestCli.Data.Series;
using BacktestCli.FakeVenues;
using BacktestCli.FakeVenues.Okx;
using BacktestCli.Tests.Data.Http.Paging;

namespace BacktestCli.Tests.Data.Exchanges.Okx;

public sealed class OkxSourceTests : VenueContract
{
    protected override int PageBars => 100;

    protected override string BarsPath => "/api/v5/market/history-candles";

    protected override Fault TooMany => new() { Status = 429, Body = """{"code":"50011","msg":"Too Many Requests","data":[]}""" };

    protected override int FundingHours => 8;

    protected override string Linear => "BTC-USDT-SWAP";

    [Theory]
    [InlineData("BTC-USDT", MarketKind.Spot, "1m")]
    [InlineData("PEPE-USDT-SWAP", MarketKind.Perp, "1h")]
    [InlineData("BTC-USD-SWAP", MarketKind.Perp, "6h")]
    [InlineData("BTC-USDT-SWAP", MarketKind.Perp, "1w")]
    public async Task Volume_is_in_base_currency_whatever_a_contract_is_worth(string symbol, MarketKind market, string interval)
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
        Assert.Null(Source.Refusal(wish));
        Assert.Contains("no mark price", Source.Refusal(await WishAsync("BTC-USDT", "1h", MarketKind.Spot, PriceKind.Mark)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rate_limit_that_comes_with_status_200_is_one()
    {
        Server.Faults.Add(new Fault { Match = BarsPath, Body = """{"code":"50011","msg":"Rate limit reached.","data":[]}""" });
        BarWish wish = await WishAsync(Linear, "1m");
        Assert.Equal(10, Fetched.Bars(await FetchAsync(wish, Past(10))).Length);
    }

    [Fact]
    public async Task Nothing_is_believed_from_an_unconfirmed_bar_on()
    {
        Server.Faults.Add(new Fault
        {
            Match = BarsPath,
            Body = """
                {"code":"0","msg":"","data":[
                ["1704067320000","3","3","3","3","1","1","3","1"],
                ["1704067260000","2","2","2","2","1","1","2","0"],
                ["1704067200000","1","1","1","1","1","1","1","1"]]}
                """,
        });
        PieceAnswer<BarTable> answer = await Source.Plan(await WishAsync(Linear, "1m"), Past(3))[0].FetchAsync(Cancellation);
        Assert.Equal([1_704_067_200_000], answer.Table.Times.ToArray());
        Assert.Equal(1_704_067_260_000, answer.ClosedUntil);
        Assert.Empty(answer.Rest);
    }

    [Fact]
    public async Task Payments_older_than_three_months_are_the_vendors_hole()
    {
        SeriesWish wish = new((await WishAsync(Linear, "1m")).Instrument, SeriesKind.Funding);
        PieceAnswer<SeriesTable> old = await Source.Plan(wish, new TimeRange(Now - (200 * UtcTime.Day), Now - (180 * UtcTime.Day)))[0].FetchAsync(Cancellation);
        PieceAnswer<SeriesTable> recent = await Source.Plan(wish, new TimeRange(Now - (20 * UtcTime.Day), Now - (10 * UtcTime.Day)))[0].FetchAsync(Cancellation);
        Assert.Equal((0, HoleClass.VendorHole), (old.Table.Count, old.Absence));
        Assert.Equal((30, HoleClass.VenueOutage), (recent.Table.Count, recent.Absence));
    }

    [Fact]
    public async Task A_payment_of_another_contract_is_an_error()
    {
        Server.Faults.Add(new Fault { Match = "funding-rate-history", Lie = PageLie.WrongSymbol });
        SeriesWish wish = new((await WishAsync(Linear, "1m")).Instrument, SeriesKind.Funding);
        DataException fault = await Assert.ThrowsAsync<DataException>(
            () => Source.Plan(wish, new TimeRange(Now - UtcTime.Day, Now))[0].FetchAsync(Cancellation));
        Assert.Contains("OTHER", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Contracts_are_listed_in_base_currency()
    {
        IReadOnlyList<VenueInstrument> swaps = await Source.ListAsync("okx", MarketKind.Perp, Cancellation);
        VenueInstrument btc = swaps.Single(line => line.Instrument.Symbol == "BTC-USDT-SWAP");
        Assert.Equal(("BTC", "USDT", "USDT", "SWAP"), (btc.Instrument.Base, btc.Instrument.Quote, btc.Settle, btc.Product));
        Assert.Equal((0.01m, 0.001m, 0.002m), (btc.ContractSize, btc.Instrument.Rules.LotSize, btc.Instrument.Rules.MinQuantity));
        Assert.Equal(1_000_000m, swaps.Single(line => line.Instrument.Symbol == "PEPE-USDT-SWAP").Instrument.Rules.LotSize);
        VenueInstrument inverse = swaps.Single(line => line.Instrument.Symbol == "BTC-USD-SWAP");
        Assert.Equal((true, "BTC", 100m, 100m), (inverse.IsInverse, inverse.Settle, inverse.ContractSize, inverse.Instrument.Rules.MinNotional));
        Assert.Equal(["LUNA-USDT-SWAP"], swaps.Where(line => !line.IsTrading).Select(line => line.Instrument.Symbol));
    }

    [Theory]
    [InlineData("8h", "1h")]
    [InlineData("3d", "1d")]
    public async Task Bars_it_does_not_have_are_refused_with_those_it_has(string interval, string instead)
    {
        string refusal = Source.Refusal(await WishAsync(Linear, interval))!;
        Assert.Contains("1s, 1m, 3m, 5m, 15m, 30m, 1h, 2h, 4h, 6h, 12h, 1d, 1w, 1M", refusal, StringComparison.Ordinal);
        Assert.EndsWith($"Download {instead} and build them with `backtest data resample`.", refusal, StringComparison.Ordinal);
    }

    protected override IFakeVenue Fake(FakeMarket market, int? mostBars) => new OkxFake(market) { MostBars = mostBars ?? 300 };

    internal override IVenueSource Open(VenueSettings settings, TimeProvider clock) => new OkxSource(settings, clock);
}
