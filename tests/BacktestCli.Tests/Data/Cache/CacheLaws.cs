using BacktestCli.Core.Market;
using BacktestCli.Data.Cache;
using FsCheck;
using FsCheck.Fluent;
using Interval = BacktestCli.Core.Market.Interval;

namespace BacktestCli.Tests.Data.Cache;

/// <summary>Whatever is stored, found absent, asked again and removed, in whatever order: the cache knows exactly what it has.</summary>
public sealed class CacheLaws
{
    private const int Hours = 72;

    /// <summary>The venue: of hour h it has a bar or not, for ever.</summary>
    private static bool Exists(int hour) => hour is >= 5 and < 66 && hour % 7 != 3 && hour is < 30 or > 36;

    private static readonly Gen<(int From, int To)> Stretches =
        Gen.Choose(0, Hours - 1).SelectMany(from => Gen.Choose(from + 1, Hours).Select(to => (from, to)));

    private static readonly Gen<Step[]> Steps = Gen.Choose(1, 8).SelectMany(count => Gen.ArrayOf(
        Gen.Elements(Enum.GetValues<Act>()).SelectMany(act => Stretches.Select(stretch => new Step(act, stretch.From, stretch.To))), count));

    private enum Act
    {
        Download,
        Recheck,
        Fail,
        Remove,
    }

    [Fact]
    public void What_is_missing_what_is_there_and_what_is_absent_are_disjoint_and_all_that_was_asked()
    {
        Prop.ForAll(Steps.ToArbitrary(), steps =>
        {
            using var fixture = new CacheFixture();
            foreach (Step step in steps)
            {
                Do(fixture, step);
                Hold(fixture);
            }

            Assert.Empty(fixture.Verify());
        }).Holds(25);
    }

    [Fact]
    public void However_a_stretch_was_filled_it_is_filled_the_same()
    {
        Prop.ForAll(Steps.ToArbitrary(), steps =>
        {
            using var fixture = new CacheFixture();
            using var straight = new CacheFixture();
            foreach (Step step in steps.Append(new Step(Act.Recheck, 0, Hours)))
                Do(fixture, step);
            Do(straight, new Step(Act.Download, 0, Hours));
            Assert.Equal(straight.Fingerprint(), fixture.Fingerprint());
            (CacheManifest expected, CacheManifest actual) = (straight.Manifest(), fixture.Manifest());
            Assert.Equal(expected.Files, actual.Files);
            Assert.Equal(expected.Holes, actual.Holes);
            Assert.Equal(expected.Absences, actual.Absences);
            Assert.Equal(
                CacheFixture.Spell(HoleList.Covered(actual, Interval.OneHour)),
                CacheFixture.Spell(Ranges.Joined(actual.Sources.SelectMany(source => source.Ranges))));
        }).Holds(25);
    }

    private static void Do(CacheFixture fixture, Step step)
    {
        TimeRange asked = CacheFixture.Stretch(step.From, step.To);
        if (step.Act == Act.Remove)
        {
            new CacheRemoval(fixture.Cache).Run(new DatasetName(CacheFixture.Instrument, Interval.OneHour), asked, TestContext.Current.CancellationToken);
            return;
        }

        foreach (TimeRange missing in fixture.Cache.Missing(CacheFixture.Instrument, Interval.OneHour, PriceKind.Trade, asked, step.Act == Act.Recheck))
        {
            int first = (int)((missing.From - Bars.Start) / Bars.Hour);
            int count = (int)((missing.To - missing.From) / Bars.Hour);
            fixture.Store(step.Act == Act.Fail
                ? CacheFixture.Fetched([], missing, HoleClass.FetchFailed)
                : CacheFixture.Fetched(Enumerable.Range(first, count).Where(Exists), missing, HoleClass.VenueOutage));
        }
    }

    private static void Hold(CacheFixture fixture)
    {
        TimeRange all = CacheFixture.Stretch(0, Hours);
        CacheManifest manifest = File.Exists(fixture.PathOf("manifest.json")) ? fixture.Manifest() : new CacheManifest();
        IReadOnlyList<TimeRange> missing = fixture.Cache.Missing(CacheFixture.Instrument, Interval.OneHour, PriceKind.Trade, all, recheck: false);
        List<TimeRange> bars = manifest.Files.Count == 0 ? [] : Ranges.Of(fixture.Read().Select(bar => bar.OpenTime), Interval.OneHour);
        List<TimeRange> absent = AbsenceList.Confirmed(manifest.Absences);
        Assert.Equal(all, Assert.Single(Ranges.Joined([.. missing, .. bars, .. absent])));
        Assert.Equal(all.To - all.From, new[] { missing, bars, absent }.Sum(kind => kind.Sum(range => range.To - range.From)));
    }

    private sealed record Step(Act Act, int From, int To);
}
