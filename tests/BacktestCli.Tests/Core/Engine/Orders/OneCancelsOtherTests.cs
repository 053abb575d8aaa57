using BacktestCli.Core.Engine;
using BacktestCli.Core.Trading;
using BacktestCli.Tests.Fakes;

namespace BacktestCli.Tests.Core.Engine.Orders;

/// <summary>Two orders of which the one that fills first takes the other back: a purchase at 95, and one at 105.</summary>
public sealed class OneCancelsOtherTests
{
    private static readonly Size Ten = Size.OfBase(10);

    [Theory]
    [InlineData("100 104 94 96 9", "in 1: buy 10 at 95, maker")]
    [InlineData("100 106 96 101 9", "in 1: buy 10 at 105, taker")]
    [InlineData("92 106 92 101 9", "open 1: buy 10 at 92, taker")]
    [InlineData("108 108 94 95 9", "open 1: buy 10 at 108, taker")]
    [InlineData("100 106 90 101 9", "in 1: buy 10 at 105, taker")] // both: the one on the way to the nearer extreme
    public void The_half_that_fills_takes_the_other_back(string bar, string fill)
    {
        BacktestResult result = Run($"100 | {bar} | 101 109 91 101", Runs.Free);

        Assert.Equal([fill], Table.Fills(result));
        Assert.Equal(
            [OrderState.Filled, OrderState.Cancelled], new[] { Table.StatesOf(result, 1)[^1], Table.StatesOf(result, 2)[^1] }.Order());
    }

    [Fact]
    public void A_half_that_fills_in_part_takes_the_other_back_and_goes_on()
    {
        BacktestResult result = Run("100 | 100 104 94 96 8 | 96 106 94 101 99", Runs.Free with { MaxVolumeShare = 0.5m });

        Assert.Equal(["in 1: buy 4 at 95, maker", "in 2: buy 6 at 95, maker"], Table.Fills(result));
        Assert.Equal(["in 1: 1 limit PartiallyFilled 4", "in 1: 2 stop Cancelled", "in 2: 1 limit Filled"], Table.Events(result)[2..]);
    }

    [Fact]
    public void A_half_that_is_taken_back_or_refused_leaves_the_other()
    {
        Decisions cancel = new((bar, context) =>
        {
            if (bar == 0)
                context.Cancel(context.SubmitOneCancelsOther(new LimitOrder(Side.Buy, Ten, 95), new StopOrder(Side.Buy, Ten, 105)).First);
        });
        Decisions refuse = new((bar, context) =>
        {
            if (bar == 0)
                context.SubmitOneCancelsOther(new LimitOrder(Side.Buy, Ten, -1), new StopOrder(Side.Buy, Ten, 105));
        });

        foreach (Decisions decisions in new[] { cancel, refuse })
            Assert.Equal("in 1: buy 10 at 105, taker", Table.Fills(Runs.Run(Table.Bars("100 | 100 106 94 101 | 101"), decisions))[0]);
    }

    [Fact]
    public void With_fills_at_the_close_two_market_orders_are_one()
    {
        Decisions decisions = new((bar, context) =>
        {
            if (bar == 0)
                context.SubmitOneCancelsOther(Script.BuyUnits(1), Script.BuyUnits(2));
        });

        Assert.Equal(
            ["in 0: buy 1 at 100, taker"],
            Table.Fills(Runs.Run(Table.Bars("100 | 100"), decisions, Runs.Free with { Fill = FillModel.Close, KeepOpen = true })));
    }

    private static BacktestResult Run(string table, BacktestOptions options) => Runs.Run(
        Table.Bars(table),
        new Decisions((bar, context) =>
        {
            if (bar == 0)
                context.SubmitOneCancelsOther(new LimitOrder(Side.Buy, Ten, 95), new StopOrder(Side.Buy, Ten, 105));
        }),
        options with { KeepOpen = true });
}
