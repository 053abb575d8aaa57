using BacktestCli.Core.Market;
using BacktestCli.Data;
using BacktestCli.Data.Cache;
using BacktestCli.Data.Download;
using BacktestCli.Data.Exchanges;
using BacktestCli.Data.Http;
using BacktestCli.Data.Series;
using BacktestCli.FakeVenues;
using BacktestCli.FakeVenues.Paging;
using BacktestCli.Tests.Fakes;

namespace BacktestCli.Tests.Data.Http.Paging;

/// <summary>What every venue that is asked page by page keeps to, over real sockets.</summary>
public abstract class VenueContract : IAsyncLifetime
{
    /// <summary>2024-06-01T12:34:56Z.</summary>
    protected const long Now = 1_717_245_296_000;

    private const long Minute = 60_000;
    private const long Hour = 60 * Minute;

    private readonly StandingClock _clock = new(DateTimeOffset.FromUnixTimeMilliseconds(Now));
    private FakeMarket _market = new();
    private FakeServer _server = null!;
    private IVenueSource _source = null!;

    /// <summary>Limits that <see cref="StandingClock"/> leaves alone.</summary>
    internal static Patience Patience { get; } = new() { Page = TimeSpan.FromHours(1), File = TimeSpan.FromHours(1), Silence = TimeSpan.FromHours(1) };

    /// <summary>Cancels the test.</summary>
    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Bars a page holds.</summary>
    protected abstract int PageBars { get; }

    /// <summary>Part of every request for bars.</summary>
    protected abstract string BarsPath { get; }

    /// <summary>How the venue says that too much was asked.</summary>
    protected abstract Fault TooMany { get; }

    /// <summary>Hours between two payments at the venue.</summary>
    protected abstract int FundingHours { get; }

    /// <summary>How a linear perpetual is spelt.</summary>
    protected abstract string Linear { get; }

    /// <summary>The server.</summary>
    protected FakeServer Server => _server;

    /// <summary>What is tested.</summary>
    internal IVenueSource Source => _source;

    /// <summary>The fake; null: it gives as many bars as are asked for.</summary>
    protected abstract IFakeVenue Fake(FakeMarket market, int? mostBars);

    /// <summary>The source.</summary>
    internal abstract IVenueSource Open(VenueSettings settings, TimeProvider clock);

    public async ValueTask InitializeAsync() => await StartAsync(Fake(_market, mostBars: null));

