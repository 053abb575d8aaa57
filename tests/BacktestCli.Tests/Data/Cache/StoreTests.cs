using BacktestCli.Core.Market;
using BacktestCli.Data;
using BacktestCli.Data.Cache;
using BacktestCli.Data.Download;
using Interval = BacktestCli.Core.Market.Interval;

namespace BacktestCli.Tests.Data.Cache;

/// <summary>What a download stores: bars once, and who gave them.</summary>
public sealed class StoreTests : IDisposable
{
    private const int Year = 366 * 24;

    private readonly CacheFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public void A_year_that_came_in_hundreds_of_pages_rests_on_one_source()
    {
        foreach (int[] page in Enumerable.Range(0, 2_000).Chunk(100))
            _fixture.Store(CacheFixture.Fetched(page, CacheFixture.Stretch(page[0], page[^1] + 1)));
        CachedSource source = Assert.Single(_fixture.Manifest().Sources);
        Assert.Equal(("https://api.test/bars", "0-2000", "1.2.3"), (source.Address, CacheFixture.Spell(source.Ranges), source.Version));
        Assert.Empty(source.Files);
        Assert.Equal(2_000, _fixture.Read().Count);
        Assert.Empty(_fixture.Verify());
    }

    [Fact]
    public void A_file_is_known_by_its_address_hash_and_checksum_and_every_stretch_by_what_it_rests_on()
    {
        var archive = new Origin("https://data.test/monthly/BTCUSDT-1h-2024-01.zip", 123, new string('b', 64), ChecksumVerified: true);
        FetchedBars both = CacheFixture.Fetched(Enumerable.Range(0, 6), CacheFixture.Stretch(4, 6));
        _fixture.Store(both with { Sources = [new FetchedFrom(archive, [CacheFixture.Stretch(2, 4), CacheFixture.Stretch(0, 2)]), .. both.Sources] });
        IReadOnlyList<CachedSource> sources = _fixture.Manifest().Sources;
        Assert.Equal(["0-4", "4-6"], sources.Select(source => CacheFixture.Spell(source.Ranges)));
        Assert.Equal((archive.Address, "BTCUSDT-1h-2024-01.zip", 123, true), (sources[0].Address, sources[0].Files[0].Name, sources[0].Files[0].Bytes, sources[0].Files[0].ChecksumVerified));
    }

    [Fact]
    public void A_later_answer_does_not_take_over_what_rests_on_an_earlier_one()
    {
        _fixture.Import(CacheFixture.Hours([0, 1, 2]));
        CacheImportResult result = _fixture.Store(CacheFixture.Fetched(Enumerable.Range(0, 5), CacheFixture.Stretch(0, 5)));
        Assert.Equal((2, 3), (result.Added, result.Equal));
        Assert.Equal(["0-3", "3-5"], _fixture.Manifest().Sources.Select(source => CacheFixture.Spell(source.Ranges)));
    }

    [Fact]
    public void Equal_bars_and_known_absences_write_nothing()
    {
        FetchedBars fetched = CacheFixture.Fetched([0, 1, 3], CacheFixture.Stretch(0, 5), HoleClass.NoTrade);
        _fixture.Store(fetched);
        DateTime written = File.GetLastWriteTimeUtc(_fixture.PathOf("manifest.json"));
        Assert.Empty(_fixture.Store(fetched).FilesWritten);
        Assert.Equal(written, File.GetLastWriteTimeUtc(_fixture.PathOf("manifest.json")));
    }

