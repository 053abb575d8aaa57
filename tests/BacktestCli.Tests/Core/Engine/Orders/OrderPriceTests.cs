using BacktestCli.Core.Engine;
using BacktestCli.Core.Trading;
using BacktestCli.Tests.Fakes;

namespace BacktestCli.Tests.Core.Engine.Orders;

/// <summary>
/// One order to buy meets one bar after the price stood at 100: at the open it arrives at, or having waited through one. Upside down,
/// it sells.
/// </summary>
public sealed class OrderPriceTests
{
    [Theory]
    [InlineData("103 104 101 102", "open 103 taker")]
    [InlineData("92 93 91 92", "open 92 taker")]
    public void A_market_order_fills_at_the_open(string bar, string fill) => AssertArriving("market", bar, fill);

    [Theory]
    [InlineData("limit", "100 104 96 101", "", "")] // stays above
    [InlineData("limit", "100 104 95 101", "in 95 maker", "in 95 maker")] // touches it
    [InlineData("limit", "100 104 90 101", "in 95 maker", "in 95 maker")] // goes through it
    [InlineData("limit", "95 104 94 101", "open 95 taker", "open 95 maker")] // opens at it
    [InlineData("limit", "92 104 90 101", "open 92 taker", "open 92 maker")] // opens below it: better than asked for
    [InlineData("take_profit", "100 104 96 101", "", "")]
    [InlineData("take_profit", "100 104 95 101", "in 95 maker", "in 95 maker")]
    [InlineData("take_profit", "100 104 90 101", "in 95 maker", "in 95 maker")]
    [InlineData("take_profit", "92 104 90 101", "open 92 taker", "open 92 maker")]
    public void A_limit_order_fills_at_its_limit_or_at_a_better_open(string type, string bar, string arriving, string resting) =>
        AssertBoth(type, bar, arriving, resting);

    [Theory]
    [InlineData("100 104 96 101", "")] // stays below
    [InlineData("100 105 96 101", "in 105 taker")] // touches it
    [InlineData("100 109 96 101", "in 105 taker")] // goes through it
    [InlineData("105 109 96 101", "open 105 taker")] // opens at it
    [InlineData("108 109 96 101", "open 108 taker")] // opens beyond it: worse than asked for
    public void A_stop_fills_at_its_level_or_at_an_open_beyond_it(string bar, string fill) => AssertBoth("stop", bar, fill, fill);

    [Theory]
    [InlineData("stop_limit_above", "100 104 96 101", "")] // the stop at 105 is not reached
    [InlineData("stop_limit_above", "100 105 96 101", "in 105 taker")] // the limit at 107 allows its price
    [InlineData("stop_limit_above", "100 109 96 101", "in 105 taker")]
    [InlineData("stop_limit_above", "106 109 96 101", "open 106 taker")] // a gap that the limit allows
    [InlineData("stop_limit_above", "107 109 96 101", "open 107 taker")]
    [InlineData("stop_limit_above", "108 109 107 107.5", "in 107 maker")] // a gap beyond it: the price comes back
    [InlineData("stop_limit_above", "108 109 107.5 108", "")] // and does not
    [InlineData("stop_limit_below", "100 106 99.5 101", "in 104 maker")] // the limit at 104 is met on the way to the close
    [InlineData("stop_limit_below", "100 106 99.5 105", "")] // the low came before
    public void A_stop_limit_order_turns_into_a_limit_order_at_its_stop(string type, string bar, string fill) =>
        AssertBoth(type, bar, fill, fill);