    public async ValueTask DisposeAsync()
    {
        Assert.Empty(_server.Unscripted);
        _source.Dispose();
        await _server.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_download_across_pages_with_a_limit_and_a_cut_body_on_the_way_equals_the_market()
    {
        Server.Faults.Add(TooMany with { Match = BarsPath, From = 2 });
        Server.Faults.Add(new Fault { Match = BarsPath, From = 4, CutAfter = 0.6 });
        TimeRange range = Past(bars: (3 * PageBars) + 20);
        BarWish wish = await WishAsync(Linear, "1m");

        IReadOnlyList<PieceAnswer<BarTable>> answers = await FetchAsync(wish, range);

        Assert.Equal(Fetched.Expected(_market, Linear, wish.Interval, range), Fetched.Bars(answers));
        Assert.Equal(4 + 2, Server.Requests.Count(request => request.Contains(BarsPath, StringComparison.Ordinal)));
        Assert.All(answers, answer => Assert.StartsWith(Server.Address + BarsPath[1..], answer.Origin.Address, StringComparison.Ordinal));
        Assert.All(answers, answer => Assert.DoesNotContain("?", answer.Origin.Address, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_page_the_venue_cuts_short_is_asked_for_again_until_it_is_whole()
    {
        await RestartAsync(_market, mostBars: (PageBars / 2) - 1);
        TimeRange range = Past(PageBars);
        BarWish wish = await WishAsync(Linear, "1m");

        IReadOnlyList<PieceAnswer<BarTable>> answers = await FetchAsync(wish, range);

        Assert.Equal(3, answers.Count);
        Assert.Equal(Fetched.Expected(_market, Linear, wish.Interval, range), Fetched.Bars(answers));
    }

    [Theory]
    [InlineData(PageLie.Disordered, "out of order")]
    [InlineData(PageLie.Misaligned, "no multiple of the interval")]
    [InlineData(PageLie.Repeated, "outside")]
    [InlineData(PageLie.Doubled, "same bar twice")]
    [InlineData(PageLie.NotANumber, "not finite")]
    [InlineData(PageLie.HighBelowClose, "high is not the highest")]
    [InlineData(PageLie.WrongSymbol, "cannot be true")]
    public async Task A_page_that_lies_is_an_error_that_names_the_request(PageLie lie, string what)
    {
        Server.Faults.Add(new Fault { Match = BarsPath, Lie = lie });
        Piece<BarTable> page = Assert.Single(Source.Plan(await WishAsync(Linear, "1m"), Past(PageBars)));
        DataException fault = await Assert.ThrowsAsync<DataException>(() => page.FetchAsync(Cancellation));
        Assert.Contains(BarsPath, fault.Message, StringComparison.Ordinal);
        Assert.Contains(what, fault.Message, StringComparison.Ordinal);
        Assert.Single(Server.Requests, request => request.Contains(BarsPath, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("true")]
    [InlineData("7")]
    [InlineData("[[]]")]
    [InlineData("{\"result\":{\"list\":[null]},\"data\":[null]}")]
    [InlineData("{\"result\":[7],\"data\":[7]}")]
    public async Task A_list_of_another_form_is_an_error_that_names_the_request(string body)
    {
        Server.Faults.Add(new Fault { Match = "instruments", Body = body, Times = 100 });
        DataException fault = await Assert.ThrowsAsync<DataException>(() => Source.ListAsync(Source.Name, MarketKind.Perp, Cancellation));
        Assert.Contains("instruments", fault.Message, StringComparison.Ordinal);
        Assert.Contains("cannot be read", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_that_holds_its_data_twice_is_not_believed()
    {
        BarWish wish = await WishAsync(Linear, "1m");
        Piece<BarTable> page = Assert.Single(Source.Plan(wish, Past(20)));
        using HttpClient client = new();
        await page.FetchAsync(Cancellation);
        string body = await client.GetStringAsync(new Uri(Server.Address, Server.Requests[^1]), Cancellation);
        foreach (string member in new[] { "\"data\":", "\"list\":", "\"ticks\":" })
            body = body.Replace(member, $"{member}[],{member}", StringComparison.Ordinal);
        Server.Faults.Add(new Fault { Match = BarsPath, Body = body, Times = 100 });
        DataException fault = await Assert.ThrowsAsync<DataException>(() => page.FetchAsync(Cancellation));
        Assert.Contains("twice", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<html><title>Bad gateway</title></html>", null)]
    [InlineData(null, 0.5)]
    [InlineData("{}", null)]
    public async Task What_is_no_whole_document_is_asked_for_again(string? body, double? truncateAfter)
    {
        Server.Faults.Add(new Fault { Match = BarsPath, Body = body, TruncateAfter = truncateAfter, Times = 2 });
        TimeRange range = Past(20);
        BarWish wish = await WishAsync(Linear, "1m");
        Assert.Equal(Fetched.Expected(_market, Linear, wish.Interval, range), Fetched.Bars(await FetchAsync(wish, range)));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(3, 0)]
    [InlineData(-3, -3)]
    public async Task A_bar_that_is_open_by_either_clock_is_not_taken(int skewHours, int closedEarlierBy)
    {
        Server.Faults.Add(new Fault { Match = BarsPath, ClockSkewMs = skewHours * Hour });
        BarWish wish = await WishAsync(Linear, "1h");
        long closed = wish.Interval.Floor(Now) + (closedEarlierBy * Hour);
        TimeRange range = new(closed - (10 * Hour), closed + (5 * Hour));

        PieceAnswer<BarTable> answer = await Assert.Single(Source.Plan(wish, range)).FetchAsync(Cancellation);

        Assert.Equal(Fetched.Expected(_market, Linear, wish.Interval, range with { To = closed }), Fetched.Rows(answer.Table));
        Assert.Equal(closed, answer.ClosedUntil);
        Assert.Empty(answer.Rest);
    }

    [Fact]
    public async Task What_the_venue_is_silent_about_is_absent_and_not_asked_for_again()
    {
        TimeRange range = Past(50);
        await RestartAsync(new FakeMarket { Outages = [(range.From + (20 * Minute), range.From + (25 * Minute))] }, mostBars: null);
        BarWish wish = await WishAsync(Linear, "1m");

        PieceAnswer<BarTable> answer = await Assert.Single(Source.Plan(wish, range)).FetchAsync(Cancellation);

        Assert.Equal(45, answer.Table.Count);
        Assert.Equal(Fetched.Expected(_market, Linear, wish.Interval, range), Fetched.Rows(answer.Table));
        Assert.Empty(answer.Rest);
        Assert.Equal((HoleClass.VenueOutage, range.To), (answer.Absence, answer.ClosedUntil));
    }

    [Fact]
    public async Task A_bar_that_closed_a_moment_ago_and_is_not_there_yet_is_not_called_absent()
    {
        BarWish wish = await WishAsync(Linear, "1m");
        long closed = wish.Interval.Floor(Now);
        await RestartAsync(new FakeMarket { Outages = [(closed - (2 * Minute), closed + Hour)] }, mostBars: null);

        PieceAnswer<BarTable> answer = await Assert.Single(Source.Plan(wish, new TimeRange(closed - (10 * Minute), closed))).FetchAsync(Cancellation);

        Assert.Equal(8, answer.Table.Count);
        Assert.Equal(closed - (2 * Minute), answer.ClosedUntil);
        Assert.Empty(answer.Rest);
    }

    [Theory]
    [InlineData("1m", 0)]
    [InlineData("1h", 0)]
    [InlineData("1d", 0)]
    [InlineData("1m", 1_700_000_000_000)]
    [InlineData("1h", 1_700_000_000_000)]
    public async Task The_first_bar_is_found_with_few_requests(string interval, long from)
    {
        const long listed = 1_676_625_780_000; // 2023-02-17T09:23:00Z
        await RestartAsync(new FakeMarket { ListedAt = listed }, mostBars: null);
        BarWish wish = await WishAsync(Linear, interval);

        long? first = await Source.FirstOpenAsync(wish, from, Cancellation);

        Assert.Equal(from > listed ? wish.Interval.Next(wish.Interval.Floor(from)) : wish.Interval.Floor(listed), first);
        Assert.InRange(Server.Requests.Count(request => request.Contains(BarsPath, StringComparison.Ordinal)), 1, 15);
    }

    [Fact]
    public async Task A_market_that_opened_today_is_found_and_one_that_never_did_is_not()
    {
        await RestartAsync(new FakeMarket { ListedAt = Now - (7 * Hour) - 56_000 }, mostBars: null);
        BarWish wish = await WishAsync(Linear, "1m");
        Assert.Equal(Now - (7 * Hour) - 56_000, await Source.FirstOpenAsync(wish, 0, Cancellation));
        Assert.Null(await Source.FirstOpenAsync(wish, Now, Cancellation));
    }

    [Fact]
    public async Task Payments_of_many_pages_equal_the_markets()
    {
        SeriesWish wish = new((await WishAsync(Linear, "1m")).Instrument, SeriesKind.Funding);
        TimeRange range = new(Now - (60 * UtcTime.Day), Now - UtcTime.Day);

        IReadOnlyList<PieceAnswer<SeriesTable>> answers = await Fetched.AllAsync(Source.Plan(wish, range), Cancellation);

        Assert.Equal(
            FakeFunding.Times(_market, range.From, range.To, FundingHours).Select(time => (time, FakeFunding.Rate(_market, Linear, time) / 1e8)),
            Fetched.Payments(answers));
        Assert.All(answers, answer => Assert.True(answer.Table.Count < 1 || double.IsNaN(answer.Table[1][0])));
    }

    [Fact]
    public async Task A_payment_that_was_due_a_moment_ago_is_left_for_the_next_time()
    {
        SeriesWish wish = new((await WishAsync(Linear, "1m")).Instrument, SeriesKind.Funding);
        PieceAnswer<SeriesTable> answer = await Assert.Single(Source.Plan(wish, new TimeRange(Now - (10 * Hour), Now + Hour))).FetchAsync(Cancellation);
        Assert.Equal(FakeFunding.Times(_market, Now - (10 * Hour), Now, FundingHours).Last(), answer.Table.Times[^1]);
        Assert.Equal(OneMinute.Floor(Now - (5 * Minute)), answer.ClosedUntil);
        Assert.Empty(answer.Rest);
    }

    [Theory]
    [InlineData("1m")]
    [InlineData("6h")]
    [InlineData("1d")]
    public async Task Pages_cover_a_stretch_exactly(string text)
    {
        BarWish wish = await WishAsync(Linear, text);
        for (int bars = 1; bars <= 3 * PageBars; bars += (PageBars / 3) + 1)
        {
            TimeRange range = new(1_700_006_400_000, 1_700_006_400_000 + (bars * wish.Interval.Milliseconds));
            IReadOnlyList<Piece<BarTable>> pages = Source.Plan(wish, range);
            Assert.Equal((range.From, range.To), (pages[0].Range.From, pages[^1].Range.To));
            Assert.All(pages.Zip(pages.Skip(1)), pair => Assert.Equal(pair.First.Range.To, pair.Second.Range.From));
            Assert.All(pages, page => Assert.InRange(wish.Interval.CountBetween(page.Range.From, page.Range.To), 1, PageBars));
            Assert.All(pages, page => Assert.True(page.Weight > 0 && page.ExpectedBytes > 0));
        }
    }

    [Fact]
    public async Task An_unknown_symbol_is_refused_in_words()
    {
        BarWish wish = await WishAsync(Linear, "1m");
        VenueInstrument unknown = wish.Instrument with { Instrument = wish.Instrument.Instrument with { Symbol = "NOSUCH" } };
        Piece<BarTable> page = Source.Plan(wish with { Instrument = unknown }, Past(10))[0];
        DataException fault = await Assert.ThrowsAsync<DataException>(() => page.FetchAsync(Cancellation));
        Assert.Contains("backtest data search", fault.Message, StringComparison.Ordinal);
        Assert.Contains("NOSUCH", fault.Message, StringComparison.Ordinal);
        Assert.Single(Server.Requests, request => request.Contains(BarsPath, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nobody_elses_instruments_and_no_books_are_to_be_had()
    {
        BarWish wish = await WishAsync(Linear, "1m");
        Assert.Contains("records", Source.Refusal(new SeriesWish(wish.Instrument, SeriesKind.Book, wish.Interval)), StringComparison.Ordinal);
        Assert.Null(Source.Refusal(new SeriesWish(wish.Instrument, SeriesKind.Funding)));
        Assert.Null(Source.Refusal(wish));
        await Assert.ThrowsAsync<DataException>(() => Source.ListAsync("nowhere", MarketKind.Spot, Cancellation));
    }

    /// <summary>A wish for bars of something the venue lists.</summary>
    internal async Task<BarWish> WishAsync(string symbol, string interval, MarketKind market = MarketKind.Perp, PriceKind price = PriceKind.Trade)
    {
        IReadOnlyList<VenueInstrument> list = await Source.ListAsync(Source.Name, market, Cancellation);
        return new BarWish(list.Single(line => line.Instrument.Symbol == symbol), Interval.Parse(interval), price);
    }

    /// <summary>Fetches all of a stretch.</summary>
    internal Task<IReadOnlyList<PieceAnswer<BarTable>>> FetchAsync(BarWish wish, TimeRange range) => Fetched.AllAsync(Source.Plan(wish, range), Cancellation);

    /// <summary>Minutes from 2024-01-01 on.</summary>
    internal static TimeRange Past(int bars) => new(1_704_067_200_000, 1_704_067_200_000 + (bars * Minute));

    /// <summary>Goes on with another market, or another size of pages.</summary>
    private protected async Task RestartAsync(FakeMarket market, int? mostBars)
    {
        await DisposeAsync();
        _market = market;
        await StartAsync(Fake(market, mostBars));
    }

    /// <summary>The market.</summary>
    private protected FakeMarket Market => _market;

    private static Interval OneMinute => Interval.OneMinute;

    /// <summary>Goes on with another fake.</summary>
    private protected async Task StartAsync(IFakeVenue venue)
    {
        _server = await FakeServer.StartAsync([venue], clock: _clock);
        _source = Open(new VenueSettings { BaseUrl = _server.Address, Patience = Patience }, _clock);
    }
}
