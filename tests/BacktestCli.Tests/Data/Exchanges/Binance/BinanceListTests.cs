using BacktestCli.Core.Market;
using BacktestCli.Data;
using BacktestCli.Data.Cache;
using BacktestCli.Data.Exchanges;
using BacktestCli.Data.Series;
using BacktestCli.FakeVenues;
using BacktestCli.FakeVenues.Binance;

namespace BacktestCli.Tests.Data.Exchanges.Binance;

/// <summary>Instruments and funding.</summary>
public sealed class BinanceListTests
{
    [Fact]
    public async Task Spot_instruments_come_with_their_rules()
    {
        await using BinanceDesk desk = await BinanceDesk.OpenAsync();
        IReadOnlyList<VenueInstrument> list = await desk.Source.ListAsync("binance", MarketKind.Spot, TestContext.Current.CancellationToken);
        Assert.Equal(["BTCUSDT", "ETHUSDT", "SOLUSDT", "ETHBTC", "BTCUSDC", "LUNAUSDT"], list.Select(line => line.Instrument.Symbol));
        VenueInstrument bitcoin = list[0];
        Assert.Equal(("BTC", "USDT", "spot", null, null), (bitcoin.Instrument.Base, bitcoin.Instrument.Quote, bitcoin.Product, bitcoin.Settle, bitcoin.FundingHours));
        Assert.Equal(new InstrumentRules { TickSize = 0.01m, LotSize = 0.001m, MinQuantity = 0.001m, MinNotional = 5 }, bitcoin.Instrument.Rules);
        Assert.Equal("0.01", $"{bitcoin.Instrument.Rules.TickSize}");
        Assert.Equal([true, false], new[] { list[0].IsTrading, list[^1].IsTrading });
    }

    [Fact]
    public async Task Perpetuals_of_both_families_are_listed_and_contracts_with_a_term_are_not()
    {
        await using BinanceDesk desk = await BinanceDesk.OpenAsync();
        Dictionary<string, VenueInstrument> list = (await desk.Source.ListAsync("binance", MarketKind.Perp, TestContext.Current.CancellationToken))
            .ToDictionary(line => line.Instrument.Symbol);
        Assert.Equal(["BTCUSDT", "ETHUSDT", "1000PEPEUSDC", "FTTUSDT", "BTCUSD_PERP", "ETHUSD_PERP"], list.Keys);
        Assert.Equal(("um", "USDT", false, 1m, 8), Facts(list["BTCUSDT"]));
        Assert.Equal(("um", "USDC", false, 1m, 4), Facts(list["1000PEPEUSDC"]));
        Assert.Equal(("cm", "BTC", true, 100m, 8), Facts(list["BTCUSD_PERP"]));
        Assert.Equal(new InstrumentRules { TickSize = list["BTCUSD_PERP"].Instrument.Rules.TickSize, LotSize = 1, MinQuantity = 1, MinNotional = 100 }, list["BTCUSD_PERP"].Instrument.Rules);
        Assert.Equal(100, list["BTCUSDT"].Instrument.Rules.MinNotional);
        Assert.Equal(new FakeMarket().ListedAt, list["BTCUSDT"].ListedAt);
        Assert.False(list["FTTUSDT"].IsTrading);
        Assert.True(list["BTCUSD_PERP"].IsTrading);
    }

