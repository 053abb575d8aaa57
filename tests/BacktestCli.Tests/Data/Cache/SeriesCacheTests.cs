using BacktestCli.Data;
using BacktestCli.Data.Cache;
using BacktestCli.Data.Download;
using BacktestCli.Data.Parquet;
using BacktestCli.Data.Series;
using Interval = BacktestCli.Core.Market.Interval;

namespace BacktestCli.Tests.Data.Cache;

public sealed class SeriesCacheTests : IDisposable
{
    private const int Year = 366 * 24;

    private readonly CacheFixture _fixture = new();

    private SeriesCache Series => _fixture.Cache.Series;

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public void Funding_lies_in_a_file_a_year_and_minutes_in_one_a_month()
    {
        Store(Funding([8, Year + 8]), 0, Year + 16);
        SeriesTable flow = new(SeriesKind.Flow);
        flow.Add(Bars.Start, [1, 2, 3, 4, 5]);
        Series.Store(CacheFixture.Instrument, SeriesKind.Flow, Interval.OneMinute, flow, From(0, 1), [], TestContext.Current.CancellationToken);
        string symbol = Path.GetFullPath(_fixture.PathOf(".."));
        Assert.Equal(["2024.parquet", "2025.parquet"], Directory.GetFiles(Path.Combine(symbol, "funding"), "*.parquet").Select(Path.GetFileName).Order());
        Assert.True(File.Exists(Path.Combine(symbol, "flow", "interval=1m", "2024-01.parquet")));
        using var reader = ParquetReader.Open(File.OpenRead(Path.Combine(symbol, "funding", "2024.parquet")));
        Assert.Equal(["time", "rate", "mark_price", "hours"], reader.Columns.Select(column => column.Name));
        Assert.Equal([SeriesKind.Flow, SeriesKind.Funding], Series.List().Select(series => series.Kind));
        Assert.Empty(_fixture.Verify());
    }

    [Fact]
    public void What_went_in_comes_out_with_what_no_one_has_asked_for()
    {
        Assert.Equal(3, Store(Funding([0, 8, 16]), 0, 24));
        SeriesTable rows = Read(4, 40, out IReadOnlyList<TimeRange> uncovered);
        Assert.Equal([8, 16], rows.Times.ToArray().Select(time => (time - Bars.Start) / Bars.Hour));
        Assert.Equal([0.0008, 0.0016], rows[0].ToArray());
        Assert.All(rows[1].ToArray(), mark => Assert.Equal(double.NaN, mark));
        Assert.Equal("24-40", CacheFixture.Spell(uncovered));
        Assert.Equal(0, _fixture.Cache.Series.Read(CacheFixture.Instrument, SeriesKind.Book, Interval.OneHour, CacheFixture.Stretch(0, 5), out uncovered).Count);
        Assert.Equal("0-5", CacheFixture.Spell(uncovered));
    }

    [Fact]
    public void A_stretch_without_a_payment_is_covered_once_it_was_asked_for()
    {
        Store(Funding([]), 1, 7);
        Assert.Equal("0-1 7-9", Missing(0, 9));
        Assert.Equal("1-7", CacheFixture.Spell(Assert.Single(Series.List()).Ranges));
        Assert.Equal(0, Series.List()[0].Rows);
        Assert.Empty(_fixture.Verify());
    }

    [Fact]
    public void What_a_source_should_have_and_does_not_is_absent_and_not_covered()
    {
        Store(Funding([0, 24]), 0, 25, new Absence(CacheFixture.Stretch(5, 20), HoleClass.VendorHole));
        Assert.Equal("", Missing(0, 25));
        Assert.Equal("5-20", Missing(0, 25, recheck: true));
        Read(0, 25, out IReadOnlyList<TimeRange> uncovered);
        Assert.Equal("5-20", CacheFixture.Spell(uncovered));
        Store(Funding([8, 16]), 5, 20);
        Assert.Empty(Series.List()[0].Absences);
        Assert.Equal("0-25", CacheFixture.Spell(Series.List()[0].Ranges));
        Assert.Single(Series.List()[0].Sources);
        Assert.Empty(_fixture.Verify());
    }

    [Fact]
    public void Equal_rows_are_dropped_and_different_ones_are_an_error_that_shows_both()
    {
        Store(Funding([0, 8]), 0, 9);
        Assert.Equal(1, Store(Funding([8, 16]), 8, 17));
        var other = new SeriesTable(SeriesKind.Funding);
        other.Add(Bars.Start, [1, double.NaN, 8]);
        DataException refusal = Assert.Throws<DataException>(() => Store(other, 0, 1));
        Assert.Contains("the cache has 2024-01-01T00:00:00Z rate 0 ", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("now there is  2024-01-01T00:00:00Z rate 1 ", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(3, Series.List()[0].Rows);
    }

    [Fact]
    public void A_damaged_file_is_named_refused_and_mended_by_a_recheck()
    {
        Store(Funding([0, 8]), 0, 9);
        string file = Path.Combine(Path.GetFullPath(_fixture.PathOf("..")), "funding", "2024.parquet");
        File.WriteAllText(file, "damaged");
        Assert.Equal(file, Assert.Single(_fixture.Verify()).File);
        Assert.Contains(file, Assert.Throws<DataException>(() => Read(0, 9, out _)).Message, StringComparison.Ordinal);
        Assert.Equal("0-9", Missing(0, 9, recheck: true));
        Store(Funding([0, 8]), 0, 9);
        Assert.Equal(2, Read(0, 9, out _).Count);
        Assert.Empty(_fixture.Verify());
    }

    [Fact]
    public void A_manifest_that_covers_less_than_there_are_rows_is_named()
    {
        Store(Funding([0, 8]), 0, 9);
        string manifest = Path.Combine(Path.GetFullPath(_fixture.PathOf("..")), "funding", "manifest.json");
        File.WriteAllText(manifest, File.ReadAllText(manifest).Replace("\"to\": \"2024-01-01T09:00:00Z\"", "\"to\": \"2024-01-01T05:00:00Z\"", StringComparison.Ordinal));
        Assert.Contains("no source answers for the row at 2024-01-01T08:00:00Z", Assert.Single(_fixture.Verify()).What, StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_that_no_source_answers_for_are_not_taken()
    {
        Assert.Throws<ArgumentException>(() => Store(Funding([0, 8]), 0, 8));
        Assert.Empty(Series.List());
    }

    private static SeriesTable Funding(int[] hours)
    {
        var rows = new SeriesTable(SeriesKind.Funding);
        foreach (int hour in hours)
            rows.Add(Bars.Start + (hour * Bars.Hour), [hour / 10_000.0, double.NaN, 8]);
        return rows;
    }

    private static FetchedFrom[] From(int from, int to) => [new FetchedFrom(new Origin("https://api.test/funding"), [CacheFixture.Stretch(from, to)])];

    private long Store(SeriesTable rows, int from, int to, params Absence[] absences) =>
        Series.Store(CacheFixture.Instrument, SeriesKind.Funding, null, rows, From(from, to), absences, TestContext.Current.CancellationToken);

    private SeriesTable Read(int from, int to, out IReadOnlyList<TimeRange> uncovered) =>
        Series.Read(CacheFixture.Instrument, SeriesKind.Funding, null, CacheFixture.Stretch(from, to), out uncovered);

    private string Missing(int from, int to, bool recheck = false) =>
        CacheFixture.Spell(Series.Missing(CacheFixture.Instrument, SeriesKind.Funding, null, CacheFixture.Stretch(from, to), recheck));
}
