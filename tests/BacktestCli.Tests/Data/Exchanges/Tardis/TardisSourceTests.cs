using BacktestCli.Core.Market;
using BacktestCli.Data;
using BacktestCli.Data.Cache;
using BacktestCli.Data.Download;
using BacktestCli.Data.Exchanges;
using BacktestCli.Data.Exchanges.Tardis;
using BacktestCli.Data.Http;
using BacktestCli.Data.Series;
using BacktestCli.FakeVenues;
using BacktestCli.FakeVenues.Tardis;

namespace BacktestCli.Tests.Data.Exchanges.Tardis;

public sealed class TardisSourceTests
{
    /// <summary>2024-02-28; two days later it is the first of March.</summary>
    private const long Day = 1_709_078_400_000;
    private const long FreeDay = Day + (2 * UtcTime.Day);
    private const long Minute = 60_000;
    private const string Symbol = "BTCUSDT";

    private static readonly VenueInstrument Perp = Instrument("binance", Symbol, "binance-futures");
    private static readonly BarWish Minutes = new(Perp, Interval.OneMinute);

    private readonly FakeMarket _market = new() { Outages = [(Day + (100 * Minute), Day + (130 * Minute))] };

    [Fact]
    public async Task Days_come_as_the_market_made_them_whatever_breaks_on_the_way()
    {
        await using FakeServer server = await FakeServer.StartAsync([new TardisFake(_market)]);
        server.Faults.Add(new Fault { Match = "/2024/02/28/", Status = 429, Headers = new Dictionary<string, string> { ["Retry-After"] = "0" } });
        server.Faults.Add(new Fault { Match = "/2024/02/29/", CutAfter = 0.5 });
        server.Faults.Add(new Fault { Match = "/2024/02/29/", From = 2, TruncateAfter = 0.5 });
        server.Faults.Add(new Fault { Match = "/2024/03/01/", Body = "<html>please wait</html>" });
        server.Faults.Add(new Fault { Match = "/2024/03/03/", CutAfter = 0.01 });
        server.Faults.Add(new Fault { Match = "/2024/03/03/", From = 2, Body = "<html>please wait</html>" });
        TimeRange asked = new(Day + (90 * Minute), Day + (4 * UtcTime.Day));
        (BarTable bars, IReadOnlyList<PieceAnswer<BarTable>> answers) = await FetchAsync(server, Minutes, asked);

        Assert.Empty(server.Unscripted);
        AssertMinutes(bars, asked);
        Assert.Equal(4, answers.Count);
        Assert.All(answers, answer => Assert.Equal((HoleClass.NoTrade, long.MaxValue, 64), (answer.Absence, answer.ClosedUntil, answer.Origin.Sha256!.Length)));
    }

    [Fact]
    public async Task Trades_that_arrive_after_midnight_belong_to_the_day_they_were_made()
    {
        await using FakeServer server = await FakeServer.StartAsync([new TardisFake(_market)]);
        TimeRange day = new(FreeDay, FreeDay + UtcTime.Day);
        (BarTable whole, _) = await FetchAsync(server, Minutes, day);
        AssertMinutes(whole, day);

        // Without a key the next day's file is not to be had, and with it the last trades of the day: its last bar closes at its low.
        (BarTable free, _) = await FetchAsync(server, Minutes, day, key: null);
        Assert.Equal(whole.Times.ToArray(), free.Times.ToArray());
        Assert.All(Enumerable.Range(0, whole.Count - 1), bar => Assert.True(whole.Agrees(bar, free, bar)));
        Assert.Equal(whole[BarField.Low][^1], free[BarField.Close][^1]);
    }

    [Fact]
    public async Task The_last_bar_of_a_day_waits_until_the_next_day_is_published()
    {
        FakeClock clock = new(DateTimeOffset.FromUnixTimeMilliseconds(FreeDay + UtcTime.Day + (7 * 3_600_000)));
        await using FakeServer server = await FakeServer.StartAsync([new TardisFake(_market)], clock: clock);
        (_, IReadOnlyList<PieceAnswer<BarTable>> answers) = await FetchAsync(server, Minutes, new TimeRange(FreeDay, FreeDay + UtcTime.Day), clock: clock);
        Assert.Equal(FreeDay + UtcTime.Day - Minute, Assert.Single(answers).ClosedUntil);
    }

