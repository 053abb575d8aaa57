using BacktestCli.Core.Indicators;
using BacktestCli.Core.Market;
using FsCheck.Fluent;

namespace BacktestCli.Tests.Core.Indicators;

public sealed class TextbookTests
{
    public static TheoryData<string> Names() => IndicatorContract.Names();

    [Theory]
    [MemberData(nameof(Names))]
    public void One_step_at_a_time_gives_what_the_definition_gives(string name)
    {
        IndicatorEntry entry = IndicatorCatalog.Find(name)!;
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
        {
            double[] parameters = Replay.Draw(entry, new Random(seed));
            Bar[] bars = Replay.RandomWalk(seed, 110);
            Dictionary<string, double[]> expected = Textbook.Of(name)(bars, parameters);
            Dictionary<string, double[]> actual = Replay.Outputs(entry, parameters, bars);

            Assert.Equal(expected.Keys, actual.Keys);
            foreach ((string output, double[] values) in expected)
            {
                for (int i = 0; i < bars.Length; i++)
                {
                    Assert.True(
                        Replay.Agrees(actual[output][i], values[i], 1e-9),
                        $"{name}({string.Join(", ", parameters)}).{output}[{i}] is {actual[output][i]:R}, by definition {values[i]:R}");
                }
            }
        }).Holds();
    }

    [Theory]
    [InlineData("sma", 3, new[] { 1, 2, 6, 4.0 }, new[] { double.NaN, double.NaN, 3, 4 })]
    [InlineData("ema", 3, new[] { 1, 2, 6, 5, 8.0 }, new[] { double.NaN, double.NaN, 3, 4, 6 })]
    [InlineData("wma", 3, new[] { 6, 12, 18, 0.0 }, new[] { double.NaN, double.NaN, 14, 8 })]
    [InlineData("smma", 4, new[] { 1, 2, 3, 6, 7, 0.0 }, new[] { double.NaN, double.NaN, double.NaN, 3, 4, 3 })]
    [InlineData("rsi", 2, new[] { 5, 8, 7, 7.0 }, new[] { double.NaN, double.NaN, 75, 75 })]
    [InlineData("roc", 2, new[] { 4, 7, 5, 14.0 }, new[] { double.NaN, double.NaN, 25, 100 })]
    [InlineData("std_dev", 2, new[] { 1, 5, 5, 8.0 }, new[] { double.NaN, 2, 0, 1.5 })]
    [InlineData("highest", 2, new[] { 3, 1, 2, 0.0 }, new[] { double.NaN, 3, 2, 2 })]
    [InlineData("lowest", 2, new[] { 3, 1, 2, 0.0 }, new[] { double.NaN, 1, 1, 0 })]
    [InlineData("delay", 2, new[] { 3, 1, 2, 0.0 }, new[] { double.NaN, double.NaN, 3, 1 })]
    public void Values_can_be_checked_in_the_head(string name, double parameter, double[] closes, double[] expected) =>
        Assert.Equal(expected, Replay.Values(IndicatorCatalog.Find(name)!.Create([parameter]), Replay.OfCloses(closes)));

    [Fact]
    public void Donchian_channel_leaves_out_the_bar_that_may_break_out_of_it()
    {
        var channel = new Donchian(2);
        double[] upper = Replay.Values(channel, Replay.OfCloses(3, 5, 9, 4));

        Assert.Equal([double.NaN, double.NaN, 5, 9], upper);
        Assert.Equal(5, channel.Lower);
        Assert.Equal(7, channel.Centerline);
        Assert.Equal(4.0 / 7, channel.Width);
    }

    [Fact]
    public void Volume_is_added_on_rises_and_taken_off_on_falls()
    {
        // close    10  11  11  9
        // volume    1   1   1  1
        Assert.Equal([0, 1, 1, 0], Replay.Values(new Obv(), Replay.OfCloses(10, 11, 11, 9)));
    }

    [Fact]
    public void Session_of_two_hours_begins_at_even_hours_wherever_the_bars_begin()
    {
        Bar[] bars = Replay.OfCloses(10, 20, 30, 50);

        Assert.Equal([10, 15, 30, 40], Replay.Values(new Vwap(2), bars));
        Assert.Equal([20, 30, 40], Replay.Values(new Vwap(2), bars[1..]));
        Assert.Equal([10, 15, 20, 27.5], Replay.Values(new Vwap(), bars));
    }

    [Fact]
    public void Fast_average_that_is_not_faster_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Macd(fastPeriods: 26, slowPeriods: 26, signalPeriods: 9));
}
