using BacktestCli.Core.Market;
using BacktestCli.Data;
using BacktestCli.Data.Cache;
using BacktestCli.Data.Download;
using BacktestCli.Data.Exchanges;
using BacktestCli.Data.Exchanges.Relay;
using BacktestCli.Data.Http;
using BacktestCli.FakeVenues;
using BacktestCli.FakeVenues.Relay;

namespace BacktestCli.Tests.Data.Exchanges.Relay;

public sealed class RelaySourceTests
{
    private const long Start = 1_709_078_400_000;
    private const long Minute = 60_000;
    private const string Symbol = "BTCUSDT";

    private static readonly Dictionary<string, string> History = new()
    {
        ["endpoint"] = "history", ["rows"] = "result.items", ["time"] = "t", ["open"] = "o", ["high"] = "h", ["low"] = "l", ["close"] = "c", ["volume"] = "v",
        ["trades"] = "n", ["time_unit"] = "s", ["order"] = "descending", ["to"] = "inclusive", ["page"] = "200", ["interval_names"] = "1m=60, 1h=3600",
    };

    private static readonly Dictionary<string, string> Candles = new() { ["page"] = "200" };

    private static readonly BarWish Minutes =
        new(new VenueInstrument { Instrument = new Instrument("binance", MarketKind.Spot, Symbol), Product = "binance" }, Interval.OneMinute);

