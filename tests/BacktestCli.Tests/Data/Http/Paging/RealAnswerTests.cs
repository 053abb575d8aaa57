using BacktestCli.Core.Market;
using BacktestCli.Data;
using BacktestCli.Data.Cache;
using BacktestCli.Data.Download;
using BacktestCli.Data.Exchanges;
using BacktestCli.Data.Exchanges.Bybit;
using BacktestCli.Data.Exchanges.Deribit;
using BacktestCli.Data.Exchanges.Okx;
using BacktestCli.Data.Series;
using BacktestCli.FakeVenues;
using BacktestCli.Tests.Fakes;

namespace BacktestCli.Tests.Data.Http.Paging;

/// <summary>Answers the venues gave, or print in their documents, read over a socket.</summary>
public sealed class RealAnswerTests : IAsyncLifetime
{
    private const long Hour = 3_600_000;
    private const long Minute = 60_000;

    private readonly StandingClock _clock = new(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
    private FakeServer _server = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _server = await FakeServer.StartAsync(FakeVenueCatalog.All(new FakeMarket()), clock: _clock);

    public async ValueTask DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task Okx_counts_contracts_and_we_count_coins()
    {
        using OkxSource source = new(Settings, _clock);
        BarTable bars = await BarsAsync(source, "okx/nautilus_http_get_candlesticks_full.json", "BTC-USDT-SWAP", "1m", 1_747_093_980_000, 2);
        Assert.Equal(
            [
                new Fetched.Row(1_747_093_980_000, 102806, 102820.5, 102783.1, 102806.1, 71.6404, 7364701.57952, double.NaN),
                new Fetched.Row(1_747_094_040_000, 102806.1, 102820.4, 102806.1, 102820.4, 10.4037, 1069603.34883, double.NaN),
            ],
            Fetched.Rows(bars));
    }

    [Fact]
    public async Task Bars_that_Okx_has_not_confirmed_are_none()
    {
        using OkxSource source = new(Settings, _clock);
        Assert.Equal(0, (await BarsAsync(source, "okx/nautilus_http_get_candlesticks.json", "BTC-USDT", "1m", 1_625_097_600_000, 2, MarketKind.Spot)).Count);
    }

    [Fact]
    public async Task Bybit_counts_inverse_contracts_in_dollars_and_we_count_coins()
    {
        using BybitSource source = new(Settings, _clock);
        BarTable bars = await BarsAsync(source, "bybit/doc_kline_inverse.json", "BTCUSD", "1h", 1_670_601_600_000, 3);
        Assert.Equal(
            [
                new Fetched.Row(1_670_601_600_000, 17086.5, 17088, 16978, 17071.5, 0.37288112, 6356, double.NaN),
                new Fetched.Row(1_670_605_200_000, 17071.5, 17071.5, 17061, 17071, 0.24469757, 4177, double.NaN),
                new Fetched.Row(1_670_608_800_000, 17071, 17073, 17027, 17055.5, 15.74462667, 268611, double.NaN),
            ],
            Fetched.Rows(bars));
    }

    [Fact]
    public async Task A_bar_that_opens_within_a_minute_cannot_be_true()
    {
        using BybitSource source = new(Settings, _clock);
        DataException fault = await Assert.ThrowsAsync<DataException>(
            () => BarsAsync(source, "bybit/nautilus_http_get_klines_linear.json", "BTCUSDT", "1m", 1_709_891_640_000, 1));
        Assert.Contains("no multiple of the interval", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Deribit_writes_a_column_after_the_other()
    {
        using DeribitSource source = new(Settings, _clock);
        BarTable bars = await BarsAsync(source, "deribit/nautilus_http_get_tradingview_chart_data.json", "BTC-PERPETUAL", "1m", 1_766_483_460_000, 5);
        Assert.Equal(5, bars.Count);
        Assert.Equal(new Fetched.Row(1_766_483_460_000, 87451, 87456.5, 87451, 87456.5, 2.94375216, 257490, double.NaN), Fetched.Rows(bars).First());
        Assert.Equal(new Fetched.Row(1_766_483_700_000, 87456, 87456.5, 87456, 87456, 0.1018798, 8910, double.NaN), Fetched.Rows(bars).Last());
    }

    [Fact]
    public async Task Deribit_puts_the_result_anywhere()
    {
        using DeribitSource source = new(Settings, _clock);
        BarTable bars = await BarsAsync(
            source, "deribit/ccxt_get_tradingview_chart_data_capture.json", "BTC_USDC", "1h", 1_710_327_600_000, 1, MarketKind.Spot);
        Assert.Equal([new Fetched.Row(1_710_327_600_000, 73427.75, 73448.39, 73427.75, 73448.39, 0.008, 587.580928, double.NaN)], Fetched.Rows(bars));
    }

    [Fact]
    public async Task Payments_are_what_was_charged_not_what_was_foretold()
    {
        using OkxSource okx = new(Settings, _clock);
        Assert.Equal(
            [(1_704_038_400_000, -0.00002), (1_704_067_200_000, 0.00015)],
            await PaymentsAsync(okx, "okx/nautilus_http_get_funding_rate_history.json", "funding-rate-history", "BTC-USDT-SWAP", 1_704_038_400_000));
        Assert.Equal(
            [(1_703_030_400_000, 0.0002279755647389), (1_703_059_200_000, 0.0000746572360545)],
            await PaymentsAsync(okx, "okx/jkorf_GetFundingRateHistory.txt", "funding-rate-history", "BTC-USD-SWAP", 1_703_030_400_000));
        using BybitSource bybit = new(Settings, _clock);
        Assert.Equal(
            [(1_709_856_000_000, 0.00015), (1_709_884_800_000, 0.0001)],
            await PaymentsAsync(bybit, "bybit/nautilus_http_get_funding_history.json", "funding/history", "BTCUSDT", 1_709_856_000_000));
    }

    [Fact]
    public async Task Okx_lists_linear_and_inverse_swaps_and_spot_pairs()
    {
        using OkxSource source = new(Settings, _clock);
        IReadOnlyList<VenueInstrument> swaps = await ListAsync(source, "okx/nautilus_http_get_instruments_swap.json", MarketKind.Perp);
        Assert.Equal(["BTC-USD-SWAP", "ETH-USDT-SWAP", "BTC-USDT-SWAP"], swaps.Select(line => line.Instrument.Symbol));
        Assert.Equal(("BTC", "USD", "BTC", true, 100m), (swaps[0].Instrument.Base, swaps[0].Instrument.Quote, swaps[0].Settle, swaps[0].IsInverse, swaps[0].ContractSize));
        Assert.Equal((0.01m, 0.001m, 0.001m), (swaps[1].Instrument.Rules.TickSize, swaps[1].Instrument.Rules.LotSize, swaps[1].Instrument.Rules.MinQuantity));
        Assert.Equal((0.0001m, 1_573_557_408_000), (swaps[2].Instrument.Rules.LotSize, swaps[2].ListedAt));
        Assert.Equal(5, (await ListAsync(source, "okx/nautilus_http_get_instruments_spot.json", MarketKind.Spot)).Count);
        VenueInstrument pair = Assert.Single(await ListAsync(source, "okx/jkorf_GetSymbols.txt", MarketKind.Spot));
        Assert.Equal(("BTC", "USDT", 0.00000001m, 0.00001m), (pair.Instrument.Base, pair.Instrument.Quote, pair.Instrument.Rules.LotSize, pair.Instrument.Rules.MinQuantity));
    }

    [Fact]
    public async Task Bybit_lists_contracts_and_pairs()
    {
        using BybitSource source = new(Settings, _clock);
        _server.Faults.Add(new Fault { Match = "category=inverse", Body = Body("bybit/nautilus_http_get_instruments_inverse.json") });
        IReadOnlyList<VenueInstrument> perps = await ListAsync(source, "bybit/nautilus_http_get_instruments_linear.json", MarketKind.Perp, "category=linear");
        Assert.Equal(["BTCUSDT", "ETHUSDT", "BTCUSD"], perps.Select(line => line.Instrument.Symbol));
        Assert.Equal((0.5m, 0.001m, 5m), (perps[0].Instrument.Rules.TickSize, perps[0].Instrument.Rules.LotSize, perps[0].Instrument.Rules.MinNotional));
        Assert.Equal((true, "inverse", 1m), (perps[2].IsInverse, perps[2].Product, perps[2].Instrument.Rules.MinNotional));
        VenueInstrument pair = Assert.Single(await ListAsync(source, "bybit/doc_instruments_1.json", MarketKind.Spot));
        Assert.Equal((0.000001m, 0.000011m, 5m), (pair.Instrument.Rules.LotSize, pair.Instrument.Rules.MinQuantity, pair.Instrument.Rules.MinNotional));
        Assert.Equal(2, (await ListAsync(source, "bybit/nautilus_http_get_instruments_spot.json", MarketKind.Spot)).Count);
    }

    [Fact]
    public async Task Deribit_lists_futures_and_options_among_which_one_is_perpetual()
    {
        using DeribitSource source = new(Settings, _clock);
        VenueInstrument perp = Assert.Single(await ListAsync(source, "deribit/nautilus_http_get_instruments.json", MarketKind.Perp));
        Assert.Equal(("BTC-PERPETUAL", "inverse", 10m, 1_534_167_754_000), (perp.Instrument.Symbol, perp.Product, perp.ContractSize, perp.ListedAt));
        _server.Faults.Add(new Fault { Match = "get_instruments", Body = Body("deribit/nautilus_ws_error.json") });
        Assert.Equal(2, (await source.ListAsync("deribit", MarketKind.Spot, Cancellation)).Count);
    }

    private VenueSettings Settings => new() { BaseUrl = _server.Address, Patience = VenueContract.Patience };

    /// <summary>What was captured as text begins with the request.</summary>
    private static string Body(string file)
    {
        string text = File.ReadAllText(Repository.Shared($"data/rest/{file}"));
        return text[text.IndexOf('{', StringComparison.Ordinal)..];
    }

    private async Task<BarTable> BarsAsync(
        IVenueSource source, string file, string symbol, string interval, long from, int bars, MarketKind market = MarketKind.Perp)
    {
        VenueInstrument instrument = (await source.ListAsync(source.Name, market, Cancellation)).Single(line => line.Instrument.Symbol == symbol);
        TimeRange range = new(from, from + (bars * (interval == "1h" ? Hour : Minute)));
        Piece<BarTable> page = Assert.Single(source.Plan(new BarWish(instrument, Interval.Parse(interval)), range));
        _server.Faults.Add(new Fault { Match = symbol, Body = Body(file) });
        return (await page.FetchAsync(Cancellation)).Table;
    }

    private async Task<IEnumerable<(long Time, double Rate)>> PaymentsAsync(IVenueSource source, string file, string path, string symbol, long from)
    {
        VenueInstrument perp = (await source.ListAsync(source.Name, MarketKind.Perp, Cancellation)).Single(line => line.Instrument.Symbol == symbol);
        _server.Faults.Add(new Fault { Match = path, Body = Body(file) });
        Piece<SeriesTable> page = Assert.Single(source.Plan(new SeriesWish(perp, SeriesKind.Funding), new TimeRange(from, from + (9 * Hour))));
        return Fetched.Payments([await page.FetchAsync(Cancellation)]);
    }

    private async Task<IReadOnlyList<VenueInstrument>> ListAsync(IVenueSource source, string file, MarketKind market, string match = "instruments")
    {
        _server.Faults.Add(new Fault { Match = match, Body = Body(file) });
        return await source.ListAsync(source.Name, market, Cancellation);
    }
}
