using BacktestCli.Core.Market;
using BacktestCli.Data;
using BacktestCli.Data.Cache;
using BacktestCli.Data.Exchanges;
using BacktestCli.FakeVenues;

namespace BacktestCli.Tests.Data.Exchanges.Binance;

/// <summary>Bars by pages of the API.</summary>
public sealed class BinancePageTests
{
    [Theory]
    [InlineData("spot", "BTCUSDT", "1m", "2024-02-28", "2024-03-02")]
    [InlineData("spot", "ETHBTC", "1s", "2025-01-01T00:00:00Z", "2025-01-01T01:00:00Z")]
    [InlineData("spot", "BTCUSDC", "1d", "2020-01-01", "2026-01-01")]
    [InlineData("spot", "BTCUSDT", "1w", "2020-01-06", "2026-01-05")]
    [InlineData("spot", "BTCUSDT", "1M", "2020-01-01", "2026-01-01")]
    [InlineData("um", "1000PEPEUSDC", "1h", "2024-01-01", "2024-03-20")]
    [InlineData("cm", "BTCUSD_PERP", "1h", "2024-01-01", "2024-03-20")]
    [InlineData("cm", "BTCUSD_PERP", "1d", "2022-01-01", "2024-03-20")]
    [InlineData("cm", "BTCUSD_PERP", "1M", "2022-01-01", "2024-03-01")]
    public async Task Pages_hold_the_venues_bars_after_a_429_and_a_cut_body(string product, string symbol, string interval, string from, string to)
    {
        await using BinanceDesk desk = await BinanceDesk.OpenAsync(useArchive: false);
        desk.Server.Faults.Add(new Fault { Match = "/klines", From = 2, Status = 429, Headers = new Dictionary<string, string> { ["Retry-After"] = "0" } });
        desk.Server.Faults.Add(new Fault { Match = "/klines", From = 1, CutAfter = 0.5 });
        (BarWish wish, TimeRange range) = (BinanceDesk.Wish(product, symbol, interval), BinanceDesk.Range(from, to));

        BinanceDesk.AssertEqual(desk.Expected(wish, range), (await desk.FetchAsync(wish, range)).Bars);
        Assert.Equal(desk.Source.Plan(wish, range).Count + 2, desk.Server.Requests.Count);
    }

    [Theory]
    [InlineData("um", "ETHUSDT")]
    [InlineData("cm", "ETHUSD_PERP")]
    public async Task Mark_prices_have_no_volume(string product, string symbol)
    {
        await using BinanceDesk desk = await BinanceDesk.OpenAsync(useArchive: false);
        BarWish wish = BinanceDesk.Wish(product, symbol, "1h", PriceKind.Mark);
        TimeRange range = BinanceDesk.Range("2024-01-01", "2024-03-01");
        BinanceDesk.AssertEqual(desk.Expected(wish, range), (await desk.FetchAsync(wish, range)).Bars);
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
        foreach ((string product, string symbol) in new[] { ("spot", "BTCUSDT"), ("um", "BTCUSDT"), ("cm", "BTCUSD_PERP") })
        {
            await using BinanceDesk desk = await BinanceDesk.OpenAsync(useArchive: false);
            desk.Server.Faults.Add(new Fault { Match = "/klines", Lie = lie });
            DataException fault = await Assert.ThrowsAsync<DataException>(
                () => desk.FetchAsync(BinanceDesk.Wish(product, symbol, "1h"), BinanceDesk.Range("2024-01-01", "2024-01-11")));
            Assert.Contains($"/klines?symbol={symbol}&interval=1h&startTime=1704067200000&endTime=1704931199999&limit=240", fault.Message, StringComparison.Ordinal);
            Assert.Contains("cannot be true", fault.Message, StringComparison.Ordinal);
            Assert.Single(desk.Server.Requests);
        }
    }

