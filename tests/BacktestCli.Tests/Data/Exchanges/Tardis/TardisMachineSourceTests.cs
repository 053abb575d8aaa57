using BacktestCli.Core.Market;
using BacktestCli.Data;
using BacktestCli.Data.Cache;
using BacktestCli.Data.Download;
using BacktestCli.Data.Exchanges;
using BacktestCli.Data.Exchanges.Tardis;
using BacktestCli.Data.Http;
using BacktestCli.FakeVenues;
using BacktestCli.FakeVenues.Tardis;

namespace BacktestCli.Tests.Data.Exchanges.Tardis;

public sealed class TardisMachineSourceTests
{
    private const long Day = 1_709_078_400_000;
    private const long Minute = 60_000;
    private const string Symbol = "BTCUSDT";

    private static readonly BarWish Minutes =
        new(new VenueInstrument { Instrument = new Instrument("binance", MarketKind.Perp, Symbol), Product = "binance-futures" }, Interval.OneMinute);

    [Fact]
    public async Task Days_come_as_the_market_made_them_whatever_breaks_on_the_way()
    {
        FakeMarket market = new() { Outages = [(Day + (100 * Minute), Day + (130 * Minute))] };
        await using FakeServer server = await FakeServer.StartAsync([new TardisMachineFake(market)]);
        server.Faults.Add(new Fault { Match = "replay", Status = 429, Headers = new Dictionary<string, string> { ["Retry-After"] = "0" } });
        server.Faults.Add(new Fault { Match = "2024-02-29T00", From = 2, CutAfter = 0.5 });
        server.Faults.Add(new Fault { Match = "2024-03-01T00", From = 2, TruncateAfter = 0.5 });
        TimeRange asked = new(Day + (90 * Minute), Day + (3 * UtcTime.Day) + Minute);
        (BarTable bars, IReadOnlyList<PieceAnswer<BarTable>> answers) = await FetchAsync(server, Minutes, asked);
        AssertBars(market, Interval.OneMinute, bars, asked);
        Assert.All(answers, answer => Assert.Equal((HoleClass.NoTrade, long.MaxValue), (answer.Absence, answer.ClosedUntil)));
        Assert.True(server.Requests.Count > answers.Count, "nothing was asked for again");
    }

