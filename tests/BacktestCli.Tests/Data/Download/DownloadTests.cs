using System.Collections.Concurrent;
using BacktestCli.Core.Market;
using BacktestCli.Data;
using BacktestCli.Data.Cache;
using BacktestCli.Data.Download;
using BacktestCli.Data.Http;
using BacktestCli.Data.Series;
using BacktestCli.FakeVenues;
using Interval = BacktestCli.Core.Market.Interval;

namespace BacktestCli.Tests.Data.Download;

public sealed class DownloadTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Bars_across_pages_and_files_are_the_markets_whatever_breaks_on_the_way()
    {
        await using DownloadFixture fixture = await DownloadFixture.StartAsync();
        fixture.Server.Faults.Add(new Fault { Match = "/bars", From = 1, Status = 429, Headers = new Dictionary<string, string> { ["Retry-After"] = "0" } });
        fixture.Server.Faults.Add(new Fault { Match = "/bars", From = 2, CutAfter = 0.5 });
        fixture.Server.Faults.Add(new Fault { Match = "/bars", From = 4, TruncateAfter = 0.5 });
        fixture.Server.Faults.Add(new Fault { Match = "/bars", From = 5, Body = "<html>no</html>" });
        DownloadedDataset done = await fixture.DownloadOneAsync(DownloadFixture.Minutes(3_500));
        Assert.Null(done.Failure);
        Assert.Equal((3_500, 4), (done.RowsAdded, done.Requests));
        Assert.Equal(fixture.Truth(0, 3_500), fixture.Read());
        Assert.Empty(done.Holes);
        fixture.Verify();
    }

    [Fact]
    public async Task A_second_run_sends_no_request()
    {
        await using DownloadFixture fixture = await DownloadFixture.StartAsync();
        await fixture.DownloadAsync(DownloadFixture.Minutes(1_500));
        int before = fixture.Server.Requests.Count;
        DownloadedDataset again = await fixture.DownloadOneAsync(DownloadFixture.Minutes(1_500));
        Assert.Equal((0, 0, before), (again.RowsAdded, again.Requests, fixture.Server.Requests.Count));
    }

    [Fact]
    public async Task Only_what_is_missing_is_asked_for()
    {
        await using DownloadFixture fixture = await DownloadFixture.StartAsync();
        await fixture.DownloadAsync(DownloadFixture.Minutes(1_000) with { From = DownloadFixture.Start + (500 * Bars.Minute) });
        DownloadPlan plan = await fixture.Data.PlanAsync(DownloadFixture.Minutes(1_200), null, Cancellation);
        Assert.Equal([(0L, 500L), (1_000L, 1_200L)], plan.Datasets[0].Missing.Select(range => (Minute(range.From), Minute(range.To))));
        await fixture.Data.RunAsync(plan, null, null, Cancellation);
        Assert.Equal(fixture.Truth(0, 1_200), fixture.Read());
    }

    [Theory]
    [InlineData(PageLie.Disordered)]
    [InlineData(PageLie.Misaligned)]
    [InlineData(PageLie.Repeated)]
    [InlineData(PageLie.Doubled)]
    [InlineData(PageLie.NotANumber)]
    [InlineData(PageLie.HighBelowClose)]
    public async Task A_lie_is_an_error_that_names_the_request_and_never_a_hole(PageLie lie)
    {
        await using DownloadFixture fixture = await DownloadFixture.StartAsync();
        fixture.Server.Faults.Add(new Fault { Match = "/bars", Lie = lie });
        DownloadedDataset done = await fixture.DownloadOneAsync(DownloadFixture.Minutes(700));
        Assert.Contains($"{fixture.Server.Address}bars?symbol=BTC-USDT", done.Failure, StringComparison.Ordinal);
        Assert.Contains("cannot be true", done.Failure, StringComparison.Ordinal);
        Assert.Empty(fixture.Read());
        Assert.Equal(HoleClass.FetchFailed, Assert.Single(done.Holes).Class);

        Assert.Null((await fixture.DownloadOneAsync(DownloadFixture.Minutes(700))).Failure);
        Assert.Equal(fixture.Truth(0, 700), fixture.Read());
    }

    [Fact]
    public async Task What_failed_is_asked_again_next_time_and_what_was_fetched_is_not()
    {
        await using DownloadFixture fixture = await DownloadFixture.StartAsync();
        string third = $"from={DownloadFixture.Start + (2_000 * Bars.Minute)}";
        fixture.Server.Faults.Add(new Fault { Match = third, Status = 400 });
        DownloadedDataset done = await fixture.DownloadOneAsync(DownloadFixture.Minutes(3_000));
        Assert.Contains("HTTP 400", done.Failure, StringComparison.Ordinal);
        Assert.Equal(fixture.Truth(0, 2_000), fixture.Read());
        CachedHole failed = Assert.Single(done.Holes);
        Assert.Equal((2_000, 3_000, HoleClass.FetchFailed), (Minute(failed.From), Minute(failed.To), failed.Class));

        int before = fixture.Server.Requests.Count;
        Assert.Null((await fixture.DownloadOneAsync(DownloadFixture.Minutes(3_000))).Failure);
        Assert.Contains(third, Assert.Single(fixture.Server.Requests.Skip(before)), StringComparison.Ordinal);
        Assert.Equal(fixture.Truth(0, 3_000), fixture.Read());
        fixture.Verify();
    }

    [Fact]
    public async Task A_stretch_the_venue_is_silent_about_is_not_asked_again_unless_that_is_wished()
    {
        (long, long) outage = (DownloadFixture.Start + (300 * Bars.Minute), DownloadFixture.Start + (400 * Bars.Minute));
        await using DownloadFixture fixture = await DownloadFixture.StartAsync(new FakeMarket { Outages = [outage] });
        DownloadedDataset done = await fixture.DownloadOneAsync(DownloadFixture.Minutes(1_000));
        CachedHole hole = Assert.Single(done.Holes);
        Assert.Equal((300, 400, 100, HoleClass.VenueOutage), (Minute(hole.From), Minute(hole.To), hole.Bars, hole.Class));
        Assert.Equal(fixture.Truth(0, 1_000), fixture.Read());
        int before = fixture.Server.Requests.Count;
        await fixture.DownloadAsync(DownloadFixture.Minutes(1_000));
        Assert.Equal(before, fixture.Server.Requests.Count);
        await fixture.DownloadAsync(DownloadFixture.Minutes(1_000) with { Recheck = true });
        Assert.True(fixture.Server.Requests.Count > before);
    }

    [Fact]
    public async Task What_is_older_than_the_listing_is_known_by_one_question()
    {
        await using DownloadFixture fixture = await DownloadFixture.StartAsync(new FakeMarket { ListedAt = DownloadFixture.Start + (2_500 * Bars.Minute) });
        DownloadedDataset done = await fixture.DownloadOneAsync(DownloadFixture.Minutes(3_000));
        CachedHole before = Assert.Single(done.Holes);
        Assert.Equal((0, 2_500, HoleClass.NotListed), (Minute(before.From), Minute(before.To), before.Class));
        Assert.Equal(["/first", "/bars"], fixture.Server.Requests.Select(request => request.Split('?')[0]));
        await fixture.DownloadAsync(DownloadFixture.Minutes(3_000));
        Assert.Equal(2, fixture.Server.Requests.Count);
    }

    [Fact]
    public async Task A_page_cut_short_by_the_venue_is_asked_for_to_its_end()
    {
        await using DownloadFixture fixture = await DownloadFixture.StartAsync(mostBars: 300);
        DownloadedDataset done = await fixture.DownloadOneAsync(DownloadFixture.Minutes(2_000));
        Assert.Equal(fixture.Truth(0, 2_000), fixture.Read());
        Assert.Equal(8, done.Requests);
    }

    [Fact]
    public async Task The_bar_that_is_open_is_never_stored_and_not_taken_for_missing()
    {
        await using DownloadFixture fixture = await DownloadFixture.StartAsync();
        long from = Interval.OneMinute.Floor(fixture.Clock.GetUtcNow().ToUnixTimeMilliseconds()) - (10 * Bars.Minute);
        DownloadRequest request = DownloadFixture.Minutes(1) with { From = from, To = from + Bars.Hour };
        DownloadedDataset done = await fixture.DownloadOneAsync(request);
        Assert.Equal(10, done.RowsAdded);
        Assert.Empty(done.Holes);
        fixture.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(2, (await fixture.DownloadOneAsync(request)).RowsAdded);
        Assert.Equal(12, fixture.Read().Count);
    }

    [Fact]
    public async Task A_venue_whose_clock_is_behind_ours_has_not_closed_what_it_has_not_closed()
    {
        await using DownloadFixture fixture = await DownloadFixture.StartAsync();
        long from = Interval.OneMinute.Floor(fixture.Clock.GetUtcNow().ToUnixTimeMilliseconds()) - (10 * Bars.Minute);
        DownloadRequest request = DownloadFixture.Minutes(1) with { From = from, To = from + Bars.Hour };
        fixture.Server.Faults.Add(new Fault { Match = "/bars", ClockSkewMs = -180_000 });
        Assert.Equal(7, (await fixture.DownloadOneAsync(request)).RowsAdded);
        Assert.Equal(3, (await fixture.DownloadOneAsync(request)).RowsAdded);
    }

    [Fact]
    public async Task Many_pages_and_symbols_are_under_way_at_once()
    {
        await using DownloadFixture fixture = await DownloadFixture.StartAsync();
        fixture.Server.Together = 24;
        string[] symbols = [.. Enumerable.Range(0, 50).Select(number => $"COIN{number}-USDT")];
        DownloadResult done = await fixture.DownloadAsync(DownloadFixture.Minutes(200, symbols) with { Concurrency = 32 });
        Assert.True(done.IsComplete);
        Assert.InRange(fixture.Server.MostAtOnce, 24, 32);
        foreach (string symbol in symbols)
            Assert.Equal(fixture.Truth(0, 200, symbol), fixture.Read(symbol));
    }

    [Fact]
    public async Task No_more_are_under_way_than_the_user_allows()
    {
        await using DownloadFixture fixture = await DownloadFixture.StartAsync(latencyMs: 5);
        await fixture.DownloadAsync(DownloadFixture.Minutes(5_000, "BTC-USDT", "ETH-USDT") with { Concurrency = 2 });
        Assert.InRange(fixture.Server.MostAtOnce, 1, 2);
    }

    [Fact]
    public async Task One_symbols_failure_leaves_the_others_whole()
    {
        await using DownloadFixture fixture = await DownloadFixture.StartAsync();
        fixture.Server.Faults.Add(new Fault { Match = "symbol=ETH-USDT", Status = 400, Body = "{\"msg\":\"no such thing\"}", Times = 100 });
        DownloadResult done = await fixture.DownloadAsync(DownloadFixture.Minutes(2_000, "BTC-USDT", "ETH-USDT", "SOL-USDT"));
        Assert.Equal([true, false, true], done.Datasets.Select(dataset => dataset.Failure is null));
        Assert.Equal(fixture.Truth(0, 2_000, "SOL-USDT"), fixture.Read("SOL-USDT"));
        Assert.Empty(fixture.Read("ETH-USDT"));
    }

    [Fact]
    public async Task A_venue_that_says_stop_ends_every_dataset_and_loses_none_of_what_was_fetched()
    {
        await using DownloadFixture fixture = await DownloadFixture.StartAsync();
        fixture.Server.Faults.Add(new Fault { Match = "/bars", From = 5, Status = 418, Times = 100 });
        DownloadResult done = await fixture.DownloadAsync(DownloadFixture.Minutes(3_000, "BTC-USDT", "ETH-USDT", "SOL-USDT") with { Concurrency = 1 });
        Assert.Equal(4_000, done.Datasets.Sum(dataset => dataset.RowsAdded));
        Assert.All(done.Datasets, dataset => Assert.Contains("HTTP 418", dataset.Failure, StringComparison.Ordinal));
        Assert.Equal(5, fixture.Server.Requests.Count(request => request.StartsWith("/bars", StringComparison.Ordinal)));
        fixture.Verify();
    }

    [Fact]
    public async Task Who_has_no_network_is_told_so()
    {
        await using DownloadFixture fixture = await DownloadFixture.StartAsync();
        fixture.Address = new Uri("http://127.0.0.1:9");
        DownloadedDataset done = await fixture.DownloadOneAsync(DownloadFixture.Minutes(10));
        Assert.True(done.IsUnreachable);
        DataException fault = await Assert.ThrowsAsync<DataException>(() => fixture.Data.ListAsync("plain", null, MarketKind.Spot, Cancellation));
        Assert.True(fault.IsUnreachable);
    }

    [Fact]
    public async Task Cancelling_keeps_what_was_fetched()
    {
        await using DownloadFixture fixture = await DownloadFixture.StartAsync();
        fixture.Server.Faults.Add(new Fault { Match = $"from={DownloadFixture.Start + (3_000 * Bars.Minute)}", DelayMs = 60_000 });
        using CancellationTokenSource cancel = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        DownloadPlan plan = await fixture.Data.PlanAsync(DownloadFixture.Minutes(4_000), null, Cancellation);
        Watcher watcher = new(progress =>
        {
            if (progress.PagesDone == 3)
                cancel.Cancel();
        });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => fixture.Data.RunAsync(plan, null, watcher, cancel.Token));
        Assert.Equal(fixture.Truth(0, 3_000), fixture.Read());
        fixture.Verify();
        await fixture.DownloadAsync(DownloadFixture.Minutes(4_000));
        Assert.Equal(fixture.Truth(0, 4_000), fixture.Read());
    }

    [Fact]
    public async Task What_was_fetched_is_stored_every_few_seconds_though_its_file_is_not_whole()
    {
        await using DownloadFixture fixture = await DownloadFixture.StartAsync();
        fixture.Server.Faults.Add(new Fault { Match = $"from={DownloadFixture.Start + (2_000 * Bars.Minute)}", DelayMs = 60_000 });
        using CancellationTokenSource cancel = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        DownloadPlan plan = await fixture.Data.PlanAsync(DownloadFixture.Minutes(2_800) with { Concurrency = 1 }, null, Cancellation);
        List<int> stored = [];
        Watcher watcher = new(_ =>
        {
            stored.Add(fixture.Read().Count);
            fixture.Clock.Advance(TimeSpan.FromSeconds(11));
            if (stored.Count == 2)
                cancel.Cancel();
        });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => fixture.Data.RunAsync(plan, null, watcher, cancel.Token));
        Assert.Equal([0, 2_000], stored);
    }

    [Fact]
    public async Task Two_downloads_of_one_symbol_at_once_leave_one_whole_dataset()
    {
        await using DownloadFixture fixture = await DownloadFixture.StartAsync();
        MarketData[] both = [fixture.Data, fixture.Open()];
        DownloadRequest request = DownloadFixture.Minutes(4_000);
        await Task.WhenAll(both.Select(async data => await data.RunAsync(await data.PlanAsync(request, null, Cancellation), null, null, Cancellation)));
        Assert.Equal(fixture.Truth(0, 4_000), fixture.Read());
        fixture.Verify();
    }

    [Fact]
    public async Task Payments_are_fetched_beside_bars_and_once()
    {
        await using DownloadFixture fixture = await DownloadFixture.StartAsync();
        DownloadRequest request = DownloadFixture.Minutes(3_000) with { Series = [SeriesKind.Funding] };
        DownloadResult done = await fixture.DownloadAsync(request);
        Assert.True(done.IsComplete);
        TimeRange range = new(request.From, request.To);
        SeriesTable paid = fixture.Cache.Series.Read(request.Instruments[0].Instrument, SeriesKind.Funding, null, range, out IReadOnlyList<TimeRange> uncovered);
        Assert.Equal((7, 0), (paid.Count, uncovered.Count));
        int before = fixture.Server.Requests.Count;
        await fixture.DownloadAsync(request);
        Assert.Equal(before, fixture.Server.Requests.Count);
    }

    [Fact]
    public async Task A_plan_counts_pages_bars_bytes_and_time_and_asks_nobody()
    {
        await using DownloadFixture fixture = await DownloadFixture.StartAsync();
        fixture.Budget = new RateBudget(30, TimeSpan.FromSeconds(10), 10);
        DownloadPlan plan = await fixture.Data.PlanAsync(DownloadFixture.Minutes(29_500, "BTC-USDT", "ETH-USDT"), null, Cancellation);
        Assert.Equal((60, 2 * 29_500 * 60), (plan.Pages, plan.Bytes));
        Assert.Equal([29_500, 29_500], plan.Datasets.Select(dataset => dataset.Rows));
        Assert.Equal(TimeSpan.FromSeconds(25), plan.AtLeast);
        Assert.Empty(fixture.Server.Requests);
    }

    [Fact]
    public async Task What_a_source_does_not_have_is_refused_before_anything_is_asked()
    {
        await using DownloadFixture fixture = await DownloadFixture.StartAsync();
        DownloadRequest request = DownloadFixture.Minutes(10, "BTC-USDT", "ETH-USDT") with { Intervals = [Interval.Parse("1M")], Series = [SeriesKind.Book] };
        DataException fault = await Assert.ThrowsAsync<DataException>(() => fixture.Data.PlanAsync(request, null, Cancellation));
        Assert.Equal("plain has no bars of 1M.\nplain has no Book.", fault.Message);
    }

    [Fact]
    public async Task Progress_is_told_after_every_piece_and_adds_up()
    {
        await using DownloadFixture fixture = await DownloadFixture.StartAsync();
        fixture.Server.Faults.Add(new Fault { Match = "/bars", Status = 500 });
        Watcher watcher = new(_ => { });
        await fixture.DownloadAsync(DownloadFixture.Minutes(5_000), watcher);
        DownloadProgress[] told = [.. watcher.Told.Where(progress => progress.Note is null)];
        Assert.Equal([1, 2, 3, 4, 5], told.Select(progress => progress.PagesDone).Order());
        Assert.Equal((5_000, 5), (told.Max(progress => progress.Rows), told[^1].Pages));
        Assert.Contains(watcher.Told, progress => progress.Note?.Contains("HTTP 500", StringComparison.Ordinal) == true);
    }

    private static long Minute(long time) => (time - DownloadFixture.Start) / Bars.Minute;

    private sealed class Watcher(Action<DownloadProgress> watch) : IProgress<DownloadProgress>
    {
        public ConcurrentQueue<DownloadProgress> Told { get; } = new();

        public void Report(DownloadProgress value)
        {
            Told.Enqueue(value);
            watch(value);
        }
    }
}
