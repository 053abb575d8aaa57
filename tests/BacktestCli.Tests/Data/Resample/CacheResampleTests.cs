using BacktestCli.Core.Market;
using BacktestCli.Data;
using BacktestCli.Data.Cache;
using BacktestCli.Data.Import;
using BacktestCli.Data.Resample;
using BacktestCli.Data.Sources;
using BacktestCli.Tests.Data.Cache;

namespace BacktestCli.Tests.Data.Resample;

public sealed class CacheResampleTests : IDisposable
{
    private readonly CacheFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public void A_coarser_bar_is_the_first_open_the_extremes_the_last_close_and_the_sums()
    {
        BarTable hours = new();
        hours.Add(Bars.Start, [5, 8, 4, 6, 1, 10, 100, 0.1, double.NaN]);
        hours.Add(Bars.Start + Bars.Hour, [6, 9, 5, 7, 2, 20, double.NaN, 0.2, 1]);
        _fixture.Import(CacheFixture.Imported(hours, Interval.OneHour));
        ResampleResult result = Resample("2h");
        Assert.Equal((1, 0), (result.Stored.Added, result.Incomplete.Count));
        BarTable built = Read("2h");
        double[] values = [.. Enumerable.Range(0, BarFields.Count).Select(column => built.Column(column)[0])];
        Assert.Equal([5, 9, 4, 7, 3, 30, double.NaN, 0.3, double.NaN], values); // as doubles, 0.1 + 0.2 is not 0.3
        Assert.Empty(_fixture.Verify());
    }

    [Fact]
    public void A_coarser_bar_that_lacks_a_finer_one_is_left_out_and_counted()
    {
        _fixture.Import(CacheFixture.Hours([2, 3, 4, 5, 6, 8, 9, 10, 11, 16, 17, 18, 19]));
        ResampleResult result = Resample("4h");
        Assert.Equal("0-4 4-8", CacheFixture.Spell(result.Incomplete));
        Assert.Equal([8, 16], Times("4h"));
        Assert.Equal(1, Assert.Single(result.Stored.Holes).Bars);
    }