    [Theory]
    [InlineData("1m", 5 * 60_000)]
    [InlineData("1h", 24 * 3_600_000)]
    [InlineData("1M", 365 * 86_400_000L)]
    public async Task Bars_of_another_length_are_a_lie_and_no_holes(string asked, long length)
    {
        const long Start = 1_704_067_200_000;
        await using BinanceDesk desk = await BinanceDesk.OpenAsync(useArchive: false);
        desk.Server.Faults.Add(new Fault { Match = "/klines", Body = $"[{Row(Start, Start + length - 1)},{Row(Start + length, Start + (2 * length) - 1)}]" });
        DataException fault = await Assert.ThrowsAsync<DataException>(
            () => desk.FetchAsync(BinanceDesk.Wish("spot", "BTCUSDT", asked), BinanceDesk.Range("2024-01-01", "2024-02-01")));
        Assert.Contains($"which is no bar of {asked}", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bar_that_a_halt_cut_short_is_a_bar()
    {
        const long Start = 1_704_067_200_000;
        await using BinanceDesk desk = await BinanceDesk.OpenAsync(useArchive: false);
        desk.Server.Faults.Add(new Fault { Match = "/klines", Body = $"[{Row(Start, Start + 1_800_000)}]" });
        Assert.Equal(1, (await desk.FetchAsync(BinanceDesk.Wish("spot", "BTCUSDT", "1h"), BinanceDesk.Range("2024-01-01", "2024-01-01T01:00:00Z"))).Bars.Count);
    }

    [Fact]
    public async Task A_volume_that_is_not_a_number_is_a_lie_and_not_unknown()
    {
        const long Start = 1_704_067_200_000;
        await using BinanceDesk desk = await BinanceDesk.OpenAsync(useArchive: false);
        desk.Server.Faults.Add(new Fault { Match = "/klines", Body = $"[{Row(Start, Start + 3_599_999, quoteVolume: "NaN")}]" });
        DataException fault = await Assert.ThrowsAsync<DataException>(
            () => desk.FetchAsync(BinanceDesk.Wish("spot", "BTCUSDT", "1h"), BinanceDesk.Range("2024-01-01", "2024-01-02")));
        Assert.Contains("not finite", fault.Message, StringComparison.Ordinal);
    }

    private static string Row(long open, long last, string quoteVolume = "10") =>
        $"""[{open},"2","3","1","2","5",{last},"{quoteVolume}",4,"2","4","0"]""";

    [Theory]
    [InlineData("<html><title>Busy</title></html>")]
    [InlineData("[[1704067200000,\"1\"")]
    [InlineData("[[1704067200000,\"1\"]]")]
    public async Task An_answer_that_is_no_whole_page_is_asked_for_again(string body)
    {
        await using BinanceDesk desk = await BinanceDesk.OpenAsync(useArchive: false);
        desk.Server.Faults.Add(new Fault { Match = "/klines", Body = body });
        (BarWish wish, TimeRange range) = (BinanceDesk.Wish("um", "BTCUSDT", "1h"), BinanceDesk.Range("2024-01-01", "2024-01-02"));
        BinanceDesk.AssertEqual(desk.Expected(wish, range), (await desk.FetchAsync(wish, range)).Bars);
        Assert.Equal(2, desk.Server.Requests.Count);
    }

    [Theory]
    [InlineData("spot", "BTCUSDT")]
    [InlineData("cm", "BTCUSD_PERP")]
    public async Task The_bar_that_is_still_open_is_never_returned(string product, string symbol)
    {
        await using BinanceDesk desk = await BinanceDesk.OpenAsync();
        BarWish wish = BinanceDesk.Wish(product, symbol, "1h");
        BinanceDesk.Fetched fetched = await desk.FetchAsync(wish, BinanceDesk.Range("2026-03-18T06:00:00Z", "2026-03-18T18:00:00Z"));
        Assert.Equal(Interval.OneHour.Floor(BinanceDesk.Now) - (60 * 60_000), fetched.Bars.Times[^1]);
        Assert.Equal(Interval.OneHour.Floor(BinanceDesk.Now), Assert.Single(fetched.Answers).ClosedUntil);
        Assert.Empty(fetched.Answers[0].Rest);
    }

    [Fact]
    public async Task A_clock_that_runs_ahead_of_the_venues_opens_no_bar_early()
    {
        await using BinanceDesk desk = await BinanceDesk.OpenAsync();
        desk.Server.Faults.Add(new Fault { Match = "/klines", ClockSkewMs = -3 * 60 * 60_000 });
        BinanceDesk.Fetched fetched = await desk.FetchAsync(
            BinanceDesk.Wish("um", "BTCUSDT", "1h"), BinanceDesk.Range("2026-03-18T06:00:00Z", "2026-03-18T12:00:00Z"));
        Assert.Equal(3, fetched.Bars.Count);
    }

    [Theory]
    [InlineData("spot", "BTCUSDT")]
    [InlineData("um", "BTCUSDT")]
    [InlineData("cm", "BTCUSD_PERP")]
    public async Task An_outage_is_an_absence_wherever_it_lies_in_a_page(string product, string symbol)
    {
        TimeRange range = BinanceDesk.Range("2024-01-01", "2024-01-11");
        foreach (long start in new[] { range.From, range.From + (50 * Bars.Hour), range.To - (10 * Bars.Hour) })
        {
            FakeMarket market = new() { Outages = [(start, start + (10 * Bars.Hour))] };
            await using BinanceDesk desk = await BinanceDesk.OpenAsync(market: market, useArchive: false);
            BarWish wish = BinanceDesk.Wish(product, symbol, "1h");
            BinanceDesk.Fetched fetched = await desk.FetchAsync(wish, range);
            Assert.Equal(230, fetched.Bars.Count);
            BinanceDesk.AssertEqual(desk.Expected(wish, range), fetched.Bars);
            Assert.All(fetched.Answers, answer => Assert.Equal(HoleClass.VenueOutage, answer.Absence));
        }
    }

    [Theory]
    [InlineData("spot", "BTCUSDTT")]
    [InlineData("um", "BTCUSD_PERP")]
    public async Task An_unknown_symbol_is_said_in_words(string product, string symbol)
    {
        await using BinanceDesk desk = await BinanceDesk.OpenAsync();
        DataException fault = await Assert.ThrowsAsync<DataException>(
            () => desk.FetchAsync(BinanceDesk.Wish(product, symbol, "1h"), BinanceDesk.Range("2024-01-01", "2024-01-02")));
        Assert.Contains("Invalid symbol. (-1121): the venue lists no such symbol.", fault.Message, StringComparison.Ordinal);
        Assert.Single(desk.Server.Requests);
    }

    [Theory]
    [InlineData(-1003, 429, 2)]
    [InlineData(-1001, 400, 2)]
    [InlineData(-1130, 200, 1)]
    public async Task An_error_is_one_whatever_its_status(int code, int status, int requests)
    {
        await using BinanceDesk desk = await BinanceDesk.OpenAsync();
        desk.Server.Faults.Add(new Fault { Match = "/klines", Status = status, Body = $$"""{"code":{{code}},"msg":"It said so."}""", Headers = new Dictionary<string, string> { ["Retry-After"] = "0" } });
        Task<BinanceDesk.Fetched> fetching = desk.FetchAsync(BinanceDesk.Wish("um", "BTCUSDT", "1h"), BinanceDesk.Range("2024-01-01", "2024-01-02"));
        if (requests > 1)
            Assert.Equal(24, (await fetching).Bars.Count);
        else
            Assert.Contains($"It said so. ({code})", (await Assert.ThrowsAsync<DataException>(() => fetching)).Message, StringComparison.Ordinal);
        Assert.Equal(requests, desk.Server.Requests.Count);
    }

    [Theory]
    [InlineData(418)]
    [InlineData(403)]
    [InlineData(451)]
    public async Task A_ban_ends_the_asking(int status)
    {
        await using BinanceDesk desk = await BinanceDesk.OpenAsync();
        desk.Server.Faults.Add(new Fault { Match = "/klines", Status = status, Body = "Service unavailable from a restricted location", Times = 99 });
        DataException fault = await Assert.ThrowsAsync<DataException>(
            () => desk.FetchAsync(BinanceDesk.Wish("spot", "BTCUSDT", "1h"), BinanceDesk.Range("2024-01-01", "2024-01-02")));
        Assert.Contains($"HTTP {status}", fault.Message, StringComparison.Ordinal);
        Assert.Equal(status == 451, fault.Message.Contains("data-api.binance.vision", StringComparison.Ordinal));
        Assert.Single(desk.Server.Requests);
    }

    [Theory]
    [InlineData("spot", "BTCUSDT", "1m")]
    [InlineData("um", "BTCUSDT", "1w")]
    [InlineData("cm", "BTCUSD_PERP", "1m")]
    [InlineData("cm", "BTCUSD_PERP", "4h")]
    [InlineData("cm", "BTCUSD_PERP", "1w")]
    [InlineData("cm", "BTCUSD_PERP", "1M")]
    public async Task The_first_bar_is_found_however_far_ahead_it_is(string product, string symbol, string text)
    {
        long listed = 1_600_000_000_000;
        Interval interval = Interval.Parse(text);
        await using BinanceDesk desk = await BinanceDesk.OpenAsync(market: new FakeMarket { ListedAt = listed });
        BarWish wish = BinanceDesk.Wish(product, symbol, text);
        long first = interval.Floor(listed);
        Assert.Equal(first, await desk.Source.FirstOpenAsync(wish, 1_483_228_800_000, TestContext.Current.CancellationToken));
        Assert.Equal(interval.Next(first), await desk.Source.FirstOpenAsync(wish, first + 1, TestContext.Current.CancellationToken));
        Assert.Null(await desk.Source.FirstOpenAsync(wish, BinanceDesk.Now + 1, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_plan_tells_the_weight_the_venue_counts()
    {
        await using BinanceDesk desk = await BinanceDesk.OpenAsync(useArchive: false);
        (BarWish wish, TimeRange range) = (BinanceDesk.Wish("um", "BTCUSDT", "1h"), BinanceDesk.Range("2024-01-01", "2024-02-14"));
        int planned = desk.Source.Plan(wish, range).Sum(piece => piece.Weight);
        await desk.FetchAsync(wish, range);
        using HttpClient client = new();
        using HttpResponseMessage answer = await client.GetAsync(
            new Uri(desk.Server.Address, "/fapi/v1/ping"), TestContext.Current.CancellationToken);
        Assert.Equal($"{planned + 1}", answer.Headers.GetValues("X-MBX-USED-WEIGHT-1M").Single());
    }

    [Fact]
    public async Task Pages_take_most_bars_for_the_weight_and_never_more_than_200_days_where_that_is_the_rule()
    {
        await using BinanceDesk desk = await BinanceDesk.OpenAsync(useArchive: false);
        TimeRange range = BinanceDesk.Range("2023-01-01", "2024-01-01");
        Assert.All(
            desk.Source.Plan(BinanceDesk.Wish("cm", "BTCUSD_PERP", "1w"), BinanceDesk.Range("2022-01-03", "2024-01-01")),
            piece => Assert.True(piece.Range.To - piece.Range.From <= 200 * UtcTime.Day));
        Assert.Equal(9, desk.Source.Plan(BinanceDesk.Wish("spot", "BTCUSDT", "1h"), range).Count);
        Assert.Equal(18, desk.Source.Plan(BinanceDesk.Wish("um", "BTCUSDT", "1h"), range).Count);
    }
}
