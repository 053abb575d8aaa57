using BacktestCli.Core.Market;
using BacktestCli.Data;
using BacktestCli.Data.Cache;
using BacktestCli.Data.Import;
using BacktestCli.Data.Sources;
using FsCheck;
using FsCheck.Fluent;
using Interval = BacktestCli.Core.Market.Interval;

namespace BacktestCli.Tests.Data.Cache;

public sealed class BarCacheTests : IDisposable
{
    private const int Year = 366 * 24;

    private readonly CacheFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public void Files_lie_where_the_contract_says_one_a_year_of_hours_and_one_a_month_of_minutes()
    {
        _fixture.Import(CacheFixture.Hours([0, Year - 1, Year]));
        Assert.True(File.Exists(_fixture.PathOf("2024.parquet")));
        Assert.True(File.Exists(_fixture.PathOf("2025.parquet")));

        var minutes = new BarTable();
        minutes.Add(Bars.Start - Bars.Minute, [1, 1, 1, 1, 1, double.NaN, double.NaN, double.NaN, double.NaN]);
        minutes.Add(Bars.Start, [1, 1, 1, 1, 1, double.NaN, double.NaN, double.NaN, double.NaN]);
        Assert.Equal(["2023-12.parquet", "2024-01.parquet"], _fixture.Import(CacheFixture.Imported(minutes, Interval.OneMinute)).FilesWritten);
    }

    [Fact]
    public void What_went_in_comes_out_in_any_range()
    {
        _fixture.Import(CacheFixture.Hours(Enumerable.Range(0, Year + 100)));
        List<Bar> all = _fixture.Read();
        Assert.Equal(Year + 100, all.Count);
        foreach ((int from, int to) in new[] { (0, 1), (5, 6), (Year - 3, Year + 3), (Year, Year + 100), (17, Year + 99) })
            Assert.Equal(all[from..to], _fixture.Read(Bars.Start + (from * Bars.Hour), Bars.Start + (to * Bars.Hour)));
        Assert.Equal(all[6..8], _fixture.Read(Bars.Start + (5 * Bars.Hour) + 1, Bars.Start + (7 * Bars.Hour) + 1));
    }

    [Fact]
    public void A_request_is_told_of_every_hole_in_it_its_ends_included()
    {
        _fixture.Import(CacheFixture.Hours([10, 11, 15, 16]));
        Assert.Equal(
            [(8, 2), (12, 3), (17, 1)],
            _fixture.Open(Bars.Start + (8 * Bars.Hour), Bars.Start + (18 * Bars.Hour)).Holes.Select(hole => ((int)((hole.From - Bars.Start) / Bars.Hour), (int)hole.Bars)));
        Assert.Equal([2L], _fixture.Open(Bars.Start + (13 * Bars.Hour), Bars.Start + (17 * Bars.Hour)).Holes.Select(hole => hole.Bars));
        Assert.Equal(HoleClass.Unknown, Assert.Single(_fixture.Open().Holes).Class);
    }

    [Fact]
    public void Equal_bars_are_dropped_and_nothing_is_written_for_them()
    {
        _fixture.Import(CacheFixture.Hours(Enumerable.Range(0, 10)));
        byte[] before = File.ReadAllBytes(_fixture.PathOf("manifest.json"));
        CacheImportResult again = _fixture.Import(CacheFixture.Hours(Enumerable.Range(3, 5)));
        Assert.Equal((0, 5, 0), (again.Added, again.Equal, again.FilesWritten.Count));
        Assert.Equal(before, File.ReadAllBytes(_fixture.PathOf("manifest.json")));
    }

