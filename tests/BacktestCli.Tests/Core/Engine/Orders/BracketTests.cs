using BacktestCli.Core.Engine;
using BacktestCli.Core.Trading;
using BacktestCli.Tests.Fakes;

namespace BacktestCli.Tests.Core.Engine.Orders;

/// <summary>Stops and targets of a position that grows and shrinks, and orders that only reduce it.</summary>
public sealed class BracketTests
{
    private static readonly Order Entry = Two(95, 120);

    [Fact]
    public void An_entry_that_adds_and_brings_levels_replaces_those_of_the_position() => Assert.Equal(
        ["open 1: buy 2 at 100, taker", "open 2: buy 2 at 104, taker", "in 3: sell 4 at 99, taker"],
        Fills("100 | 100 | 104 | 104 104 94 96", (0, Entry), (1, Two(99, 130))));

    [Fact]
    public void An_entry_that_adds_and_brings_none_leaves_them_and_they_are_for_all_of_it() => Assert.Equal(
        ["open 1: buy 2 at 100, taker", "open 2: buy 2 at 104, taker", "in 3: sell 4 at 95, taker"],
        Fills("100 | 100 | 104 | 104 104 94 96", (0, Entry), (1, Script.BuyUnits(2))));

    [Fact]
    public void A_percentage_is_of_the_mean_entry_price()
    {
        Order more = new MarketOrder(Side.Buy, Size.OfBase(2)) { StopLoss = ProtectiveLevel.Away(0.1) };

        Assert.Equal("in 3: sell 4 at 94.5, taker", Fills("100 | 100 | 110 | 110 110 94 96", (0, Entry), (1, more))[2]); // 105 − 10 %
    }

    [Fact]
    public void What_is_left_of_a_position_closed_in_part_keeps_its_stop() => Assert.Equal(
        ["open 1: buy 2 at 100, taker", "open 2: sell 0.5 at 104, taker", "in 3: sell 1.5 at 95, taker"],
        Fills("100 | 100 | 104 | 104 104 94 96", (0, Entry), (1, Script.SellUnits(0.5m))));

    [Fact]
    public void A_part_takes_its_share_of_cost_and_fees_and_the_last_what_is_left()
    {
        BacktestOptions costly = Runs.Free with { Fees = FeeSchedule.Flat(0.001m) };
        BacktestResult result = Run("100 | 100 | 110 | 120", costly, (0, Script.BuyUnits(3)), (1, Script.SellUnits(1)));

        Assert.Equal([1m, 2m], result.Trades.Select(trade => trade.Quantity));
        Assert.Equal([10m, 40m], result.Trades.Select(trade => trade.GrossProfit));
        Assert.Equal([0.1m + 0.11m, 0.2m + 0.24m], result.Trades.Select(trade => trade.Fees));
        Assert.Equal(10_000 + 9.79m + 39.56m, result.FinalEquity);
    }

    [Fact]
    public void A_stop_that_fills_takes_back_the_target_and_every_resting_order_that_only_reduces()
    {
        Order exit = new LimitOrder(Side.Sell, Size.Position, 115) { ReduceOnly = true };
        Order other = new LimitOrder(Side.Sell, Size.OfBase(1), 116);
        BacktestResult result = Run(
            "100 | 100 | 100 100 94 96 | 96 118 96 100", Runs.Free with { KeepOpen = true }, (0, Entry), (0, exit), (0, other));

        Assert.Equal([OrderState.Submitted, OrderState.Cancelled], Table.StatesOf(result, 2));
        Assert.Equal("in 3: sell 1 at 116, maker", Table.Fills(result)[^1]); // the one that may open a position is still there
    }

    [Fact]
    public void A_target_that_fills_takes_back_the_stop()
    {
        BacktestResult result = Run("100 | 100 121 100 120 | 94", Runs.Free, (0, Entry));

        Assert.Equal(["in 0: 1 market Submitted", "open 1: 1 market Filled", "open 1: 2 stop Submitted", "open 1: 3 take_profit Submitted",
            "in 1: 3 take_profit Filled", "in 1: 2 stop Cancelled"], Table.Events(result));
    }

    [Theory]
    [InlineData(Side.Sell)] // nothing is held
    [InlineData(Side.Buy)]
    public void An_order_that_only_reduces_opens_nothing(Side side)
    {
        BacktestResult result = Run("100 | 100 | 100", Runs.Free, (0, new MarketOrder(side, Size.OfBase(1)) { ReduceOnly = true }));

        Assert.Empty(result.Fills);
        OrderEvent last = result.Orders.Events[1];
        Assert.Equal((OrderState.Cancelled, "there was no position to reduce"), (last.State, last.Reason));
    }

    [Fact]
    public void An_order_that_only_reduces_adds_nothing_and_closes_no_more_than_there_is()
    {
        Order buy = new MarketOrder(Side.Buy, Size.OfBase(1)) { ReduceOnly = true };
        Order sell = new MarketOrder(Side.Sell, Size.OfBase(5)) { ReduceOnly = true };

        Assert.Equal(
            ["open 1: buy 2 at 100, taker", "open 2: sell 2 at 101, taker"],
            Fills("100 | 100 | 101 | 102", (0, Script.BuyUnits(2)), (1, buy), (1, sell)));
    }

    [Fact]
    public void An_order_that_only_reduces_cannot_bring_levels_along() => Assert.Equal(
        "an order that only reduces opens nothing that a stop or target could protect",
        Assert.Single(Run("100 | 100", Runs.Free, (0, Entry with { ReduceOnly = true })).Orders.Rejections).Reason);

    [Fact]
    public void To_turn_a_position_round_takes_two_orders() => Assert.Equal(
        ["open 1: buy 2 at 100, taker", "open 2: sell 2 at 101, taker", "open 2: sell 5 at 101, taker"],
        Fills("100 | 100 | 101", (0, Script.BuyUnits(2)), (1, Script.SellUnits(5)), (1, Script.SellUnits(5)))[..3]);

    [Fact]
    public void At_one_price_the_stop_comes_before_the_target_and_both_before_the_orders_of_the_strategy()
    {
        Order entry = new MarketOrder(Side.Buy, Size.OfBase(1)) { StopLoss = ProtectiveLevel.At(101), TakeProfit = ProtectiveLevel.At(99) };
        Order stop = new StopOrder(Side.Sell, Size.OfBase(1), 101) { ReduceOnly = true };
        BacktestResult result = Run("100 | 100 | 100", Runs.Free, (0, entry), (0, stop));

        Assert.Equal(["open 1: buy 1 at 100, taker", "open 1: sell 1 at 100, taker"], Table.Fills(result));
        Assert.Equal(ExitReason.StopLoss, Assert.Single(result.Trades).ExitReason);
        Assert.Equal([OrderState.Submitted, OrderState.Filled], Table.StatesOf(result, 3));
    }

    private static MarketOrder Two(double stop, double target) => new MarketOrder(Side.Buy, Size.OfBase(2))
    {
        StopLoss = ProtectiveLevel.At(stop), TakeProfit = ProtectiveLevel.At(target),
    };

    private static string[] Fills(string table, params (int AfterBar, Order Order)[] orders) => Table.Fills(Run(table, Runs.Free, orders));

    private static BacktestResult Run(string table, BacktestOptions options, params (int AfterBar, Order Order)[] orders) =>
        Runs.Run(Table.Bars(table), new Script(orders), options);
}
