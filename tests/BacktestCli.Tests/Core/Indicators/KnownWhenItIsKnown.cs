using BacktestCli.Core.Indicators;
using BacktestCli.Core.Market;

namespace BacktestCli.Tests.Core.Indicators;

/// <summary>Points that a chart draws where they stood are given where they were known, and not a bar earlier.</summary>
public sealed class KnownWhenItIsKnown
{
    private const double None = double.NaN;

    [Fact]
    public void Pivot_is_shown_once_the_bars_to_its_right_are_there()
    {
        // highs          1  2  9  3  4  5  8  4  3
        // a pivot              *  .  known    *  .  known
        Bar[] bars = Replay.OfCloses(1, 2, 9, 3, 4, 5, 8, 4, 3);
        Dictionary<string, double[]> pivots = Replay.Outputs(Pivots.Entry, [2, 2, 20], bars);

        Assert.Equal([None, None, None, None, 9, 9, 9, 9, 8], pivots["high_point"]);
        Assert.Equal([None, None, None, None, 0, 0, 0, 0, -1], pivots["high_trend"]);
        pivots = Replay.Outputs(Pivots.Entry, [2, 2, 20], Replay.OfCloses(9, 8, 3, 4, 5, 6));
        Assert.Equal([None, None, None, None, 3, 3], pivots["low_point"]);
    }

    [Fact]
    public void Pivot_among_equals_is_none() =>
        Assert.All(Replay.Values(new Pivots(2, 2, 20), Replay.OfCloses(1, 2, 9, 9, 2, 1, 1)), value => Assert.Equal(None, value));

    [Fact]
    public void Pivot_too_far_from_the_last_has_no_trend()
    {
        Bar[] bars = Replay.OfCloses(1, 2, 9, 3, 2, 3, 8, 4, 3);

        Assert.Equal(-1, Replay.Outputs(Pivots.Entry, [2, 2, 4], bars)["high_trend"][^1]);
        Assert.Equal(0, Replay.Outputs(Pivots.Entry, [2, 2, 3], bars)["high_trend"][^1]);
    }

    [Fact]
    public void Turning_point_is_shown_once_the_price_has_left_it_far_enough()
    {
        // 100 begins a rise at 110; 120 is its top, known at 108 (10% below); 90 the next bottom, known at 99
        double[] closes = [100, 110, 120, 109, 108, 90, 98, 99];

        Assert.Equal([None, None, None, None, 120, 120, 120, 90], Replay.Values(new ZigZag(10), Replay.OfCloses(closes)));
        Assert.Equal([None, None, None, None, 1, 1, 1, -1], Replay.Outputs(ZigZag.Entry, [10], Replay.OfCloses(closes))["point_type"]);
    }

    [Fact]
    public void Line_of_best_fit_ends_at_the_bar_it_is_asked_at()
    {
        Dictionary<string, double[]> slope = Replay.Outputs(Slope.Entry, [3], Replay.OfCloses(5, 7, 9, 8));

        Assert.Equal(9, slope["line"][2], 1e-12);
        Assert.Equal(2, slope["slope"][2], 1e-12);
        Assert.Equal(8.5, slope["line"][3], 1e-12);
        Assert.Equal(6.5, slope["intercept"][3], 1e-12);
    }

    [Fact]
    public void Cloud_was_made_of_what_was_known_kijun_periods_ago()
    {
        Dictionary<string, double[]> cloud = Replay.Outputs(Ichimoku.Entry, [1, 2, 3], Replay.OfCloses(2, 4, 8, 6, 0, 0));

        Assert.Equal([None, None, None, 3.5, 7, 6.5], cloud["senkou_span_a"]); // the means of 4 and 3, 8 and 6, 6 and 7
        Assert.Equal([None, None, None, None, 5, 6], cloud["senkou_span_b"]);
    }

    [Fact]
    public void Levels_are_those_of_the_session_before()
    {
        Bar[] bars = [Hour(22, 4, 2), Hour(23, 5, 3), Hour(24, 9, 1), Hour(25, 8, 1), Hour(48, 1, 1)];

        Assert.Equal([None, None, (5 + 2 + 3) / 3.0, (5 + 2 + 3) / 3.0, (9 + 1 + 1) / 3.0], Replay.Values(new PivotPoints(24), bars));
        Assert.All(Replay.Values(new PivotPoints(0), bars), value => Assert.Equal(None, value)); // it is one month
    }

    [Fact]
    public void Bricks_are_laid_when_the_price_has_gone_their_size()
    {
        // the last brick is 14 to 16; 12.1 passes the whole of it but not one more, 9 two more
        Dictionary<string, double[]> wall = Replay.Outputs(Renko.Entry, [2], Replay.OfCloses(10, 11.9, 12, 17, 12.1, 9));

        Assert.Equal([10, 10, 12, 16, 16, 10], wall["close"]);
        Assert.Equal([10, 10, 10, 14, 14, 12], wall["open"]);
        Assert.Equal([0, 0, 1, 1, 1, -1], wall["direction"]);
        Assert.Equal([0, 0, 1, 2, 0, -2], wall["bricks"]);
        Assert.Equal(3, Replay.Outputs(Renko.Entry, [0.1], Replay.OfCloses(0, 0.3))["bricks"][^1]);
    }

    [Theory]
    [InlineData(10, 20, 1)]
    [InlineData(20, 10, -1)]
    [InlineData(11, 20, 0)]
    [InlineData(20, 11, 0)]
    public void Bar_that_is_all_body_is_a_marubozu(double open, double close, double expected) =>
        Assert.Equal(expected, new Marubozu(95).Update(new Bar(0, open, 20, 10, close, 1)));

    private static Bar Hour(int hour, double high, double low) => new(hour * 3_600_000L, low, high, low, low, 1);
}