    [Fact]
    public void Different_bars_are_an_error_that_shows_both_and_how_to_take_the_new_ones()
    {
        _fixture.Store(CacheFixture.Fetched([0, 1], CacheFixture.Stretch(0, 2), price: 7));
        DataException refusal = Assert.Throws<DataException>(() => _fixture.Store(CacheFixture.Fetched([1, 2], CacheFixture.Stretch(1, 3), price: 8)));
        Assert.Contains("the cache has 2024-01-01T01:00:00Z open 7 ", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("now there is  2024-01-01T01:00:00Z open 8 ", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("backtest data remove --exchange binance --market spot --symbol BTCUSDT --interval 1h --kind bars --from 2024-01-01T01:00:00Z --to 2024-01-01T03:00:00Z --yes.", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(2, _fixture.Read().Count);
    }

    [Fact]
    public void Only_the_files_that_are_touched_are_read()
    {
        _fixture.Store(CacheFixture.Fetched(Enumerable.Range(0, Year + 10), CacheFixture.Stretch(0, Year + 10)));
        File.WriteAllText(_fixture.PathOf("2024.parquet"), "damaged");
        CacheImportResult result = _fixture.Store(CacheFixture.Fetched([Year + 10], CacheFixture.Stretch(Year + 10, Year + 11)));
        Assert.Equal(("2025.parquet", 0), (Assert.Single(result.FilesWritten), result.FilesLost.Count));
        Assert.Single(_fixture.Verify());
    }

    [Fact]
    public void A_damaged_file_is_asked_for_again_by_a_recheck_and_mended_by_what_comes()
    {
        FetchedBars all = CacheFixture.Fetched(Enumerable.Range(0, Year + 10), CacheFixture.Stretch(0, Year + 10));
        _fixture.Store(all);
        string fingerprint = _fixture.Fingerprint();
        File.WriteAllText(_fixture.PathOf("2024.parquet"), "damaged");
        Assert.Equal("", _fixture.Missing(0, Year + 10));
        Assert.Equal($"0-{Year}", _fixture.Missing(0, Year + 10, recheck: true));
        Assert.Equal("2024.parquet", Assert.Single(_fixture.Store(all).FilesLost).Name);
        Assert.Equal(fingerprint, _fixture.Fingerprint());
        Assert.Empty(_fixture.Verify());
    }

    [Fact]
    public void Bars_that_no_source_answers_for_are_not_taken() =>
        Assert.Throws<ArgumentException>(() => _fixture.Store(CacheFixture.Fetched([0, 1], CacheFixture.Stretch(0, 1))));

    [Fact]
    public async Task Two_stores_at_once_into_different_files_lose_nothing()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(part => Task.Run(
            () => _fixture.Store(CacheFixture.Fetched(
                Enumerable.Range(part * (Year / 2), Year / 2), CacheFixture.Stretch(part * (Year / 2), (part + 1) * (Year / 2)))),
            TestContext.Current.CancellationToken)));
        Assert.Equal(8 * (Year / 2), _fixture.Read().Count);
        Assert.Equal(CacheFixture.Stretch(0, 4 * Year), Assert.Single(Assert.Single(_fixture.Manifest().Sources).Ranges));
        Assert.Empty(_fixture.Verify());
    }

    [Fact]
    public void Mark_bars_lie_beside_the_others_and_are_listed_read_and_verified_like_them()
    {
        _fixture.Store(CacheFixture.Fetched([0, 1], CacheFixture.Stretch(0, 2), price: 5));
        _fixture.Store(CacheFixture.Fetched([0, 1, 2], CacheFixture.Stretch(0, 3), price: 6), PriceKind.Mark);
        string file = Path.Combine(Path.GetFullPath(_fixture.PathOf("..")), "mark", "interval=1h", "2024.parquet");
        Assert.True(File.Exists(file));
        Assert.Equal([PriceKind.Trade, PriceKind.Mark], _fixture.Cache.List().Select(dataset => dataset.Price));
        Assert.Equal([5, 5], _fixture.Read().Select(bar => bar.Close));
        Assert.Equal([6, 6, 6], Bars.Read(_fixture.Cache.OpenMark(new BarRequest(CacheFixture.Instrument, Interval.OneHour))).Select(bar => bar.Close));
        Assert.Empty(_fixture.Verify());
        File.WriteAllText(file, "damaged");
        CacheProblem problem = Assert.Single(_fixture.Verify());
        Assert.Equal((PriceKind.Mark, "binance spot BTCUSDT 1h mark"), (problem.Dataset!.Price, problem.Dataset.ToString()));
        Assert.Contains("no 5m mark bars", Assert.Throws<DataException>(() => _fixture.Cache.OpenMark(new BarRequest(CacheFixture.Instrument, Interval.Parse("5m")))).Message, StringComparison.Ordinal);
    }
}
