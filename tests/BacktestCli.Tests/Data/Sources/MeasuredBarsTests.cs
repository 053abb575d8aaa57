using BacktestCli.Core.Market;
using BacktestCli.Data;
using BacktestCli.Data.Sources;
using BacktestCli.Data.Synthetic;

namespace BacktestCli.Tests.Data.Sources;

public sealed class MeasuredBarsTests
{
    [Fact]
    public void Bars_pass_through_untouched_and_are_described()
    {
        var measured = new MeasuredBars(Bars.Hourly(0, 1, 4, 5, 7), "file");
        Assert.Equal(Bars.Read(Bars.Hourly(0, 1, 4, 5, 7)), Bars.Read(measured));
        Assert.Equal(5, measured.Dataset.Bars);
        Assert.Equal(Bars.Start, measured.Dataset.From);
        Assert.Equal(Bars.Start + (8 * Bars.Hour), measured.Dataset.To);
        Assert.Equal("file", measured.Dataset.Source);
        Assert.Equal(
            [
                new Gap(Bars.Start + (2 * Bars.Hour), Bars.Start + (4 * Bars.Hour), 2),
                new Gap(Bars.Start + (6 * Bars.Hour), Bars.Start + (7 * Bars.Hour), 1),
            ],
            measured.Dataset.Gaps);
    }

    /// <summary>Computed once by the definition in <see cref="Fingerprint"/> with another program: sha256 over six sha256s of one value each.</summary>
    [Fact]
    public void The_fingerprint_is_the_one_its_definition_gives()
    {
        var measured = new MeasuredBars(new Bars(Interval.OneHour, new Bar(Bars.Start, 1, 2.5, 0.5, 1.25, 3)), "file");
        Bars.Read(measured);
        Assert.Equal("953ac0785f0157cb797baecb95745c2c783830cee7d33952e6feb4d60a67b1b5", measured.Dataset.Fingerprint);
    }

    [Fact]
    public void The_fingerprint_does_not_depend_on_blocks()
    {
        List<Bar> bars = Bars.Read(new SyntheticBars { Count = 501 });
        var whole = new MeasuredBars(new SyntheticBars { Count = 501 }, "synthetic");
        var pairs = new MeasuredBars(new Bars(Interval.OneHour, [.. bars]), "file");
        Bars.Read(whole);
        Bars.Read(pairs);
        Assert.Equal(whole.Dataset.Fingerprint, pairs.Dataset.Fingerprint);
    }

    [Fact]
    public void Another_bar_changes_the_fingerprint_of_its_month_alone_and_a_month_has_that_of_its_bars()
    {
        List<Bar> bars = Bars.Read(new SyntheticBars { Count = 2000 });
        IReadOnlyList<MonthOfBars> before = MonthsOf(bars);
        Assert.Equal(["2024-01-01", "2024-02-01", "2024-03-01"], before.Select(month => UtcTime.FormatDate(month.From)));
        Assert.Equal([744, 696, 560], before.Select(month => month.Bars));

        int february = 744 + 5;
        IReadOnlyList<MonthOfBars> now = MonthsOf([.. bars.Select((bar, i) => i == february ? bar with { Volume = bar.Volume + 1 } : bar)]);
        Assert.Equal([true, false, true], before.Zip(now, (one, other) => one == other));

        int[] starts = [0, 744, 1440, 2000];
        Assert.All(before.Index(), month =>
        {
            var alone = new MeasuredBars(new Bars(Interval.OneHour, [.. bars[starts[month.Index]..starts[month.Index + 1]]]), "file");
            Bars.Read(alone);
            Assert.Equal(alone.Dataset.Fingerprint[..16], month.Item.Fingerprint);
            Assert.Equal(Assert.Single(alone.Dataset.Months).Fingerprint, month.Item.Fingerprint);
        });
    }

    [Theory]
    [InlineData(0, "0 1 1")]
    [InlineData(0, "0 2 1")]
    public void A_source_out_of_order_is_refused(int from, string hours)
    {
        int[] order = [.. hours.Split(' ').Select(hour => from + int.Parse(hour))];
        DataException refusal = Assert.Throws<DataException>(() => Bars.Read(new MeasuredBars(Bars.Hourly(order), "file")));
        Assert.Contains("2024-01-01T01:00:00Z", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_source_off_the_grid_is_refused()
    {
        var source = new Bars(Interval.OneHour, Bars.Flat(0), Bars.Flat(1) with { OpenTime = Bars.Start + Bars.Hour + 1 });
        DataException refusal = Assert.Throws<DataException>(() => Bars.Read(new MeasuredBars(source, "file")));
        Assert.Contains("2024-01-01T01:00:00.001Z, which is not a multiple of 1h", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void No_bars_is_a_fault_and_a_broken_off_reading_describes_nothing()
    {
        Assert.Throws<DataException>(() => Bars.Read(new MeasuredBars(Bars.Hourly(), "file")));
        var measured = new MeasuredBars(Bars.Hourly(0, 1, 2, 3), "file");
        foreach (BarSeries _ in measured.ReadBlocks(TestContext.Current.CancellationToken))
            break;
        Assert.Throws<InvalidOperationException>(() => measured.Dataset);
    }

    private static IReadOnlyList<MonthOfBars> MonthsOf(List<Bar> bars)
    {
        var measured = new MeasuredBars(new Bars(Interval.OneHour, [.. bars]), "file");
        Bars.Read(measured);
        return measured.Dataset.Months;
    }
}
