using BacktestCli.Core.Market;
using BacktestCli.Data;
using BacktestCli.Data.Cache;
using Interval = BacktestCli.Core.Market.Interval;

namespace BacktestCli.Tests.Data.Cache;

/// <summary>What is missing is a fact: it has a reason, a date and a witness, and is not asked for twice.</summary>
public sealed class AbsenceTests : IDisposable
{
    private readonly CacheFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public void What_a_source_does_not_have_is_remembered_with_its_class_time_and_witness()
    {
        _fixture.Store(CacheFixture.Fetched([2, 3, 6], CacheFixture.Stretch(0, 8), HoleClass.VenueOutage));
        CachedDataset shown = _fixture.Cache.Show(CacheFixture.Instrument, Interval.OneHour);
        Assert.Equal("0-2 4-6 7-8", CacheFixture.Spell(shown.Absences.Select(absence => new TimeRange(absence.From, absence.To))));
        Assert.All(shown.Absences, absence => Assert.Equal(
            (HoleClass.VenueOutage, 1_735_689_600_000, "https://api.test/bars"), (absence.Class, absence.FoundAt, absence.Source)));
        Assert.Equal((HoleClass.VenueOutage, 2), (Assert.Single(shown.Holes).Class, shown.Holes[0].Bars));
        Assert.Contains("\"class\": \"venue-outage\"", File.ReadAllText(_fixture.PathOf("manifest.json")), StringComparison.Ordinal);
        Assert.Empty(_fixture.Verify());
    }

    [Fact]
    public void A_run_that_asks_for_a_time_before_the_listing_is_told_so()
    {
        _fixture.Store(CacheFixture.Fetched([5, 6], CacheFixture.Stretch(0, 7), HoleClass.NotListed));
        CachedHole hole = Assert.Single(_fixture.Open(Bars.Start + Bars.Hour).Holes);
        Assert.Equal((HoleClass.NotListed, 4), (hole.Class, hole.Bars));
        Assert.Equal([HoleClass.Unknown, HoleClass.NotListed], _fixture.Open(Bars.Start - (2 * Bars.Hour)).Holes.Select(each => each.Class));
    }

    [Fact]
    public void A_hole_that_has_several_reasons_is_split_by_them()
    {
        _fixture.Store(CacheFixture.Fetched([0], CacheFixture.Stretch(0, 3), HoleClass.VenueOutage));
        _fixture.Store(CacheFixture.Fetched([9], CacheFixture.Stretch(5, 10), HoleClass.NoTrade));
        Assert.Equal(
            ["1-3 VenueOutage 2", "3-5 Unknown 2", "5-9 NoTrade 4"],
            _fixture.Manifest().Holes.Select(hole => $"{CacheFixture.Spell(new TimeRange(hole.From, hole.To))} {hole.Class} {hole.Bars}"));
        Assert.Empty(_fixture.Verify());
    }

    [Fact]
    public void What_is_known_to_be_absent_is_asked_for_again_only_on_request()
    {
        Assert.Equal("0-10", _fixture.Missing(0, 10));
        _fixture.Store(CacheFixture.Fetched([4], CacheFixture.Stretch(2, 8), HoleClass.VenueOutage));
        Assert.Equal("0-2 8-10", _fixture.Missing(0, 10));
        Assert.Equal("0-4 5-10", _fixture.Missing(0, 10, recheck: true));
        Assert.Equal("", _fixture.Missing(3, 7));
    }

    [Fact]
    public void What_was_asked_off_the_grid_is_the_open_times_in_it()
    {
        IReadOnlyList<TimeRange> missing = _fixture.Cache.Missing(
            CacheFixture.Instrument, Interval.OneHour, PriceKind.Trade, new TimeRange(Bars.Start + 1, Bars.Start + (2 * Bars.Hour) + 1), recheck: false);
        Assert.Equal("1-3", CacheFixture.Spell(missing));
        Assert.Equal("", _fixture.Missing(3, 3));
    }