    private readonly FakeMarket _market = new() { Outages = [(Start + (100 * Minute), Start + (130 * Minute))] };

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Pages_come_as_the_market_made_them_whatever_breaks_on_the_way(bool history)
    {
        await using FakeServer server = await FakeServer.StartAsync([new RelayFake(_market)]);
        server.Faults.Add(new Fault { Match = "from=", Status = 429, Headers = new Dictionary<string, string> { ["Retry-After"] = "0" } });
        server.Faults.Add(new Fault { Match = "from=", From = 3, CutAfter = 0.5 });
        server.Faults.Add(new Fault { Match = "from=", From = 5, TruncateAfter = 0.5 });
        server.Faults.Add(new Fault { Match = "from=", From = 7, Body = "<html>please wait</html>" });
        TimeRange asked = new(Start, Start + (750 * Minute));
        BarTable bars = await FetchAsync(server, history ? History : Candles, asked);
        AssertBars(bars, asked, hasTrades: history);
        Assert.Empty(server.Unscripted);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_page_the_relay_cut_short_is_asked_for_to_its_end(bool history)
    {
        await using FakeServer server = await FakeServer.StartAsync([new RelayFake(_market)]);
        TimeRange asked = new(Start, Start + (1_200 * Minute));
        BarTable bars = await FetchAsync(server, new Dictionary<string, string>(history ? History : Candles) { ["page"] = "1200" }, asked);
        AssertBars(bars, asked, hasTrades: history);
    }

    [Fact]
    public async Task The_bar_that_is_still_open_is_left_out()
    {
        FakeClock clock = new(DateTimeOffset.FromUnixTimeMilliseconds(Start + (10 * Minute) + 30_000));
        await using FakeServer server = await FakeServer.StartAsync([new RelayFake(_market)], clock: clock);
        using RelaySource source = Source(server, Candles, clock: clock);
        PieceAnswer<BarTable> answer = await Assert.Single(source.Plan(Minutes, new TimeRange(Start, Start + (60 * Minute)))).FetchAsync(TestContext.Current.CancellationToken);
        Assert.Equal((10, Start + (10 * Minute), HoleClass.VendorHole), (answer.Table.Count, answer.ClosedUntil, answer.Absence));
    }

    [Theory]
    [InlineData(PageLie.Disordered)]
    [InlineData(PageLie.Misaligned)]
    [InlineData(PageLie.Repeated)]
    [InlineData(PageLie.Doubled)]
    [InlineData(PageLie.NotANumber)]
    [InlineData(PageLie.HighBelowClose)]
    [InlineData(PageLie.WrongSymbol)]
    public async Task A_page_that_lies_is_an_error_that_names_the_request(PageLie lie)
    {
        await using FakeServer server = await FakeServer.StartAsync([new RelayFake(_market)]);
        server.Faults.Add(new Fault { Lie = lie });
        DataException fault = await Assert.ThrowsAsync<DataException>(() => FetchAsync(server, Candles, new TimeRange(Start, Start + (60 * Minute))));
        Assert.Contains("/historical/candles/binance/BTCUSDT?interval=1m&from=", fault.Message, StringComparison.Ordinal);
        Assert.Contains("cannot be true", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Symbols_are_those_of_the_relays_list()
    {
        await using FakeServer server = await FakeServer.StartAsync([new RelayFake(_market)]);
        using RelaySource source = Source(server, new() { ["market_rows"] = "symbols" });
        IReadOnlyList<VenueInstrument> list = await source.ListAsync("binance", MarketKind.Spot, TestContext.Current.CancellationToken);
        Assert.Equal(["BTCUSDT = BTC/USDT", "ETHUSDT = ETH/USDT"], list.Select(row => $"{row.Instrument.Symbol} = {row.Instrument.Base}/{row.Instrument.Quote}"));
    }

    [Fact]
    public async Task A_wrong_key_says_what_to_set()
    {
        await using FakeServer server = await FakeServer.StartAsync([new RelayFake(_market)]);
        using RelaySource source = Source(server, Candles, key: null);
        DataException fault = await Assert.ThrowsAsync<DataException>(() => source.ListAsync("binance", MarketKind.Spot, TestContext.Current.CancellationToken));
        Assert.Contains("BACKTEST_RELAY_KEY", fault.Message, StringComparison.Ordinal);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_mapping_that_does_not_fit_the_answer_is_said_at_once()
    {
        await using FakeServer server = await FakeServer.StartAsync([new RelayFake(_market)]);
        DataException fault = await Assert.ThrowsAsync<DataException>(
            () => FetchAsync(server, new() { ["rows"] = "data.items" }, new TimeRange(Start, Start + (60 * Minute))));
        Assert.Contains("rows = 'data.items'", fault.Message, StringComparison.Ordinal);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task An_address_with_a_path_keeps_it()
    {
        await using FakeServer server = await FakeServer.StartAsync([new RelayFake(_market)]);
        using RelaySource source = new(
            new VenueSettings { BaseUrl = new Uri(server.Address, "/api/v2/"), Patience = new Patience { Tries = 1 } }, TimeProvider.System);
        await Assert.ThrowsAsync<DataException>(() => source.ListAsync("binance", MarketKind.Spot, TestContext.Current.CancellationToken));
        Assert.StartsWith("/api/v2/market/binance", server.Requests[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Every_mistake_in_the_settings_is_named_at_once()
    {
        Dictionary<string, string> wrong = new()
        {
            ["endpoint"] = "klines", ["path"] = "bars?symbol={pair}", ["open"] = "-1", ["time_unit"] = "days", ["order"] = "up", ["to"] = "open", ["page"] = "0",
            ["interval_names"] = "1h:60", ["opne"] = "o",
        };
        string message = Assert.Throws<DataException>(() => new RelaySettings(wrong).Read()).Message;
        foreach (string problem in (string[])
            ["endpoint is 'klines'", "path is 'bars", "path has {pair}", "path lacks {symbol}", "path lacks {from}", "open is '-1'", "time_unit is 'days'",
            "order is 'up'", "to is 'open'", "page is '0'", "interval_names has '1h:60'", "opne is no setting"])
            Assert.Contains("\n  " + problem, message, StringComparison.Ordinal);
    }

    private void AssertBars(BarTable bars, TimeRange asked, bool hasTrades)
    {
        long[] minutes = [.. Enumerable.Range(0, (int)((asked.To - asked.From) / Minute)).Select(place => asked.From + (place * Minute)).Where(_market.Has)];
        Assert.Equal(minutes, bars.Times.ToArray());
        for (int bar = 0; bar < bars.Count; bar++)
        {
            FakeBar fake = _market.Bar(Symbol, minutes[bar], minutes[bar] + Minute);
            double[] expected =
            [
                fake.Open / 1e2, fake.High / 1e2, fake.Low / 1e2, fake.Close / 1e2, fake.Volume / 1e3,
                double.NaN, hasTrades ? fake.Trades : double.NaN, double.NaN, double.NaN,
            ];
            Assert.Equal(expected, Enumerable.Range(0, BarFields.Count).Select(field => bars[(BarField)field][bar]));
        }
    }

    private static async Task<BarTable> FetchAsync(FakeServer server, Dictionary<string, string> mapping, TimeRange asked)
    {
        using RelaySource source = Source(server, mapping);
        List<(long From, BarTable Bars)> parts = [];
        Queue<Piece<BarTable>> pieces = new(source.Plan(Minutes, asked));
        while (pieces.TryDequeue(out Piece<BarTable>? piece))
        {
            PieceAnswer<BarTable> answer = await piece.FetchAsync(TestContext.Current.CancellationToken);
            if (answer.Table.Count > 0)
                parts.Add((answer.Table.Times[0], answer.Table));
            foreach (Piece<BarTable> rest in answer.Rest)
                pieces.Enqueue(rest);
        }

        BarTable bars = new();
        foreach ((_, BarTable part) in parts.OrderBy(part => part.From))
            bars.Append(part, 0, part.Count);
        return bars;
    }

    private static RelaySource Source(FakeServer server, Dictionary<string, string> mapping, string? key = "fake-relay-key", TimeProvider? clock = null) => new(
        new VenueSettings { BaseUrl = server.Address, Key = key, More = mapping, Patience = new Patience { FirstPause = TimeSpan.FromMilliseconds(1) } },
        clock ?? TimeProvider.System);

    /// <summary>A clock that stands still.</summary>
    private sealed class FakeClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