    [Fact]
    public void Of_a_stretch_the_bars_wholly_inside_are_built()
    {
        _fixture.Import(CacheFixture.Hours(Enumerable.Range(0, 24)));
        ResampleResult result = Resample("4h", CacheFixture.Stretch(3, 15));
        Assert.Equal((2, 0), (result.Stored.Added, result.Incomplete.Count));
        Assert.Equal([4, 8], Times("4h"));
        Assert.Contains("no bar of 4h lies wholly", Assert.Throws<DataException>(() => Resample("4h", CacheFixture.Stretch(3, 7))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_built_says_from_what_and_building_it_again_changes_nothing()
    {
        _fixture.Import(CacheFixture.Hours(Enumerable.Range(0, 8)));
        Resample("4h");
        _fixture.Import(CacheFixture.Hours(Enumerable.Range(8, 4)));
        Assert.Equal((1, 2), (Resample("4h").Stored.Added, Resample("4h").Stored.Equal - 1));
        CachedSource source = Assert.Single(_fixture.Cache.Show(CacheFixture.Instrument, Interval.Parse("4h")).Sources);
        Assert.Equal(("1h", null, "0-12"), (source.ResampledFrom, source.Address, CacheFixture.Spell(source.Ranges)));
    }

    [Fact]
    public void Bars_that_are_there_and_say_otherwise_are_not_overwritten()
    {
        _fixture.Import(CacheFixture.Hours(Enumerable.Range(0, 4)));
        var other = new BarTable();
        other.Add(Bars.Start, [1, 1, 1, 1, 1, double.NaN, double.NaN, double.NaN, double.NaN]);
        _fixture.Import(CacheFixture.Imported(other, Interval.Parse("4h")));
        Assert.Contains("1 of the bars differ", Assert.Throws<DataException>(() => Resample("4h")).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1m", "1h", true)]
    [InlineData("1h", "1w", true)]
    [InlineData("1d", "1M", true)]
    [InlineData("1d", "3d", true)]
    [InlineData("1h", "1h", false)]
    [InlineData("1h", "5m", false)]
    [InlineData("3m", "5m", false)]
    [InlineData("3d", "1w", false)]
    [InlineData("1w", "1M", false)]
    [InlineData("4h", "6h", false)]
    [InlineData("8h", "12h", false)]
    public void Bars_are_built_only_of_whole_bars(string finer, string coarser, bool fits) =>
        Assert.Equal(fits, Resampler.Fits(Interval.Parse(finer), Interval.Parse(coarser)));

    [Fact]
    public void What_does_not_fit_is_refused_with_what_would()
    {
        _fixture.Import(CacheFixture.Hours([0]));
        Assert.Contains("From 1h: 2h 4h 6h 8h 12h 1d 3d 1w 1M.", Assert.Throws<DataException>(() => Resample("30m")).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("BTCUSDT")]
    [InlineData("ETHUSDT")]
    [InlineData("SOLUSDT")]
    public void Resampled_bars_are_the_bars_the_venue_published(string symbol)
    {
        Instrument instrument = CacheFixture.Instrument with { Symbol = symbol };
        string[] chain = ["5m", "15m", "1h", "4h", "1d"];
        _fixture.Cache.Import(instrument, Published(symbol, "5m"), Preference.None, TestContext.Current.CancellationToken);
        foreach ((string finer, string coarser) in chain.Zip(chain.Skip(1)).Append(("1d", "1w")).Append(("1d", "1M")))
        {
            new CacheResample(_fixture.Cache).Run(new BarRequest(instrument, Interval.Parse(finer)), Interval.Parse(coarser), TestContext.Current.CancellationToken);
            Compare(Published(symbol, coarser).Bars, Read(coarser, instrument));
        }
    }

    /// <summary>Every bar that was built is the venue's; the venue has more only at the ends, where the finer bars begin or stop inside one.</summary>
    private static void Compare(BarTable published, BarTable built)
    {
        Assert.InRange(built.Count, published.Count - 2, published.Count);
        int first = published.Times.IndexOf(built.Times[0]);
        for (int bar = 0; bar < built.Count; bar++)
        {
            Assert.Equal(published.Times[first + bar], built.Times[bar]);
            for (BarField field = BarField.Open; field <= BarField.Close; field++)
                Assert.Equal(published[field][first + bar], built[field][bar]);
            Assert.Equal(published[BarField.Volume][first + bar], built[BarField.Volume][bar]);
        }
    }

    private static ImportedBars Published(string symbol, string interval)
    {
        string name = $"data/binance_spot/{symbol}-{interval}.csv{(interval is "5m" or "15m" or "1h" ? ".gz" : "")}";
        return BarImport.Read(new ImportRequest { Paths = [Repository.Shared(name)], Symbol = symbol }, TestContext.Current.CancellationToken).OrRefuse();
    }

    private ResampleResult Resample(string coarser, TimeRange? range = null) => new CacheResample(_fixture.Cache).Run(
        new BarRequest(CacheFixture.Instrument, Interval.OneHour) { From = range?.From, To = range?.To },
        Interval.Parse(coarser),
        TestContext.Current.CancellationToken);

    private BarTable Read(string interval, Instrument? instrument = null)
    {
        IBarTableSource source = _fixture.Cache.Open(new BarRequest(instrument ?? CacheFixture.Instrument, Interval.Parse(interval)));
        var all = new BarTable();
        foreach (BarTable part in source.ReadTables(TestContext.Current.CancellationToken))
            all.Append(part, 0, part.Count);
        return all;
    }

    private IEnumerable<int> Times(string interval) => Read(interval).Times.ToArray().Select(time => (int)((time - Bars.Start) / Bars.Hour));
}