    [Theory]
    [InlineData(HoleClass.FetchFailed)]
    [InlineData(HoleClass.Unknown)]
    public void A_failure_is_no_answer_it_is_asked_again_and_replaces_none(HoleClass failure)
    {
        _fixture.Store(CacheFixture.Fetched([0], CacheFixture.Stretch(0, 4), failure));
        Assert.Equal("1-4", _fixture.Missing(0, 4));
        _fixture.Store(CacheFixture.Fetched([], CacheFixture.Stretch(1, 3), HoleClass.NoTrade));
        Assert.Equal("3-4", _fixture.Missing(0, 4));
        _fixture.Store(CacheFixture.Fetched([], CacheFixture.Stretch(1, 4), failure));
        Assert.Equal("3-4", _fixture.Missing(0, 4));
    }

    [Fact]
    public void A_dataset_may_have_absences_and_no_bar()
    {
        _fixture.Store(CacheFixture.Fetched([], CacheFixture.Stretch(0, 10_000), HoleClass.NotListed));
        Assert.Equal("10000-10001", _fixture.Missing(0, 10_001));
        Assert.Empty(_fixture.Cache.List());
        Assert.False(_fixture.Cache.Holds(CacheFixture.Instrument, Interval.OneHour));
        Assert.Throws<DataException>(() => _fixture.Open());
        Assert.Empty(_fixture.Verify());
    }

    [Fact]
    public void A_bar_that_arrives_ends_the_absence_over_it()
    {
        _fixture.Store(CacheFixture.Fetched([0, 9], CacheFixture.Stretch(0, 10), HoleClass.VenueOutage));
        _fixture.Import(CacheFixture.Hours([4]));
        CacheManifest manifest = _fixture.Manifest();
        Assert.Equal("1-4 5-9", CacheFixture.Spell(manifest.Absences.Select(absence => absence.Range)));
        Assert.Equal([HoleClass.VenueOutage, HoleClass.VenueOutage], manifest.Holes.Select(hole => hole.Class));
        Assert.Empty(_fixture.Verify());
    }

    [Fact]
    public void Absences_found_page_by_page_are_one()
    {
        for (int page = 0; page < 20; page++)
            _fixture.Store(CacheFixture.Fetched([], CacheFixture.Stretch(page * 10, (page + 1) * 10), HoleClass.NotListed));
        Assert.Equal("0-200", CacheFixture.Spell(Assert.Single(_fixture.Manifest().Absences).Range));
    }

    [Fact]
    public void A_manifest_of_before_absences_were_known_still_reads()
    {
        _fixture.Import(CacheFixture.Hours([0, 1, 5]));
        string manifest = File.ReadAllText(_fixture.PathOf("manifest.json"));
        string old = manifest.Replace(",\n  \"absences\": []", "", StringComparison.Ordinal).Replace("\"unknown\"", "\"Unknown\"", StringComparison.Ordinal);
        Assert.NotEqual(manifest, old);
        File.WriteAllText(_fixture.PathOf("manifest.json"), old);
        Assert.Equal(HoleClass.Unknown, Assert.Single(_fixture.Open().Holes).Class);
        Assert.Empty(_fixture.Verify());
        _fixture.Store(CacheFixture.Fetched([2], CacheFixture.Stretch(2, 5), HoleClass.NoTrade));
        Assert.Equal((HoleClass.NoTrade, 2), (_fixture.Manifest().Holes.Single().Class, _fixture.Manifest().Holes[0].Bars));
    }

    [Fact]
    public void A_manifest_that_calls_absent_what_is_there_is_named()
    {
        _fixture.Store(CacheFixture.Fetched([0, 1], CacheFixture.Stretch(0, 3), HoleClass.VenueOutage));
        string manifest = File.ReadAllText(_fixture.PathOf("manifest.json"));
        File.WriteAllText(_fixture.PathOf("manifest.json"), manifest.Replace("\"from\": \"2024-01-01T02:00:00Z\"", "\"from\": \"2024-01-01T01:00:00Z\"", StringComparison.Ordinal));
        Assert.Contains("it says that nothing is there from 2024-01-01T01:00:00Z", Assert.Single(_fixture.Verify()).What, StringComparison.Ordinal);
    }
}
