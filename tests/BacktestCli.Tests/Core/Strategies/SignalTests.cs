using BacktestCli.Core.Strategies;
using BacktestCli.Tests.Fakes;

namespace BacktestCli.Tests.Core.Strategies;

public sealed class SignalTests
{
    [Fact]
    public void An_orders_tag_carries_the_first_two_hundred_characters_of_the_reason()
    {
        Signal signal = Opinions.At(0, 1);

        Assert.Equal("said at 0", signal.ToTag());
        Assert.Equal(new string('x', 200), (signal with { Reason = new string('x', 201) }).ToTag());
        Assert.Null((signal with { Reason = "" }).ToTag());
    }

    [Fact]
    public void A_tag_is_never_cut_inside_a_character() =>
        Assert.Equal(new string('x', 199), (Opinions.At(0, 1) with { Reason = new string('x', 199) + "📈 up" }).ToTag());

    [Fact]
    public void Signals_out_of_order_or_two_of_one_time_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new SignalSeries([Opinions.At(2, 1), Opinions.At(1, 1)]));
        Assert.Throws<ArgumentException>(() => new SignalSeries([Opinions.At(1, 1), Opinions.At(1, -1)]));
    }

    [Fact]
    public void The_latest_signal_is_the_last_that_is_dated_by_then()
    {
        SignalSeries series = new([Opinions.At(1, 0.1), Opinions.At(4, 0.4)]);

        Assert.Equal([null, 0.1, 0.1, 0.1, 0.4, 0.4], Enumerable.Range(0, 6).Select(bar => series.Latest(ListSource.At(bar + 1))?.Score));
    }

    [Theory]
    [InlineData(1, 10, 5, new[] { 10, 11, 12, 13 })]
    [InlineData(3, 10, 5, new[] { 10, 13 })]
    [InlineData(3, 2, 5, new[] { 5, 8, 11 })]
    public void A_question_is_put_once_the_window_and_the_warm_up_are_full_and_every_so_many_bars_after(int every, int warmUp, int window, int[] expected)
    {
        SignalPlan plan = new() { Contract = "sentiment", Every = every, Window = window };

        Assert.Equal(expected, Enumerable.Range(1, 13).Where(bar => plan.IsAskedAfter(bar, warmUp)));
    }
}