    [Theory]
    [InlineData("trail_amount", "98 102.9 98 99", "", "")] // 5 above the lowest is 103
    [InlineData("trail_amount", "100 105 100 104", "in 105 taker", "in 105 taker")] // touches it
    [InlineData("trail_amount", "100 109 100 104", "in 105 taker", "in 105 taker")] // goes through it
    [InlineData("trail_amount", "100 104 97 101", "in 102 taker", "in 102 taker")] // the low came first and drew it down
    [InlineData("trail_amount", "107 109 106 107", "", "open 107 taker")] // the one that arrives stands 5 above that open
    [InlineData("trail_percent", "100 104.9 100 104", "", "")]
    [InlineData("trail_percent", "100 105 100 104", "in 105 taker", "in 105 taker")]
    [InlineData("trail_percent", "107 109 106 107", "", "open 107 taker")]
    public void A_trailing_stop_follows_the_best_price_since_it_is_live(string type, string bar, string arriving, string resting) =>
        AssertBoth(type, bar, arriving, resting);

    [Theory]
    [InlineData("100 104 95 101", "in 95 maker", "in 95 maker")]
    [InlineData("95 104 94 101", "", "open 95 maker")] // arriving, the open would have filled it at once
    [InlineData("92 104 90 101", "", "open 92 maker")]
    public void A_post_only_order_never_takes(string bar, string arriving, string resting) =>
        AssertBoth("post_only", bar, arriving, resting);

    [Fact]
    public void A_post_only_order_that_the_open_reaches_is_taken_back_and_says_why()
    {
        BacktestResult result = Runs.Run(Table.Bars("100 | 92 104 90 101 | 90"), new Script((0, Order("post_only", Side.Buy))));

        OrderEvent last = result.Orders.Events[^1];
        Assert.Equal(
            (OrderState.Cancelled, "post-only, and the open would have filled it at once", Table.OpenOf(1)),
            (last.State, last.Reason, last.Time));
    }

    private static void AssertBoth(string type, string bar, string arriving, string resting)
    {
        AssertArriving(type, bar, arriving);
        AssertFills(type, $"100 | 100 | {bar}", 2, resting);
    }

    private static void AssertArriving(string type, string bar, string fill) => AssertFills(type, $"100 | {bar}", 1, fill);

    private static void AssertFills(string type, string table, int bar, string fill)
    {
        foreach (BacktestOptions options in new[] { Runs.Free, Table.Path })
        {
            Assert.Equal(fill, Filled(type, Side.Buy, table, bar, options, 0));
            Assert.Equal(fill, Filled(type, Side.Sell, Table.UpsideDown(table), bar, options, 200));
        }
    }

    private static string Filled(string type, Side side, string table, int bar, BacktestOptions options, decimal mirror)
    {
        BacktestResult result = Runs.Run(Table.Bars(table), new Script((0, Order(type, side))), options with { KeepOpen = true });
        if (result.Fills.Count == 0)
            return "";
        Fill fill = Assert.Single(result.Fills);
        Assert.Equal((side, 1m), (fill.Side, fill.Quantity));
        Assert.Contains(fill.Time, new[] { Table.OpenOf(bar), Table.CloseOf(bar) });
        string liquidity = fill.Liquidity == Liquidity.Maker ? "maker" : "taker";
        return $"{(fill.Time == Table.OpenOf(bar) ? "open" : "in")} {Math.Abs(mirror - fill.Price):0.####} {liquidity}";
    }

    private static Order Order(string type, Side side)
    {
        Size one = Size.OfBase(1);
        return type switch
        {
            "market" => new MarketOrder(side, one),
            "limit" => new LimitOrder(side, one, Level(95)),
            "post_only" => new LimitOrder(side, one, Level(95)) { PostOnly = true },
            "take_profit" => new TakeProfitOrder(side, one, Level(95)),
            "stop" => new StopOrder(side, one, Level(105)),
            "stop_limit_above" => new StopLimitOrder(side, one, Level(105), Level(107)),
            "stop_limit_below" => new StopLimitOrder(side, one, Level(105), Level(104)),
            "trail_amount" => new TrailingStopOrder(side, one, Trail.Amount(5)),
            _ => new TrailingStopOrder(side, one, Trail.Fraction(0.05)),
        };

        double Level(double price) => side == Side.Buy ? price : 200 - price;
    }
}