    [Fact]
    public async Task Another_venues_instruments_are_refused()
    {
        await using BinanceDesk desk = await BinanceDesk.OpenAsync();
        await Assert.ThrowsAsync<DataException>(() => desk.Source.ListAsync("okx", MarketKind.Spot, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("um", "BTCUSDT", 8)]
    [InlineData("um", "1000PEPEUSDC", 4)]
    [InlineData("cm", "BTCUSD_PERP", 8)]
    public async Task Funding_comes_on_the_minute_with_its_mark_price_and_hours(string product, string symbol, int hours)
    {
        FakeMarket market = new();
        await using BinanceDesk desk = await BinanceDesk.OpenAsync(market: market);
        BinanceFunding funding = new(market, BinanceSymbol.Usual);
        BinanceSymbol listed = BinanceSymbol.Usual.Single(found => found.Name == symbol && found.Api == (product == "um" ? "fapi" : "dapi"));
        SeriesTable rows = await desk.FetchAsync(WishOf(product, symbol), BinanceDesk.Range("2020-06-01", "2023-06-01"));

        Assert.Equal(1095 * 24 / hours, rows.Count);
        for (int row = 0; row < rows.Count; row++)
        {
            long time = rows.Times[0] + (row * hours * Bars.Hour);
            Assert.Equal(
                (time, funding.Rate(listed, time) / 1e8, funding.Mark(listed, time) / 100d ?? double.NaN, hours),
                (rows.Times[row], rows[0][row], rows[1][row], rows[2][row]));
        }
    }

    [Fact]
    public async Task A_payment_that_fell_due_a_moment_ago_is_not_yet_told()
    {
        await using BinanceDesk desk = await BinanceDesk.OpenAsync(now: 1_773_820_800_000 + 60_000 /* 2026-03-18 08:01 */);
        TimeRange range = BinanceDesk.Range("2026-03-17", "2026-03-19");
        Assert.Equal(4, (await desk.FetchAsync(WishOf("um", "BTCUSDT"), range)).Count);
        Assert.True(Assert.Single(desk.Source.Plan(WishOf("um", "BTCUSDT"), range)).Weight > 0);
    }

    [Theory]
    [InlineData("""[{"symbol":"ETHUSDT","fundingTime":1704067200000,"fundingRate":"0.0001"}]""", "ETHUSDT")]
    [InlineData("""[{"symbol":"BTCUSDT","fundingTime":1604067200000,"fundingRate":"0.0001"}]""", "which was not asked for")]
    [InlineData("""[{"symbol":"BTCUSDT","fundingTime":1704067200000,"fundingRate":"NaN"}]""", "without time or finite rate")]
    [InlineData("""[{"symbol":"BTCUSDT","fundingTime":1704067200001,"fundingRate":"1"},{"symbol":"BTCUSDT","fundingTime":1704067200000,"fundingRate":"1"}]""", "out of order or twice")]
    public async Task A_page_of_funding_that_lies_is_an_error(string body, string reason)
    {
        await using BinanceDesk desk = await BinanceDesk.OpenAsync();
        desk.Server.Faults.Add(new Fault { Match = "/fundingRate", Body = body });
        DataException fault = await Assert.ThrowsAsync<DataException>(
            () => desk.FetchAsync(WishOf("um", "BTCUSDT"), BinanceDesk.Range("2024-01-01", "2024-02-01")));
        Assert.Contains("/fapi/v1/fundingRate?symbol=BTCUSDT", fault.Message, StringComparison.Ordinal);
        Assert.Contains(reason, fault.Message, StringComparison.Ordinal);
        Assert.Single(desk.Server.Requests);
    }

    [Theory]
    [InlineData("[{\"symbol\":\"BTCUSDT\",\"fundingTi")]
    [InlineData("<html>")]
    [InlineData("{}")]
    public async Task A_page_of_funding_that_is_not_whole_is_asked_for_again(string body)
    {
        await using BinanceDesk desk = await BinanceDesk.OpenAsync();
        desk.Server.Faults.Add(new Fault { Match = "/fundingRate", Body = body });
        Assert.Equal(93, (await desk.FetchAsync(WishOf("um", "BTCUSDT"), BinanceDesk.Range("2024-01-01", "2024-02-01"))).Count);
        Assert.Equal(2, desk.Server.Requests.Count);
    }

    [Fact]
    public async Task What_it_has_not_is_refused_in_words()
    {
        await using BinanceDesk desk = await BinanceDesk.OpenAsync();
        Assert.Contains("spot only", desk.Source.Refusal(BinanceDesk.Wish("um", "BTCUSDT", "1s")), StringComparison.Ordinal);
        Assert.Contains("no mark price", desk.Source.Refusal(BinanceDesk.Wish("spot", "BTCUSDT", "1m", PriceKind.Mark)), StringComparison.Ordinal);
        Assert.Null(desk.Source.Refusal(BinanceDesk.Wish("spot", "BTCUSDT", "1s")));
        Assert.Null(desk.Source.Refusal(BinanceDesk.Wish("cm", "BTCUSD_PERP", "1M", PriceKind.Mark)));
        Assert.NotNull(desk.Source.Refusal(WishOf("spot", "BTCUSDT")));
        Assert.NotNull(desk.Source.Refusal(WishOf("um", "BTCUSDT") with { Kind = SeriesKind.Book }));
        Assert.Null(desk.Source.Refusal(WishOf("um", "BTCUSDT")));
    }

    private static SeriesWish WishOf(string product, string symbol) => new(BinanceDesk.Wish(product, symbol, "1h").Instrument, SeriesKind.Funding);

    private static (string, string?, bool, decimal, int?) Facts(VenueInstrument line) =>
        (line.Product, line.Settle, line.IsInverse, line.ContractSize, line.FundingHours);
}
