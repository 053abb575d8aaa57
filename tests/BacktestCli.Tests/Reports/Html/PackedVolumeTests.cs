using BacktestCli.Core.Market;
using BacktestCli.Reports.Html;
using BacktestCli.Tests.Fakes;

namespace BacktestCli.Tests.Reports.Html;

public sealed class PackedVolumeTests
{
    [Fact]
    public void Whole_volumes_are_held_as_they_are()
    {
        double[] volumes = [3, 0, 7, 12, 1_000_000];
        PackedVolume packed = PackedVolume.Of(Bars(volumes), 1_000)!;

        Assert.False(packed.IsRounded);
        Assert.Equal(volumes, Unpacked(packed, volumes.Length));
    }

    [Fact]
    public void A_rounded_volume_errs_by_half_a_step_and_a_step_is_small_beside_what_is_usual()
    {
        double[] volumes = [.. RandomMarket.Bars(3, 2_000).Select(bar => bar.Volume * Math.PI)];
        PackedVolume packed = PackedVolume.Of(Bars(volumes), 1_000_000)!;

        Assert.True(packed.IsRounded);
        Assert.InRange(packed.Step.Step, 0, volumes.Order().ElementAt(1_000) / 16);
        Assert.All(volumes.Zip(Unpacked(packed, volumes.Length)), pair => Assert.Equal(pair.First, pair.Second, packed.Step.Step * 0.501));
    }

    [Fact]
    public void Where_there_is_little_room_a_volume_is_that_of_several_bars()
    {
        double[] volumes = [.. Enumerable.Range(0, 1_001).Select(i => (double)(i % 50))];
        PackedVolume packed = PackedVolume.Of(Bars(volumes), 150)!;

        Assert.Equal(16, packed.Every);
        Assert.InRange(packed.Column.Length, 1, 150);
        double[] joined = [.. volumes.Chunk(16).Select(chunk => chunk.Sum())];
        Assert.All(joined.Zip(Unpacked(packed, joined.Length)), pair => Assert.Equal(pair.First, pair.Second, packed.Step.Step * 0.501));
    }

    [Fact]
    public void Bars_of_which_nobody_told_the_volume_have_none() => Assert.Null(PackedVolume.Of(Bars([0, 0, 0]), 1_000));

    private static BarSeries Bars(double[] volumes)
    {
        BarSeries bars = new(volumes.Length);
        foreach ((int i, double volume) in volumes.Index())
            bars.Add(new Bar(RunBuilder.Start + (i * 3_600_000L), 1, 1, 1, 1, volume));
        return bars;
    }

    private static double[] Unpacked(PackedVolume packed, int count)
    {
        double power = Math.Pow(10, Math.Abs(packed.Step.Decimals));
        return [.. RiceReader.Unpack(Convert.FromBase64String(packed.Column), count)
            .Select(steps => packed.Step.Decimals >= 0 ? steps * packed.Step.Mantissa / power : steps * packed.Step.Mantissa * power)];
    }
}