    [Fact]
    public void Different_bars_are_an_error_that_shows_both_until_someone_says_which_stay()
    {
        _fixture.Import(CacheFixture.Hours([0, 1, 2], price: 7));
        DataException refusal = Assert.Throws<DataException>(() => _fixture.Import(CacheFixture.Hours([1, 3], price: 8)));
        Assert.Contains("1 of the bars differ", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("the cache has 2024-01-01T01:00:00Z open 7 ", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("the file has  2024-01-01T01:00:00Z open 8 ", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("--prefer", refusal.Message, StringComparison.Ordinal);
        Assert.Equal([7, 7, 7], _fixture.Read().Select(bar => bar.Open));

        CacheImportResult old = _fixture.Import(CacheFixture.Hours([1, 3], price: 8), Preference.Old);
        Assert.Equal((1, 1), (old.Added, old.Differed));
        Assert.Equal([7, 7, 7, 8], _fixture.Read().Select(bar => bar.Open));
        _fixture.Import(CacheFixture.Hours([1], price: 8), Preference.New);
        Assert.Equal([7, 8, 7, 8], _fixture.Read().Select(bar => bar.Open));
        Assert.Equal(Preference.New, _fixture.Cache.Show(CacheFixture.Instrument, Interval.OneHour).Sources[^1].Preferred);
    }

    [Fact]
    public void Bars_that_differ_in_a_count_alone_are_shown_with_it()
    {
        _fixture.Import(CacheFixture.Hours([0], trades: 12));
        DataException refusal = Assert.Throws<DataException>(() => _fixture.Import(CacheFixture.Hours([0], trades: 13)));
        Assert.Matches("the cache has .* trades 12\n.*the file has .* trades 13\n", refusal.Message);
    }

    [Fact]
    public void A_difference_in_the_last_file_leaves_nothing_of_those_made_ready_before_it()
    {
        _fixture.Import(CacheFixture.Hours([0, Year]));
        string[] before = Directory.GetFiles(_fixture.PathOf(""));
        byte[] file = File.ReadAllBytes(_fixture.PathOf("2024.parquet"));
        Assert.Throws<DataException>(() => _fixture.Import(CacheFixture.Hours([1, Year], price: 8)));
        Assert.Equal(before, Directory.GetFiles(_fixture.PathOf("")));
        Assert.Equal(file, File.ReadAllBytes(_fixture.PathOf("2024.parquet")));
    }

    [Fact]
    public void Each_stretch_is_known_by_the_import_it_rests_on()
    {
        _fixture.Import(CacheFixture.Hours([0, 1, 2, 3, 6], price: 7));
        _fixture.Import(CacheFixture.Hours([2, 4], price: 8), Preference.New);
        CachedDataset shown = _fixture.Cache.Show(CacheFixture.Instrument, Interval.OneHour);
        Assert.Equal(["0-2 3-4 6-7", "2-3 4-5"], shown.Sources.Select(source => string.Join(' ', source.Ranges.Select(Hours))));
        Assert.Equal("0-5 6-7", string.Join(' ', shown.Ranges.Select(Hours)));
        CachedSource first = shown.Sources[0];
        Assert.Equal(("a.csv", true, "1.2.3", 1_735_689_600_000), (first.Files[0].Name, first.Files[0].ChecksumVerified, first.Version, first.ImportedAt));
        Assert.Equal((6, 1), (shown.Bars, shown.Files.Count));
    }

    [Fact]
    public void A_source_that_knows_more_adds_the_columns_an_earlier_one_left_out()
    {
        _fixture.Import(CacheFixture.Hours([0, 1]));
        CacheImportResult richer = _fixture.Import(CacheFixture.Hours([1], trades: 12));
        Assert.Equal((0, 1, 1), (richer.Added, richer.Equal, richer.FilesWritten.Count));
        Assert.Equal([double.NaN, 12], ((IBarTableSource)_fixture.Open()).ReadTables(TestContext.Current.CancellationToken).Single()[BarField.Trades].ToArray());
    }

    [Fact]
    public void The_order_of_imports_does_not_matter()
    {
        Gen<int[]> hours = Gen.ArrayOf(Gen.Choose(0, 60)).Select(list => list.Distinct().Order().ToArray()).Where(list => list.Length > 0);
        Prop.ForAll(hours.ToArbitrary(), hours.ToArbitrary(), (first, second) =>
        {
            using var forth = new CacheFixture();
            using var back = new CacheFixture();
            forth.Import(CacheFixture.Hours(first));
            forth.Import(CacheFixture.Hours(second, trades: 3));
            back.Import(CacheFixture.Hours(second, trades: 3));
            back.Import(CacheFixture.Hours(first));
            Assert.Equal(forth.Cache.List()[0].Files, back.Cache.List()[0].Files);
            Assert.Equal(forth.Cache.List()[0].Holes, back.Cache.List()[0].Holes);
            Assert.Empty(forth.Verify());
        }).Holds(25);
    }

    [Fact]
    public void The_fingerprint_does_not_know_how_bars_are_kept()
    {
        ImportedBars bars = CacheFixture.Hours(Enumerable.Range(Year - 50, 100));
        _fixture.Import(bars);
        using var other = new CacheFixture();
        foreach (int hour in Enumerable.Range(Year - 50, 100).Reverse().Chunk(7).SelectMany(chunk => chunk.Take(1)))
            other.Import(CacheFixture.Hours(Enumerable.Range(hour - 6, 7).Where(each => each >= Year - 50)));
        other.Import(bars);
        Assert.Equal(_fixture.Fingerprint(), other.Fingerprint());
    }

    [Fact]
    public void What_is_not_there_is_said_with_what_is()
    {
        _fixture.Import(CacheFixture.Hours([0]));
        Assert.Contains("Did you mean BTCUSDT?", Refusal(CacheFixture.Instrument with { Symbol = "BTCUSD" }, "1h"), StringComparison.Ordinal);
        Assert.Contains("Cached intervals: 1h.", Refusal(CacheFixture.Instrument, "5m"), StringComparison.Ordinal);
        Assert.Contains("cannot name a folder", Refusal(CacheFixture.Instrument with { Symbol = "../x" }, "5m"), StringComparison.Ordinal);
        Assert.Contains("it has 2024-01-01T00:00:00Z", Assert.Throws<DataException>(() => _fixture.Open(0, 1)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Gaps_are_filled_flat_only_where_asked_and_the_dataset_stays_what_it_was()
    {
        _fixture.Import(CacheFixture.Hours([0, 3]));
        var measured = new MeasuredBars(_fixture.Open(), "cache");
        var filled = new GapFilledBars(measured);
        List<Bar> bars = Bars.Read(filled);
        Assert.Equal([100, 100, 100, 103], bars.Select(bar => bar.Close));
        Assert.Equal([0, 0, 0, 3], bars.Select(bar => bar.Volume));
        Assert.Equal((2, 2, 2), (filled.Filled, measured.Dataset.Bars, measured.Dataset.Gaps.Sum(gap => gap.Bars)));
    }

    private static string Hours(TimeRange range) => $"{(range.From - Bars.Start) / Bars.Hour}-{(range.To - Bars.Start) / Bars.Hour}";

    private string Refusal(Instrument instrument, string interval) =>
        Assert.Throws<DataException>(() => _fixture.Cache.Open(new BarRequest(instrument, Interval.Parse(interval)))).Message;
}
