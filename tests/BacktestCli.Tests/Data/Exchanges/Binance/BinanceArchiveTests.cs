using System.IO.Compression;
using System.Security.Cryptography;
using BacktestCli.Core.Market;
using BacktestCli.Data;
using BacktestCli.Data.Cache;
using BacktestCli.Data.Download;
using BacktestCli.Data.Exchanges;
using BacktestCli.Data.Exchanges.Binance;
using BacktestCli.FakeVenues;
using BacktestCli.FakeVenues.Binance;

namespace BacktestCli.Tests.Data.Exchanges.Binance;

/// <summary>Bars by the archive's files, and by the API where those do not reach. The clock stands at 2026-03-18 12:34:56.</summary>
public sealed class BinanceArchiveTests
{
    private static PageProof Minutes => new(new TimeRange(0, long.MaxValue), Interval.OneMinute, "it");

    [Fact]
    public async Task Months_come_first_then_days_then_pages_for_today()
    {
        await using BinanceDesk desk = await BinanceDesk.OpenAsync();
        (BarWish wish, TimeRange range) = (BinanceDesk.Wish("spot", "BTCUSDT", "5m"), BinanceDesk.Range("2026-01-31", "2026-03-19"));
        BinanceDesk.AssertEqual(desk.Expected(wish, range), (await desk.FetchAsync(wish, range)).Bars);
        Assert.Equal(
            [
                "/api/v3/klines?symbol=BTCUSDT&interval=5m&startTime=1769817600000&endTime=1769903999999&limit=288",
                "/data/spot/monthly/klines/BTCUSDT/5m/BTCUSDT-5m-2026-02.zip",
                "/data/spot/monthly/klines/BTCUSDT/5m/BTCUSDT-5m-2026-02.zip.CHECKSUM",
            ],
            desk.Server.Requests.Where(request => !request.Contains("startTime=177", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("spot", "BTCUSDT", "1m", PriceKind.Trade)]
    [InlineData("um", "BTCUSDT", "1m", PriceKind.Trade)]
    [InlineData("cm", "BTCUSD_PERP", "5m", PriceKind.Trade)]
    [InlineData("um", "BTCUSDT", "5m", PriceKind.Mark)]
    public async Task Files_before_and_after_their_form_changed_hold_the_same_bars(string product, string symbol, string interval, PriceKind price)
    {
        await using BinanceDesk desk = await BinanceDesk.OpenAsync();
        BarWish wish = BinanceDesk.Wish(product, symbol, interval, price);
        foreach ((string from, string to) in new[] { ("2021-12-10", "2022-01-20"), ("2024-12-30", "2025-01-03"), ("2026-03-16", "2026-03-19") })
        {
            TimeRange range = BinanceDesk.Range(from, to);
            BinanceDesk.Fetched fetched = await desk.FetchAsync(wish, range);
            BinanceDesk.AssertEqual(desk.Expected(wish, range), fetched.Bars);
        }

        Assert.Contains(desk.Server.Requests, request => request.EndsWith(".zip", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_files_hash_is_remembered()
    {
        await using BinanceDesk desk = await BinanceDesk.OpenAsync();
        Origin origin = Assert.Single((await desk.FetchAsync(
            BinanceDesk.Wish("spot", "BTCUSDT", "1m"), BinanceDesk.Range("2025-02-03", "2025-02-04"))).Answers).Origin;
        using HttpClient client = new();
        byte[] file = await client.GetByteArrayAsync(new Uri(origin.Address), TestContext.Current.CancellationToken);
        Assert.Equal((file.Length, Convert.ToHexStringLower(SHA256.HashData(file)), true), (origin.Bytes, origin.Sha256, origin.ChecksumVerified));
        Assert.EndsWith("/data/spot/daily/klines/BTCUSDT/1m/BTCUSDT-1m-2025-02-03.zip", origin.Address, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-02-10", "/daily/")]
    [InlineData("2025-06-10", "/klines?")]
    public async Task A_month_that_is_not_published_comes_by_days_while_it_may_be_late_and_by_pages_later(string month, string way)
    {
        await using BinanceDesk desk = await BinanceDesk.OpenAsync(now: 1_772_625_600_000 /* 2026-03-04 12:00 */);
        desk.Server.Faults.Add(new Fault { Match = "/monthly/", Status = 404, Times = 99 });
        BarWish wish = BinanceDesk.Wish("um", "BTCUSDT", "1m");
        TimeRange range = BinanceDesk.Range(month, month[..8] + "28");
        BinanceDesk.AssertEqual(desk.Expected(wish, range), (await desk.FetchAsync(wish, range)).Bars);
        Assert.All(desk.Server.Requests, request => Assert.True(
            request.Contains("/monthly/", StringComparison.Ordinal) || request.Contains(way, StringComparison.Ordinal), request));
    }

    [Theory]
    [InlineData(".zip.CHECKSUM", 404)]
    [InlineData(".zip", 404)]
    public async Task A_day_that_is_not_published_comes_by_pages(string ending, int status)
    {
        await using BinanceDesk desk = await BinanceDesk.OpenAsync();
        desk.Server.Faults.Add(new Fault { Match = "2026-03-17" + ending, Status = status, Times = 99 });
        (BarWish wish, TimeRange range) = (BinanceDesk.Wish("spot", "BTCUSDT", "1m"), BinanceDesk.Range("2026-03-17", "2026-03-18"));
        BinanceDesk.Fetched fetched = await desk.FetchAsync(wish, range);
        BinanceDesk.AssertEqual(desk.Expected(wish, range), fetched.Bars);
        Assert.All(fetched.Answers, answer => Assert.False(answer.Origin.ChecksumVerified));
    }

    [Fact]
    public async Task What_a_file_lacks_the_api_is_asked_for_and_only_what_both_lack_is_absent()
    {
        TimeRange range = BinanceDesk.Range("2024-05-01", "2024-06-01");
        (long From, long To) lostByFile = (range.From + (5 * UtcTime.Day), range.From + (7 * UtcTime.Day));
        (long From, long To) outage = (range.From + (20 * UtcTime.Day), range.From + (20 * UtcTime.Day) + Bars.Hour);
        FakeMarket market = new() { Outages = [outage] };
        await using BinanceDesk desk = await BinanceDesk.OpenAsync(new BinanceFake(market) { ArchiveHoles = [lostByFile] }, market);
        BarWish wish = BinanceDesk.Wish("spot", "BTCUSDT", "1m");

        BinanceDesk.AssertEqual(desk.Expected(wish, range), (await desk.FetchAsync(wish, range)).Bars);
        Assert.Equal(
            [$"startTime={lostByFile.From}", $"startTime={lostByFile.From + (1000 * 60_000)}", $"startTime={lostByFile.From + (2000 * 60_000)}", $"startTime={outage.From}"],
            desk.Server.Requests.Where(request => request.Contains("/klines?", StringComparison.Ordinal)).Select(request => request.Split('&')[2]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_file_that_does_not_match_its_checksum_is_fetched_once_more()
    {
        await using BinanceDesk desk = await BinanceDesk.OpenAsync();
        string wrong = new('a', 64);
        desk.Server.Faults.Add(new Fault { Match = ".CHECKSUM", Body = $"{wrong}  BTCUSDT-1m-2025-02-03.zip\n" });
        (BarWish wish, TimeRange range) = (BinanceDesk.Wish("spot", "BTCUSDT", "1m"), BinanceDesk.Range("2025-02-03", "2025-02-04"));
        BinanceDesk.AssertEqual(desk.Expected(wish, range), (await desk.FetchAsync(wish, range)).Bars);

        desk.Server.Faults.Add(new Fault { Match = ".CHECKSUM", Body = wrong, Times = 2 });
        DataException fault = await Assert.ThrowsAsync<DataException>(() => desk.FetchAsync(wish, range));
        Assert.Contains("BTCUSDT-1m-2025-02-03.zip: the file's SHA-256 is ", fault.Message, StringComparison.Ordinal);
        Assert.Contains(wrong, fault.Message, StringComparison.Ordinal);
        Assert.Equal(8, desk.Server.Requests.Count);
    }

    [Theory]
    [InlineData("no hash at all")]
    [InlineData("")]
    public async Task A_checksum_that_is_none_is_refused(string body)
    {
        await using BinanceDesk desk = await BinanceDesk.OpenAsync();
        desk.Server.Faults.Add(new Fault { Match = ".CHECKSUM", Body = body });
        DataException fault = await Assert.ThrowsAsync<DataException>(
            () => desk.FetchAsync(BinanceDesk.Wish("spot", "BTCUSDT", "1m"), BinanceDesk.Range("2025-02-03", "2025-02-04")));
        Assert.Contains("it does not begin with a SHA-256", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_breaks_off_on_its_way_is_fetched_again()
    {
        await using BinanceDesk desk = await BinanceDesk.OpenAsync();
        desk.Server.Faults.Add(new Fault { Match = ".zip", CutAfter = 0.7 });
        (BarWish wish, TimeRange range) = (BinanceDesk.Wish("um", "ETHUSDT", "1m"), BinanceDesk.Range("2025-02-03", "2025-02-04"));
        BinanceDesk.AssertEqual(desk.Expected(wish, range), (await desk.FetchAsync(wish, range)).Bars);
    }

    [Theory]
    [InlineData("other.csv", "1704067200000,1,1,1,1,1,1704067259999,1,1,1,1,0\n", "it holds other.csv, not X.csv alone")]
    [InlineData("X.csv", "1704067200000,1,1,1,1,1,1704067259999,1,1,1,1,0", "the last row does not end")]
    [InlineData("X.csv", "1704067200000,1,1,1,1,1,1704067259999,1,1,1,1,0\n17040", "the last row does not end")]
    [InlineData("X.csv", "1704067200000,1,1,1,1\n", "row 1 is no bar: '1704067200000,1,1,1,1'")]
    [InlineData("X.csv", "open_time,open\n1704067200,1,1,1,1,1,1704067259,1,1,1,1,0\n", "row 1 is no bar")]
    public void A_file_that_holds_something_else_is_refused_by_name(string entry, string content, string reason)
    {
        using MemoryStream buffer = new();
        using (ZipArchive zip = new(buffer, ZipArchiveMode.Create, leaveOpen: true))
        {
            using Stream stream = zip.CreateEntry(entry).Open();
            stream.Write(System.Text.Encoding.UTF8.GetBytes(content));
        }

        ArchiveZip file = new(buffer.ToArray(), "X", new Origin("https://host/X.zip", 1, "hash"), Now: 0);
        BinanceColumns columns = BinanceColumns.Of(BinanceProduct.Spot, PriceKind.Trade);
        DataException fault = Assert.Throws<DataException>(() => file.Read(csv => BinanceCsv.Parse(csv, columns, Minutes, 1)));
        Assert.StartsWith("https://host/X.zip (SHA-256 hash): ", fault.Message, StringComparison.Ordinal);
        Assert.Contains(reason, fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1704067200000,1,1,1,1,1,1704067499999,1,1,1,1,0\n")]
    [InlineData("1735689600000000,1,1,1,1,1,1735689899999999,1,1,1,1,0\n")]
    public void A_file_of_longer_bars_is_a_lie(string csv)
    {
        BinanceColumns columns = BinanceColumns.Of(BinanceProduct.Spot, PriceKind.Trade);
        DataException fault = Assert.Throws<DataException>(() => BinanceCsv.Parse(System.Text.Encoding.UTF8.GetBytes(csv), columns, Minutes, 1));
        Assert.Contains("which is no bar of 1m", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_zip_that_unpacks_to_more_than_any_file_is_refused_before_it_is_unpacked()
    {
        using MemoryStream buffer = new();
        using (ZipArchive zip = new(buffer, ZipArchiveMode.Create, leaveOpen: true))
        {
            using Stream stream = zip.CreateEntry("X.csv").Open();
            byte[] zeros = new byte[1024 * 1024];
            for (int part = 0; part < 65; part++)
                stream.Write(zeros);
        }

        ArchiveZip file = new(buffer.ToArray(), "X", new Origin("https://host/X.zip", 1, "hash"), Now: 0);
        DataException fault = Assert.Throws<DataException>(() => file.Read(csv => csv.Length));
        Assert.Contains("it unpacks to 68,157,440 bytes", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_are_left_alone_where_pages_are_fewer_or_where_the_user_says_so()
    {
        await using BinanceDesk with = await BinanceDesk.OpenAsync();
        await using BinanceDesk without = await BinanceDesk.OpenAsync(useArchive: false);
        TimeRange year = BinanceDesk.Range("2024-01-01", "2025-01-01");
        Assert.All(with.Source.Plan(BinanceDesk.Wish("spot", "BTCUSDT", "1h"), year), piece => Assert.IsType<PagePiece>(piece));
        Assert.All(with.Source.Plan(BinanceDesk.Wish("spot", "BTCUSDT", "1m"), year), piece => Assert.IsType<ArchivePiece>(piece));
        Assert.Equal(366, with.Source.Plan(BinanceDesk.Wish("spot", "BTCUSDT", "1s"), year).Count);
        Assert.All(without.Source.Plan(BinanceDesk.Wish("spot", "BTCUSDT", "1m"), year), piece => Assert.IsType<PagePiece>(piece));
    }
}
