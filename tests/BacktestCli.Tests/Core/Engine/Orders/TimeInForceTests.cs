using BacktestCli.Core.Engine;
using BacktestCli.Core.Trading;
using BacktestCli.Tests.Fakes;

namespace BacktestCli.Tests.Core.Engine.Orders;

/// <summary>A limit order at 95 waits while the price stands at 100; the bar that comes to it is bar 4.</summary>
public sealed class TimeInForceTests
{
    private const string Table4 = "100 | 100 | 100 | 100 | 100 100 94 96 | 96";

    private static readonly LimitOrder Buy = new(Side.Buy, Size.OfBase(1), 95);

    [Fact]
    public void Good_till_cancelled_waits_for_as_long_as_it_takes() => Assert.Equal(["in 4: buy 1 at 95, maker"], FillsOf(Buy));

    [Theory]
    [InlineData(0, true)] // the moment at which bar 4 opens: not tried on it
    [InlineData(1, false)] // a millisecond later: tried on all of it
    public void Good_till_a_date_is_not_tried_on_a_bar_that_opens_then_or_later(long after, bool expires)
    {
        BacktestResult result = Run(Buy with { TimeInForce = TimeInForce.Gtd, ExpiresAt = Table.OpenOf(4) + after });

        Assert.Equal(expires ? [] : ["in 4: buy 1 at 95, maker"], Table.Fills(result));
        Assert.Equal(expires ? "open 4: 1 limit Expired" : "in 4: 1 limit Filled", Table.Events(result)[1]);
    }

    [Fact]
    public void A_date_that_is_over_before_the_first_open_is_never_tried()
    {
        Order late = new MarketOrder(Side.Buy, Size.OfBase(1)) { TimeInForce = TimeInForce.Gtd, ExpiresAt = Table.CloseOf(0) };

        Assert.Equal(["in 0: 1 market Submitted", "open 1: 1 market Expired"], Table.Events(Run(late)));
    }

    [Theory]
    [InlineData(3, "open 4: 1 limit Expired")] // tried on bars 1, 2 and 3
    [InlineData(4, "in 4: 1 limit Filled")]
    public void Good_for_so_many_bars_is_tried_on_so_many(int bars, string last) =>
        Assert.Equal(last, Table.Events(Run(Buy with { GoodForBars = bars }))[1]);

    [Theory]
    [InlineData(TimeInForce.Ioc)]
    [InlineData(TimeInForce.Fok)]
    public void An_immediate_order_tries_the_first_open_and_nothing_else(TimeInForce now)
    {
        LimitOrder order = Buy with { TimeInForce = now };

        Assert.Equal(["in 0: 1 limit Submitted", "open 1: 1 limit Expired"], Events("100 | 100 100 94 96 | 94", order));
        Assert.Equal(["in 0: 1 limit Submitted", "open 1: 1 limit Filled"], Events("100 | 95 100 94 96 9 | 94", order)[..2]);
    }

    [Fact]
    public void What_does_not_fill_at_once_of_an_order_that_may_fill_in_part_has_expired() => Assert.Equal(
        ["in 0: 1 market Submitted", "open 1: 1 market PartiallyFilled 4", "open 1: 1 market Expired"],
        Events("100 | 100 100 100 100 8 | 100 100 100 100 99", Immediate(TimeInForce.Ioc, 10))[..3]);

    [Fact]
    public void Fill_or_kill_fills_whole_or_not_at_all()
    {
        const string Volumes = "100 | 100 100 100 100 20 | 100";

        Assert.Equal(["in 0: 1 market Submitted", "open 1: 1 market Filled"], Events(Volumes, Immediate(TimeInForce.Fok, 10))[..2]);
        Assert.Equal(["in 0: 1 market Submitted", "open 1: 1 market Expired"], Events(Volumes, Immediate(TimeInForce.Fok, 11)));
    }

    [Fact]
    public void Fill_or_kill_does_not_fill_as_much_as_can_be_paid_for()
    {
        BacktestResult result = Run(Immediate(TimeInForce.Fok, 1_000), Runs.Free);

        Assert.Equal((OrderState.Expired, "it could not be filled whole"), (result.Orders.Events[1].State, result.Orders.Events[1].Reason));
    }

    [Theory]
    [InlineData("gtd", "an order good until a date has no date")]
    [InlineData("dated", "a date is given for an order that is not good until a date")]
    [InlineData("bars", "an order must be good for at least one bar")]
    [InlineData("post", "a post-only order cannot be immediate")]
    public void An_order_that_contradicts_itself_is_rejected_at_once(string kind, string reason)
    {
        OrderEvent only = Assert.Single(Run(kind switch
        {
            "gtd" => Buy with { TimeInForce = TimeInForce.Gtd },
            "dated" => Buy with { ExpiresAt = 1 },
            "bars" => Buy with { GoodForBars = 0 },
            _ => Buy with { PostOnly = true, TimeInForce = TimeInForce.Ioc },
        }).Orders.Events);

        Assert.Equal((OrderState.Rejected, reason, Table.CloseOf(0)), (only.State, only.Reason, only.Time));
    }

    private static MarketOrder Immediate(TimeInForce now, decimal quantity) => new(Side.Buy, Size.OfBase(quantity)) { TimeInForce = now };

    private static string[] FillsOf(Order order) => Table.Fills(Run(order));

    private static string[] Events(string table, Order order) =>
        Table.Events(Runs.Run(Table.Bars(table), new Script((0, order)), Runs.Free with { MaxVolumeShare = 0.5m }));

    private static BacktestResult Run(Order order, BacktestOptions? options = null) =>
        Runs.Run(Table.Bars(Table4), new Script((0, order)), (options ?? Runs.Free) with { KeepOpen = true });
}
