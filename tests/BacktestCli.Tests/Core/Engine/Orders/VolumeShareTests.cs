using BacktestCli.Core.Engine;
using BacktestCli.Core.Trading;
using BacktestCli.Tests.Fakes;

namespace BacktestCli.Tests.Core.Engine.Orders;

/// <summary>Orders may fill half of a bar's volume.</summary>
public sealed class VolumeShareTests
{
    private static readonly BacktestOptions Half = Runs.Free with { MaxVolumeShare = 0.5m };

    [Fact]
    public void A_market_order_fills_over_as_many_opens_as_it_takes()
    {
        BacktestResult result = Run("100 | 100 100 100 100 8 | 103 103 103 103 6 | 106 106 106 106 100 | 106", (0, Script.BuyUnits(10)));

        Assert.Equal(
            ["open 1: buy 4 at 100, taker", "open 2: buy 3 at 103, taker", "open 3: buy 3 at 106, taker"], Table.Fills(result)[..3]);
        Assert.Equal(
            [OrderState.Submitted, OrderState.PartiallyFilled, OrderState.PartiallyFilled, OrderState.Filled], Table.StatesOf(result, 1));
        Assert.Equal(102.7m, Assert.Single(result.Trades).EntryPrice); // (4 × 100 + 3 × 103 + 3 × 106) ÷ 10
    }

    [Fact]
    public void A_limit_order_rests_with_what_is_left_of_it() => Assert.Equal(
        ["in 1: buy 4 at 95, maker", "in 3: buy 6 at 95, maker"],
        Table.Fills(Run(
            "100 | 100 100 95 96 8 | 100 100 96 100 99 | 100 100 95 100 99", (0, new LimitOrder(Side.Buy, Size.OfBase(10), 95))))[..2]);

    [Fact]
    public void A_stop_that_fills_in_part_is_a_market_order_from_then_on() => Assert.Equal(
        ["in 1: buy 4 at 105, taker", "open 2: buy 6 at 101, taker"],
        Table.Fills(Run("100 | 100 106 100 101 8 | 101 101 101 101 99 | 101", (0, new StopOrder(Side.Buy, Size.OfBase(10), 105))))[..2]);

    [Fact]
    public void The_orders_for_an_instrument_share_what_a_bar_has() => Assert.Equal(
        ["open 1: buy 3 at 100, taker", "in 1: buy 1 at 95, maker", "open 2: buy 4 at 94, maker"],
        Table.Fills(Run(
            "100 | 100 100 94 94 8 | 94 94 94 94 99 | 94",
            (0, Script.BuyUnits(3)),
            (0, new LimitOrder(Side.Buy, Size.OfBase(5), 95))))[..3]);

    [Fact]
    public void An_order_that_rested_fills_a_share_of_the_bar_that_reaches_it_not_of_the_one_it_arrived_at() => Assert.Equal(
        ["in 2: buy 5 at 95, maker"],
        Table.Fills(Run("100 | 100 100 100 100 400 | 100 100 95 95 10 | 96", (0, new LimitOrder(Side.Buy, Size.OfBase(100), 95))))[..1]);

    [Fact]
    public void A_stop_fills_in_a_later_bar_though_the_entry_took_all_there_was_of_the_first()
    {
        Order entry = new MarketOrder(Side.Buy, Size.OfBase(4)) { StopLoss = ProtectiveLevel.At(95) };

        Assert.Equal(
            ["open 1: buy 4 at 100, taker", "in 2: sell 4 at 95, taker"],
            Table.Fills(Run("100 | 100 100 100 100 8 | 100 100 94 96 8 | 96", (0, entry))));
    }

    [Fact]
    public void A_bar_without_volume_fills_nothing_and_the_order_waits_on() => Assert.Equal(
        ["open 2: buy 1 at 101, taker"],
        Table.Fills(Run("100 | 100 100 100 100 0 | 101 101 101 101 9 | 101", (0, Script.BuyUnits(1))))[..1]);

    [Fact]
    public void With_fills_at_the_close_the_rest_fills_at_the_next_open()
    {
        BacktestOptions atClose = Half with { Fill = FillModel.Close };

        Assert.Equal(
            ["in 0: buy 4 at 100, taker", "open 1: buy 6 at 101, taker"],
            Table.Fills(Run("100 100 100 100 8 | 101 101 101 101 99 | 102", atClose, (0, Script.BuyUnits(10))))[..2]);
        Assert.Equal(
            ["open 1: buy 10 at 101, taker"],
            Table.Fills(Run("100 100 100 100 0 | 101 101 101 101 99 | 102", atClose, (0, Script.BuyUnits(10))))[..1]);
    }

    [Fact]
    public void With_fills_at_the_close_an_immediate_order_has_expired_with_that_close()
    {
        Order order = new MarketOrder(Side.Buy, Size.OfBase(10)) { TimeInForce = TimeInForce.Ioc };
        BacktestResult result = Run("100 100 100 100 8 | 101 101 101 101 99 | 102", Half with { Fill = FillModel.Close }, (0, order));

        Assert.Equal(["in 0: 1 market Submitted", "in 0: 1 market PartiallyFilled 4", "in 0: 1 market Expired"], Table.Events(result)[..3]);
    }

    [Fact]
    public void The_end_of_data_closes_all_of_a_position_whatever_the_volume()
    {
        BacktestResult result = Run("100 | 100 100 100 100 8 | 100 100 100 100 0", (0, Script.BuyUnits(4)));

        Assert.Equal("in 2: sell 4 at 100, taker", Table.Fills(result)[1]);
    }

    [Fact]
    public void The_last_part_of_an_order_may_be_smaller_than_the_smallest_order()
    {
        ListSource source = Table.Bars("100 | 100 100 100 100 18 | 100 100 100 100 18 | 100").Under(new() { MinQuantity = 2 });

        Assert.Equal([9m, 1m], Runs.Run(source, new Script((0, Script.BuyUnits(10))), Half).Fills.Take(2).Select(fill => fill.Quantity));
    }

    [Fact]
    public void What_is_left_of_an_order_that_closed_a_part_of_a_position_does_not_turn_it_round()
    {
        Order entry = new MarketOrder(Side.Buy, Size.OfBase(10)) { StopLoss = ProtectiveLevel.At(95) };
        BacktestResult result = Run(
            "100 | 100 100 100 100 20 | 100 100 100 100 12 | 94 94 94 94 99 | 94 94 94 94 99 | 94", (0, entry), (1, Script.SellUnits(10)));

        Assert.Equal(["open 1: buy 10 at 100, taker", "open 2: sell 6 at 100, taker", "open 3: sell 4 at 94, taker"], Table.Fills(result));
    }

    private static BacktestResult Run(string table, params (int AfterBar, Order Order)[] orders) => Run(table, Half, orders);

    private static BacktestResult Run(string table, BacktestOptions options, params (int AfterBar, Order Order)[] orders) =>
        Runs.Run(Table.Bars(table), new Script(orders), options);
}
