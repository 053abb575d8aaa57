using BacktestCli.Core.Market;
using BacktestCli.Data.Sources;
using BacktestCli.Data.Synthetic;

namespace BacktestCli.Tests.Data.Synthetic;

public sealed class SyntheticBarsTests
{
    /// <summary>Every sample report in this project rests on these bits.</summary>
    [Fact]
    public void The_bundled_sample_never_changes()
    {
        var sample = new MeasuredBars(new SyntheticBars(), "synthetic");
        Bars.Read(sample);
        Assert.Equal("2ad75816b6c61fa2760fefacedff039262c8e3d5c52cd73aeb47794718abaf60", sample.Dataset.Fingerprint);
        Assert.Equal(8_760, sample.Dataset.Bars);
        Assert.Empty(sample.Dataset.Gaps);
    }

    [Theory]
    [InlineData("1m", 40_000)]
    [InlineData("1d", 3_000)]
    [InlineData("1w", 500)]
    [InlineData("1M", 100)]
    public void Bars_of_any_interval_are_possible_ones(string interval, int count)
    {
        List<Bar> bars = Bars.Read(new MeasuredBars(new SyntheticBars { Interval = Interval.Parse(interval), Count = count }, "synthetic"));
        Assert.Equal(count, bars.Count);
        Assert.All(bars, bar =>
        {
            Assert.InRange(bar.Low, 0.01, Math.Min(bar.Open, bar.Close));
            Assert.InRange(bar.High, Math.Max(bar.Open, bar.Close), 1e9);
            Assert.InRange(bar.Volume, 0, 1e12);
        });
    }

    [Fact]
    public void A_bar_opens_where_the_last_one_closed_and_prices_are_whole_cents()
    {
        List<Bar> bars = Bars.Read(new SyntheticBars { Count = 1_000 });
        for (int i = 1; i < bars.Count; i++)
            Assert.Equal(bars[i - 1].Close, bars[i].Open);
        Assert.All(bars, bar => Assert.Equal(bar.High, Math.Round(bar.High, 2)));
    }

    [Fact]
    public void Moves_have_fat_tails_and_come_in_clusters()
    {
        List<Bar> bars = Bars.Read(new SyntheticBars());
        double[] moves = [.. bars.Select(bar => (bar.Close / bar.Open) - 1)];
        double variance = moves.Average(move => move * move);
        double kurtosis = moves.Average(move => Math.Pow(move, 4)) / (variance * variance);
        double[] sizes = [.. moves.Select(move => (move * move / variance) - 1)];
        double clustering = sizes.Zip(sizes.Skip(1), (a, b) => a * b).Average() / sizes.Average(size => size * size);
        Assert.InRange(kurtosis, 3.5, 12);
        Assert.InRange(clustering, 0.05, 0.6);
    }

    [Fact]
    public void Another_seed_is_another_market()
    {
        Assert.NotEqual(Bars.Read(new SyntheticBars { Count = 10 }), Bars.Read(new SyntheticBars { Count = 10, Seed = 12 }));
    }
}