    [Fact]
    public async Task An_empty_body_is_no_day_without_trades()
    {
        await using FakeServer server = await FakeServer.StartAsync([new TardisFake(_market)]);
        server.Faults.Add(new Fault { Match = "/trades/", Body = "" });
        TimeRange asked = new(Day, Day + (60 * Minute));
        (BarTable bars, _) = await FetchAsync(server, Minutes, asked);
        AssertMinutes(bars, asked);
    }

    [Fact]
    public async Task A_day_that_is_not_published_yet_says_nothing()
    {
        FakeClock clock = new(DateTimeOffset.FromUnixTimeMilliseconds(FreeDay + UtcTime.Day + 3_600_000));
        await using FakeServer server = await FakeServer.StartAsync([new TardisFake(_market)], clock: clock);
        (BarTable bars, IReadOnlyList<PieceAnswer<BarTable>> answers) =
            await FetchAsync(server, Minutes, new TimeRange(FreeDay, FreeDay + (2 * UtcTime.Day)), clock: clock);
        Assert.Equal(0, bars.Count);
        Assert.Equal([FreeDay, FreeDay + UtcTime.Day], answers.Select(answer => answer.ClosedUntil));
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_day_that_is_not_free_says_which_are_and_what_to_set()
    {
        await using FakeServer server = await FakeServer.StartAsync([new TardisFake(_market)]);
        DataException fault = await Assert.ThrowsAsync<DataException>(() => FetchAsync(server, Minutes, new TimeRange(Day, Day + Minute), key: null));
        Assert.Contains("first day of each month", fault.Message, StringComparison.Ordinal);
        Assert.Contains("TARDIS_API_KEY", fault.Message, StringComparison.Ordinal);
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_day_without_trades_is_empty_whether_its_file_has_a_header_or_not(bool empty)
    {
        FakeMarket market = new() { Outages = [(Day, Day + UtcTime.Day)] };
        await using FakeServer server = await FakeServer.StartAsync([new TardisFake(market) { EmptyDaysAreEmpty = empty }]);
        (BarTable bars, IReadOnlyList<PieceAnswer<BarTable>> answers) = await FetchAsync(server, Minutes, new TimeRange(Day, Day + UtcTime.Day));
        Assert.Equal(0, bars.Count);
        Assert.Equal(HoleClass.NoTrade, Assert.Single(answers).Absence);
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_the_vendors_hole_or_older_than_the_listing()
    {
        FakeMarket market = new() { ListedAt = Day + UtcTime.Day };
        await using FakeServer server = await FakeServer.StartAsync([new TardisFake(market)]);
        foreach ((long? listed, HoleClass expected) in new (long?, HoleClass)[] { (null, HoleClass.VendorHole), (Day + UtcTime.Day, HoleClass.NotListed) })
        {
            BarWish wish = Minutes with { Instrument = Perp with { ListedAt = listed } };
            (_, IReadOnlyList<PieceAnswer<BarTable>> answers) = await FetchAsync(server, wish, new TimeRange(Day, Day + UtcTime.Day));
            Assert.Equal((expected, long.MaxValue), (Assert.Single(answers).Absence, answers[0].ClosedUntil));
        }
    }

    [Theory]
    [InlineData(PageLie.Disordered, "order of arrival")]
    [InlineData(PageLie.Misaligned, "did not arrive on 2024-02-28")]
    [InlineData(PageLie.Repeated, "did not arrive on 2024-02-28")]
    [InlineData(PageLie.Doubled, "same trade twice")]
    [InlineData(PageLie.NotANumber, "a price that is none")]
    [InlineData(PageLie.HighBelowClose, "an amount that is none")]
    [InlineData(PageLie.WrongSymbol, "another instrument")]
    public async Task A_file_that_lies_is_an_error_that_names_it(PageLie lie, string rule)
    {
        await using FakeServer server = await FakeServer.StartAsync([new TardisFake(_market)]);
        server.Faults.Add(new Fault { Lie = lie });
        DataException fault = await Assert.ThrowsAsync<DataException>(() => FetchAsync(server, Minutes, new TimeRange(Day, Day + Minute)));
        Assert.Contains(rule, fault.Message, StringComparison.Ordinal);
        Assert.Contains("/v1/binance-futures/trades/2024/02/28/BTCUSDT.csv.gz", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mark_prices_become_bars_and_their_ticker_becomes_funding()
    {
        await using FakeServer server = await FakeServer.StartAsync([new TardisFake(_market)]);
        FakeTicker ticker = new(_market);
        TimeRange asked = new(Day + UtcTime.Day, Day + (2 * UtcTime.Day));
        (BarTable bars, _) = await FetchAsync(server, Minutes with { Price = PriceKind.Mark }, asked);
        Assert.Equal(1_440, bars.Count);
        for (int bar = 0; bar < bars.Count; bar++)
        {
            FakeBar mark = ticker.Mark(Symbol, bars.Times[bar]);
            Assert.Equal(
                (mark.Open / 100.0, mark.High / 100.0, mark.Low / 100.0, mark.Close / 100.0, 0, double.NaN),
                (bars[BarField.Open][bar], bars[BarField.High][bar], bars[BarField.Low][bar], bars[BarField.Close][bar], bars[BarField.Volume][bar], bars[BarField.Trades][bar]));
        }

        using TardisSource source = Source(server);
        SeriesTable payments = new(SeriesKind.Funding);
        foreach (Piece<SeriesTable> piece in source.Plan(new SeriesWish(Perp, SeriesKind.Funding), asked))
        {
            SeriesTable part = (await piece.FetchAsync(TestContext.Current.CancellationToken)).Table;
            payments.Append(part, 0, part.Count);
        }

        const long EightHours = 8 * 3_600_000;
        Assert.Equal([asked.From, asked.From + EightHours, asked.From + (2 * EightHours)], payments.Times.ToArray());
        for (int row = 0; row < payments.Count; row++)
        {
            long due = payments.Times[row];
            Assert.Equal((ticker.Rate(Symbol, due) / 1e7, ticker.Mark(Symbol, due - Minute).Close / 100.0), (payments[0][row], payments[1][row]));
        }

        Assert.Equal([8, double.NaN, 8], payments[2].ToArray());
    }

    [Fact]
    public async Task A_payment_at_the_midnight_before_a_free_day_is_not_held_for_absent()
    {
        await using FakeServer server = await FakeServer.StartAsync([new TardisFake(_market)]);
        using TardisSource source = Source(server, key: null);
        IReadOnlyList<Piece<SeriesTable>> pieces = source.Plan(new SeriesWish(Perp, SeriesKind.Funding), new TimeRange(FreeDay, FreeDay + UtcTime.Day));
        PieceAnswer<SeriesTable> midnight = await pieces[0].FetchAsync(TestContext.Current.CancellationToken);
        Assert.Equal((0, HoleClass.FetchFailed, new TimeRange(FreeDay, FreeDay + 1)), (midnight.Table.Count, midnight.Absence, pieces[0].Range));
        Assert.Equal(2, (await pieces[1].FetchAsync(TestContext.Current.CancellationToken)).Table.Count);
    }

    [Theory]
    [InlineData("5")]
    [InlineData("25")]
    public async Task Books_are_gathered_from_either_depth_of_snapshot(string levels)
    {
        await using FakeServer server = await FakeServer.StartAsync([new TardisFake(_market)]);
        using TardisSource source = Source(server, more: new() { ["book_levels"] = levels });
        Piece<SeriesTable> piece = Assert.Single(source.Plan(new SeriesWish(Perp, SeriesKind.Book, Interval.OneMinute), new TimeRange(Day, Day + UtcTime.Day)));
        SeriesTable books = (await piece.FetchAsync(TestContext.Current.CancellationToken)).Table;
        Assert.Equal(1_410, books.Count);
        for (int row = 0; row < books.Count; row++)
        {
            var looks = new FakeBook(_market).OfMinute(Symbol, books.Times[row], 5).ToArray();
            Assert.Equal((looks[1].Bids[0].Price / 100.0, looks[1].Asks[0].Price / 100.0, 2), (books[0][row], books[1][row], books[6][row]));
            Assert.Equal(looks.Average(look => look.Bids.Sum(level => level.Amount)) / 1000, books[3][row], 1e-9);
            Assert.Equal(looks.Average(look => look.Asks.Sum(level => level.Amount)) / 1000, books[4][row], 1e-9);
            Assert.Equal(looks.Average(look => 20.0 * 2 / (look.Asks[0].Price + look.Bids[0].Price)), books[2][row], 1e-12);
        }
    }

    [Fact]
    public async Task Flow_and_liquidations_are_told_by_side()
    {
        await using FakeServer server = await FakeServer.StartAsync([new TardisFake(_market)]);
        using TardisSource source = Source(server);
        TimeRange day = new(Day, Day + UtcTime.Day);
        SeriesTable flow = await OnlyAsync(source.Plan(new SeriesWish(Perp, SeriesKind.Flow, Interval.OneMinute), day));
        for (int row = 0; row < flow.Count; row++)
        {
            FakeBar bar = _market.Bar(Symbol, flow.Times[row], flow.Times[row] + Minute);
            Assert.Equal((bar.TakerBuyVolume / 1000.0, (bar.Volume - bar.TakerBuyVolume) / 1000.0), (flow[0][row], flow[1][row]));
        }

        SeriesTable liquidations = await OnlyAsync(source.Plan(new SeriesWish(Perp, SeriesKind.Liquidations, Interval.OneMinute), day));
        long[] minutes = [.. Enumerable.Range(0, 1_440).Select(minute => Day + (minute * Minute)).Where(_market.Has)];
        (long Time, bool Long, bool Short)[] expected =
        [
            .. minutes.Select(minute => (minute, minute / Minute % 3 == 0, _market.Bar(Symbol, minute, minute + Minute).Trades % 2 == 1))
                .Where(row => row.Item2 || row.Item3),
        ];
        Assert.Equal(expected.Select(row => row.Time), liquidations.Times.ToArray());
        for (int row = 0; row < expected.Length; row++)
        {
            double shorts = expected[row].Short ? _market.Bar(Symbol, expected[row].Time, expected[row].Time + Minute).Volume / 1000.0 : 0;
            Assert.Equal((expected[row].Long ? 0.001 : 0, shorts), (liquidations[0][row], liquidations[1][row]));
            Assert.Equal((expected[row].Long ? 1 : 0, expected[row].Short ? 1 : 0), (liquidations[2][row], liquidations[3][row]));
        }
    }

    [Fact]
    public async Task The_list_names_what_is_of_the_market_and_leaves_out_groups()
    {
        await using FakeServer server = await FakeServer.StartAsync([new TardisFake(_market)]);
        using TardisSource source = Source(server);
        IReadOnlyList<VenueInstrument> perps = await source.ListAsync("binance", MarketKind.Perp, TestContext.Current.CancellationToken);
        Assert.Equal(
            ["binance-futures BTCUSDT", "binance-futures ETHUSDT", "binance-futures 1000PEPEUSDC", "binance-delivery BTCUSD_PERP"],
            perps.Where(perp => perp.IsTrading).Select(perp => $"{perp.Product} {perp.Instrument.Symbol}"));
        Assert.Contains(perps, perp => perp.Instrument.Symbol == "GONE");
        Assert.All(perps, perp => Assert.Equal(_market.ListedAt, perp.ListedAt));
        VenueInstrument kraken = (await source.ListAsync("kraken", MarketKind.Spot, TestContext.Current.CancellationToken))[0];
        Assert.Equal(("kraken", "XBT-USD", null), (kraken.Instrument.Exchange, kraken.Instrument.Symbol, kraken.Instrument.Base));
    }

    [Fact]
    public async Task A_venue_nobody_knows_is_passed_on_and_the_vendor_says_so()
    {
        await using FakeServer server = await FakeServer.StartAsync([new TardisFake(_market)]);
        using TardisSource source = Source(server);
        DataException fault = await Assert.ThrowsAsync<DataException>(() => source.ListAsync("Bitmexx", MarketKind.Perp, TestContext.Current.CancellationToken));
        Assert.Contains("There is no exchange 'bitmexx'", fault.Message, StringComparison.Ordinal);
        Assert.Contains("https://api.tardis.dev/v1/exchanges", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1w")]
    [InlineData("3d")]
    [InlineData("1M")]
    public void Bars_longer_than_a_day_are_left_to_resampling(string interval)
    {
        using TardisSource source = new(new VenueSettings(), TimeProvider.System);
        Assert.Contains("data resample", source.Refusal(Minutes with { Interval = Interval.Parse(interval) }), StringComparison.Ordinal);
        Assert.Contains("data resample", source.Refusal(new SeriesWish(Perp, SeriesKind.Flow, Interval.Parse(interval))), StringComparison.Ordinal);
        Assert.Null(source.Refusal(Minutes with { Interval = Interval.OneDay }));
    }

    [Theory]
    [InlineData("okx", MarketKind.Spot, "okex")]
    [InlineData("OKX", MarketKind.Perp, "okex-swap")]
    [InlineData("bybit", MarketKind.Spot, "bybit-spot")]
    [InlineData("bybit", MarketKind.Perp, "bybit")]
    [InlineData("bitmex", MarketKind.Perp, "bitmex")]
    [InlineData("Gate-IO", MarketKind.Spot, "gate-io")]
    public void A_venue_is_asked_for_by_the_vendors_name(string exchange, MarketKind market, string id) =>
        Assert.Equal([id], TardisExchanges.IdsOf(exchange, market));

    [Fact]
    public void A_list_of_the_venues_own_says_which_family_an_instrument_is_of()
    {
        Assert.Equal("binance-delivery", TardisExchanges.IdOf(Instrument("binance", "BTCUSD_PERP", "cm")));
        Assert.Equal("binance-futures", TardisExchanges.IdOf(Instrument("binance", "BTCUSDT", "um")));
    }

    private static async Task<SeriesTable> OnlyAsync(IReadOnlyList<Piece<SeriesTable>> pieces) =>
        (await Assert.Single(pieces).FetchAsync(TestContext.Current.CancellationToken)).Table;

    /// <summary>Every minute there was is there as the market made it; quote volumes are recomputed from the trades, in whole numbers.</summary>
    private void AssertMinutes(BarTable bars, TimeRange asked)
    {
        long[] minutes = [.. Enumerable.Range(0, (int)((asked.To - asked.From) / Minute)).Select(place => asked.From + (place * Minute)).Where(_market.Has)];
        Assert.Equal(minutes, bars.Times.ToArray());
        for (int bar = 0; bar < bars.Count; bar++)
        {
            FakeBar fake = _market.Bar(Symbol, minutes[bar], minutes[bar] + Minute);
            FakeTrade[] trades = [.. new FakeTrades(_market).OfMinute(Symbol, minutes[bar])];
            double[] expected =
            [
                fake.Open / 1e2, fake.High / 1e2, fake.Low / 1e2, fake.Close / 1e2, fake.Volume / 1e3, trades.Sum(trade => trade.Price * trade.Amount) / 1e5,
                trades.Length, fake.TakerBuyVolume / 1e3, trades.Where(trade => trade.IsBuy).Sum(trade => trade.Price * trade.Amount) / 1e5,
            ];
            Assert.Equal(expected, Enumerable.Range(0, BarFields.Count).Select(field => bars[(BarField)field][bar]));
        }
    }

    private static async Task<(BarTable Bars, IReadOnlyList<PieceAnswer<BarTable>> Answers)> FetchAsync(
        FakeServer server, BarWish wish, TimeRange asked, string? key = "fake-tardis-key", TimeProvider? clock = null)
    {
        using TardisSource source = Source(server, key, clock);
        BarTable bars = new();
        List<PieceAnswer<BarTable>> answers = [];
        foreach (Piece<BarTable> piece in source.Plan(wish, asked))
        {
            PieceAnswer<BarTable> answer = await piece.FetchAsync(TestContext.Current.CancellationToken);
            bars.Append(answer.Table, 0, answer.Table.Count);
            answers.Add(answer);
        }

        return (bars, answers);
    }

    private static TardisSource Source(
        FakeServer server, string? key = "fake-tardis-key", TimeProvider? clock = null, Dictionary<string, string>? more = null) => new(
        new VenueSettings { BaseUrl = server.Address, Key = key, More = more ?? [], Patience = new Patience { FirstPause = TimeSpan.FromMilliseconds(1) } },
        clock ?? TimeProvider.System);

    private static VenueInstrument Instrument(string exchange, string symbol, string product) =>
        new() { Instrument = new Instrument(exchange, MarketKind.Perp, symbol), Product = product };

    /// <summary>A clock that stands still.</summary>
    private sealed class FakeClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
