using BacktestCli.Core.Engine;
using BacktestCli.Core.Trading;
using BacktestCli.Tests.Fakes;

namespace BacktestCli.Tests.Core.Engine.Orders;

/// <summary>Which bars are counted: those that the three ways of the price leave with another account, and no others.</summary>
public sealed class AmbiguityTests
{
    private static readonly Size One = Size.OfBase(1);
    private static readonly Order Protected = Bracket(new MarketOrder(Side.Buy, One), 95, 110);

    [Theory]
    [InlineData("100 115 90 101", 1)] // holds stop and target
    [InlineData("100 110 95 101", 1)] // touches both
    [InlineData("100 109 90 101", 0)] // the stop alone
    [InlineData("100 115 96 101", 0)] // the target alone
    [InlineData("100 104 96 101", 0)] // neither
    [InlineData("92 115 90 101", 0)] // opens beyond the stop: that came first
    [InlineData("112 115 90 101", 0)] // opens beyond the target
    public void A_position_with_a_stop_and_a_target(string bar, int count) => AssertCount(count, $"100 | 100 | {bar} | 101", Protected);

    [Theory]
    [InlineData("100 104 94 101", 1)] // the target may have been reached after the entry, or before
    [InlineData("100 102 94 101", 0)] // the stop was, and surely after
    [InlineData("100 104 97 101", 1)]
    [InlineData("100 104 99 101", 0)] // no entry
    [InlineData("97 104 96 101", 0)] // an entry at the open, and then the target alone
    public void An_entry_on_the_way_down(string bar, int count) =>
        AssertCount(count, $"100 | {bar} | 101", Bracket(new LimitOrder(Side.Buy, One, 98), 95, 103));

    [Theory]
    [InlineData("100 106 94 104", 1)] // the low came before or after
    [InlineData("100 109 97 104", 0)] // the target is beyond the entry on the same way
    public void An_entry_on_the_way_up(string bar, int count) =>
        AssertCount(count, $"100 | {bar} | 104", Bracket(new StopOrder(Side.Buy, One, 105), 95, 108));

    [Fact]
    public void Two_entries_on_one_way_come_to_the_same() => AssertCount(
        0, "100 | 100 102 94 101 | 101", new LimitOrder(Side.Buy, One, 95), new LimitOrder(Side.Buy, One, 97));

    [Fact]
    public void Two_halves_of_which_one_takes_the_other_back_do_not()
    {
        Decisions decisions = new((bar, context) =>
        {
            if (bar == 0)
                context.SubmitOneCancelsOther(new LimitOrder(Side.Buy, One, 95), new StopOrder(Side.Buy, One, 105));
        });

        Assert.Equal(1, Runs.Run(Table.Bars("100 | 100 106 94 101 | 101"), decisions).AmbiguousBars);
    }

    [Theory]
    [InlineData("100 106 99.5 104.5", 1)] // after the stop at 105 the price came back to 104 only if the low came after
    [InlineData("100 106 99.5 101", 0)] // it surely came back: the close is there
    [InlineData("100 104.5 99.5 101", 0)] // the stop is not reached
    public void A_stop_limit_order_that_must_come_back(string bar, int count) =>
        AssertCount(count, $"100 | {bar} | 104.5", new StopLimitOrder(Side.Buy, One, 105, 104));

    [Theory]
    [InlineData("100 105 94 95.5", 1)] // with the high first, the stop stands at 95 where the low comes
    [InlineData("100 105 96 100", 0)]
    [InlineData("100 101 89 95", 1)] // it sells at 90, or at 91 where the high came first
    public void A_trailing_stop(string bar, int count) => AssertCount(
        count, $"100 | 100 | {bar} | 100", new MarketOrder(Side.Buy, One) { TrailingStop = Trail.Amount(10) });

    [Fact]
    public void A_trailing_stop_that_the_way_leaves_elsewhere_is_counted_though_nothing_was_sold() => AssertCount(
        1, "100 | 100 110 97 99 | 99", new LimitOrder(Side.Buy, One, 98) { TrailingStop = Trail.Amount(20) });

    [Fact]
    public void A_stop_that_the_way_leaves_elsewhere_is_counted_though_the_position_is_the_same() => AssertCount(
        1,
        "100 | 100 106 94 100 | 100",
        new LimitOrder(Side.Buy, One, 95) { StopLoss = ProtectiveLevel.At(80) },
        new StopOrder(Side.Buy, One, 105) { StopLoss = ProtectiveLevel.At(85) });

    [Fact]
    public void An_entry_that_may_be_liquidated_in_its_bar_is_counted()
    {
        BacktestOptions leveraged = Runs.Free with { Leverage = 20 };
        ListSource bars = Table.Bars("100 | 100 106 90 104 | 104");

        Assert.Equal(1, Runs.Run(bars, new Script((0, new StopOrder(Side.Buy, One, 105))), leveraged).AmbiguousBars);
        Assert.Equal(0, Runs.Run(bars, new Script((0, new StopOrder(Side.Buy, One, 105)))).AmbiguousBars);
    }

    [Fact]
    public void The_ends_of_the_range_are_what_the_ways_come_to()
    {
        Decisions decisions = new((bar, context) => _ = bar == 0 ? context.Submit(Protected) : 0);
        BacktestResult result = Runs.Run(Table.Bars("100 | 100 | 100 115 90 101 | 101"), decisions, Runs.Free with { Cash = 1_000 });

        Assert.Equal((1, -0.005, 0.01), (result.AmbiguousBars, result.IntrabarRange!.WorstReturn, result.IntrabarRange.BestReturn));
        Assert.Equal((0.005, 0.0), (Math.Round(result.IntrabarRange.WorstDrawdown, 12), result.IntrabarRange.BestDrawdown));
    }

    [Fact]
    public void A_strategy_that_cannot_be_asked_again_has_no_range() => Assert.Null(
        Runs.Run(Table.Bars("100 | 100 | 100 115 90 101 | 101"), new Script((0, Protected))).IntrabarRange);

    [Fact]
    public void Without_an_ambiguous_bar_the_ends_are_the_outcome()
    {
        Decisions decisions = new((bar, context) => _ = bar == 0 ? context.Submit(Protected) : 0);
        BacktestResult result = Runs.Run(Table.Bars("100 | 100 | 100 109 90 101 | 101"), decisions, Runs.Free with { Cash = 1_000 });

        Assert.Equal((0, -0.005, -0.005), (result.AmbiguousBars, result.IntrabarRange!.WorstReturn, result.IntrabarRange.BestReturn));
    }

    private static Order Bracket(Order order, double stop, double target) =>
        order with { StopLoss = ProtectiveLevel.At(stop), TakeProfit = ProtectiveLevel.At(target) };

    private static void AssertCount(int count, string table, params Order[] orders)
    {
        foreach (BacktestOptions options in new[] { Runs.Free, Table.Path })
            Assert.Equal(count, Runs.Run(Table.Bars(table), new Script([.. orders.Select(order => (0, order))]), options).AmbiguousBars);
    }
}