    [Fact]
    public async Task Where_the_list_cannot_be_reached_symbols_are_taken_as_they_are_written()
    {
        using TemporaryFolder folder = new();
        List<string> notes = [];
        VenueSettings settings = new()
        {
            BaseUrl = new Uri("http://127.0.0.1:9"),
            More = new Dictionary<string, string> { ["list_url"] = "http://127.0.0.1:9" },
            Patience = new Patience { FirstPause = TimeSpan.FromMilliseconds(1) },
        };
        MarketData data = new(new BarCache(folder.Path, TimeProvider.System, "1.2.3"), _ => settings, TimeProvider.System) { Noted = notes.Add };
        IReadOnlyList<VenueInstrument> found =
            await data.ResolveAsync("binance", "tardis-machine", MarketKind.Perp, [" BTCUSDT "], TestContext.Current.CancellationToken);
        Assert.Equal(Minutes.Instrument, Assert.Single(found));
        Assert.Contains("symbols are taken as they are written", Assert.Single(notes), StringComparison.Ordinal);
        await Assert.ThrowsAsync<DataException>(() => data.ResolveAsync("binance", "tardis", MarketKind.Perp, ["BTCUSDT"], TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("1s", "trade_bar_1s")]
    [InlineData("1h", "trade_bar_60m")]
    [InlineData("1d", "trade_bar_1440m")]
    public async Task Bars_are_asked_for_in_the_servers_words(string length, string name)
    {
        FakeMarket market = new();
        await using FakeServer server = await FakeServer.StartAsync([new TardisMachineFake(market)]);
        Interval interval = Interval.Parse(length);
        TimeRange asked = new(Day, Day + Math.Max(interval.Milliseconds, Minute));
        (BarTable bars, _) = await FetchAsync(server, Minutes with { Interval = interval }, asked);
        AssertBars(market, interval, bars, asked);
        Assert.Contains(name, server.Requests[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_last_bar_that_nothing_finished_is_asked_for_again_with_a_longer_replay()
    {
        FakeMarket market = new() { Outages = [(Day + UtcTime.Day, Day + UtcTime.Day + (60 * Minute))] };
        await using FakeServer server = await FakeServer.StartAsync([new TardisMachineFake(market)]);
        TimeRange day = new(Day, Day + UtcTime.Day);
        (BarTable bars, IReadOnlyList<PieceAnswer<BarTable>> answers) = await FetchAsync(server, Minutes, day);
        AssertBars(market, Interval.OneMinute, bars, day);
        Assert.Equal(new TimeRange(day.To - Minute, day.To), Assert.Single(answers[0].Rest).Range);
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task A_last_bar_that_a_day_did_not_finish_stays_open()
    {
        FakeMarket market = new() { Outages = [(Day + UtcTime.Day, Day + (9 * UtcTime.Day))] };
        await using FakeServer server = await FakeServer.StartAsync([new TardisMachineFake(market)]);
        (BarTable bars, IReadOnlyList<PieceAnswer<BarTable>> answers) = await FetchAsync(server, Minutes, new TimeRange(Day, Day + UtcTime.Day));
        Assert.Equal(1_439, bars.Count);
        Assert.Equal(Day + UtcTime.Day - Minute, answers[^1].ClosedUntil);
        Assert.Empty(answers[^1].Rest);
    }

    [Fact]
    public async Task A_bar_gathered_over_a_lost_connection_is_the_vendors_hole()
    {
        FakeMarket market = new();
        long lost = Day + (17 * Minute);
        await using FakeServer server = await FakeServer.StartAsync([new TardisMachineFake(market) { Losses = [lost + 20_000] }]);
        (BarTable bars, IReadOnlyList<PieceAnswer<BarTable>> answers) = await FetchAsync(server, Minutes, new TimeRange(Day, Day + UtcTime.Day));
        Assert.Equal(Enumerable.Range(0, 1_440).Select(minute => Day + (minute * Minute)).Where(time => time != lost), bars.Times.ToArray());
        Assert.Equal(HoleClass.VendorHole, Assert.Single(answers).Absence);
    }

    [Theory]
    [InlineData(PageLie.Disordered, "out of order")]
    [InlineData(PageLie.Misaligned, "multiple of the interval")]
    [InlineData(PageLie.Repeated, "where the replay begins")]
    [InlineData(PageLie.Doubled, "same bar twice")]
    [InlineData(PageLie.NotANumber, "price")]
    [InlineData(PageLie.HighBelowClose, "high is not the highest")]
    [InlineData(PageLie.WrongSymbol, "another instrument")]
    public async Task An_answer_that_lies_is_an_error_that_names_the_request(PageLie lie, string rule)
    {
        await using FakeServer server = await FakeServer.StartAsync([new TardisMachineFake(new FakeMarket())]);
        server.Faults.Add(new Fault { Lie = lie });
        DataException fault = await Assert.ThrowsAsync<DataException>(() => FetchAsync(server, Minutes, new TimeRange(Day, Day + UtcTime.Day)));
        Assert.Contains("/replay-normalized?options=", fault.Message, StringComparison.Ordinal);
        Assert.Contains(rule, fault.Message, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task An_error_of_the_server_is_told_in_its_words()
    {
        await using FakeServer server = await FakeServer.StartAsync([new TardisMachineFake(new FakeMarket())]);
        server.Faults.Add(new Fault { Status = 400, Body = """{"responseText":"","message":"no such channel","url":""}""" });
        DataException fault = await Assert.ThrowsAsync<DataException>(() => FetchAsync(server, Minutes, new TimeRange(Day, Day + UtcTime.Day)));
        Assert.Contains("no such channel", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_an_address_it_says_what_to_give() =>
        Assert.Contains("--base-url", Assert.Throws<DataException>(() => new TardisMachineSource(new VenueSettings(), TimeProvider.System)).Message, StringComparison.Ordinal);

    private static void AssertBars(FakeMarket market, Interval interval, BarTable bars, TimeRange asked)
    {
        long[] times = [.. Enumerable.Range(0, (int)interval.CountBetween(asked.From, asked.To)).Select(place => asked.From + (place * interval.Milliseconds)).Where(market.Has)];
        Assert.Equal(times, bars.Times.ToArray());
        for (int bar = 0; bar < bars.Count; bar++)
        {
            FakeBar fake = market.Bar(Symbol, times[bar], interval.Next(times[bar]));
            double[] expected =
            [
                fake.Open / 1e2, fake.High / 1e2, fake.Low / 1e2, fake.Close / 1e2, fake.Volume / 1e3, double.NaN, fake.Trades, fake.TakerBuyVolume / 1e3, double.NaN,
            ];
            Assert.Equal(expected, Enumerable.Range(0, BarFields.Count).Select(field => bars[(BarField)field][bar]));
        }
    }

    private static async Task<(BarTable Bars, IReadOnlyList<PieceAnswer<BarTable>> Answers)> FetchAsync(FakeServer server, BarWish wish, TimeRange asked)
    {
        using TardisMachineSource source = new(
            new VenueSettings { BaseUrl = server.Address, Patience = new Patience { FirstPause = TimeSpan.FromMilliseconds(1) } }, TimeProvider.System);
        BarTable bars = new();
        List<PieceAnswer<BarTable>> answers = [];
        Queue<Piece<BarTable>> pieces = new(source.Plan(wish, asked));
        while (pieces.TryDequeue(out Piece<BarTable>? piece))
        {
            PieceAnswer<BarTable> answer = await piece.FetchAsync(TestContext.Current.CancellationToken);
            bars.Append(answer.Table, 0, answer.Table.Count);
            answers.Add(answer);
            foreach (Piece<BarTable> rest in answer.Rest)
                pieces.Enqueue(rest);
        }

        return (bars, answers);
    }
}
