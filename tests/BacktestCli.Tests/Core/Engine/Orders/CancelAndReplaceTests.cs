using BacktestCli.Core.Engine;
using BacktestCli.Core.Strategies;
using BacktestCli.Core.Trading;
using BacktestCli.Tests.Fakes;

namespace BacktestCli.Tests.Core.Engine.Orders;

/// <summary>Orders taken back, or others put in their place, at the close of bar 1.</summary>
public sealed class CancelAndReplaceTests
{
    private static readonly LimitOrder Low = new(Side.Buy, Size.OfBase(1), 95);
    private static readonly MarketOrder Protected = new(Side.Buy, Size.OfBase(1))
    {
        StopLoss = ProtectiveLevel.At(95), TakeProfit = ProtectiveLevel.At(110),
    };

    [Fact]
    public void An_order_taken_back_is_not_tried_on_the_next_bar()
    {
        List<bool> answers = [];
        BacktestResult result = Run(Low, context => answers.AddRange([context.Cancel(1), context.Cancel(1), context.Cancel(7)]));

        Assert.Equal([true, false, false], answers);
        Assert.Equal(["in 0: 1 limit Submitted", "in 1: 1 limit Cancelled"], Table.Events(result));
    }

    [Fact]
    public void An_order_that_has_just_been_sent_can_be_taken_back() => Assert.Equal(
        ["in 0: 1 limit Submitted", "in 1: 2 market Submitted", "in 1: 2 market Cancelled", "in 2: 1 limit Filled"],
        Table.Events(Run(Low, context => context.Cancel(context.Submit(Script.BuyUnits(1))))));

    [Fact]
    public void Taking_all_back_leaves_the_stop_and_the_target_of_the_position()
    {
        BacktestResult result = Run(Protected, context =>
        {
            context.Submit(Low);
            context.CancelAll();
        });

        Assert.Equal([OrderState.Submitted, OrderState.Cancelled], Table.StatesOf(result, 4));
        Assert.Equal("in 2: sell 1 at 95, taker", Table.Fills(result)[1]);
    }

    [Fact]
    public void The_stop_of_a_position_can_be_replaced_by_its_number()
    {
        int replaced = 0;
        BacktestResult result = Run(
            Protected, context => replaced = context.Replace(2, new StopOrder(Side.Sell, Size.Position, 97) { ReduceOnly = true }));

        Assert.Equal((4, "in 2: sell 1 at 97, taker"), (replaced, Table.Fills(result)[1]));
        Assert.Equal([OrderState.Submitted, OrderState.Replaced], Table.StatesOf(result, 2));
        Assert.Equal([OrderState.Submitted, OrderState.Cancelled], Table.StatesOf(result, 3));
    }

    [Fact]
    public void An_order_put_in_the_place_of_another_has_a_number_of_its_own()
    {
        List<int> answers = [];
        BacktestResult result = Run(
            Low, context => answers.AddRange([context.Replace(1, Low with { LimitPrice = 94 }), context.Replace(1, Low)]));

        Assert.Equal([2, 0], answers);
        Assert.Equal(
            ["in 0: 1 limit Submitted", "in 1: 1 limit Replaced", "in 1: 2 limit Submitted", "in 2: 2 limit Filled"], Table.Events(result));
        Assert.Equal(94m, result.Fills[0].Price);
    }

    [Fact]
    public void An_order_that_is_declined_is_counted_as_rejected()
    {
        BacktestResult result = Run(Low with { LimitPrice = 1 }, context => context.Decline(Script.BuyUnits(1), "no reason at all"));

        Assert.Equal(new Rejection("no reason at all", 1, Table.CloseOf(1), Table.CloseOf(1)), Assert.Single(result.Orders.Rejections));
    }

    private static BacktestResult Run(Order first, Action<IStrategyContext> atBar1) => Runs.Run(
        Table.Bars("100 | 100 | 100 100 93 94"),
        new Decisions((bar, context) =>
        {
            if (bar == 0)
                context.Submit(first);
            else if (bar == 1)
                atBar1(context);
        }),
        Runs.Free with { KeepOpen = true });
}
