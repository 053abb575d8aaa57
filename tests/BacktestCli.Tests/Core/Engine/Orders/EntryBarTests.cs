using BacktestCli.Core.Engine;
using BacktestCli.Core.Trading;
using BacktestCli.Tests.Fakes;

namespace BacktestCli.Tests.Core.Engine.Orders;

/// <summary>A position entered inside a bar, and what the rest of that bar may do to it.</summary>
public sealed class EntryBarTests
{
    [Theory] // a purchase at 98 on the way down
    [InlineData("limit", 95, 103, "100 104 94 100", "95", "95")] // the high came before: it fell through the entry to the stop
    [InlineData("limit", 95, 103, "100 105 97 100", "", "103")] // the low came first: the high may have, too, but not on the path
    [InlineData("limit", 95, 99.5, "100 105 97 100", "99.5", "99.5")] // the close surely came after
    [InlineData("limit", 97, 103, "100 105 97 100", "97", "97")] // the low surely came after
    [InlineData("limit", 99, 103, "100 105 97 100", "98", "98")] // a stop above the entry is reached at the price of the entry
    [InlineData("stop", 102, 108, "100 109 99 107", "102", "108")] // bought at 105 on the way up: the low came after, but not on the path
    [InlineData("stop", 98, 108, "100 109 99 107", "108", "108")] // the high surely came after
    [InlineData("stop", 98, 110, "100 109 99 107", "", "")]
    [InlineData("stop", 104, 110, "100 109 100 103", "104", "104")]
    [InlineData("stop_limit", 100, 105.5, "100 106 99.5 101", "100", "")] // bought at 104 on the way to the close: no extreme is sure
    [InlineData("stop_limit", 99, 105.5, "100 106 99.5 101", "", "")]
    [InlineData("stop_limit", 102, 105.5, "100 106 99.5 101", "102", "102")]
    public void Prices_against_it_are_met_and_prices_for_it_only_where_they_surely_came_after(
        string type, double stop, double target, string bar, string pessimistic, string path)
    {
        foreach ((BacktestOptions options, string exit) in new[] { (Runs.Free, pessimistic), (Table.Path, path) })
        {
            Assert.Equal(exit, Exit(Entry(type, Side.Buy, stop, target), $"100 | {bar}", options, 0));
            Assert.Equal(exit, Exit(Entry(type, Side.Sell, 200 - stop, 200 - target), Table.UpsideDown($"100 | {bar}"), options, 200));
        }
    }

    [Fact]
    public void After_a_stop_the_walk_goes_on_to_the_orders_that_are_left()
    {
        Order entry = new MarketOrder(Side.Buy, Size.OfBase(1)) { StopLoss = ProtectiveLevel.At(95) };
        Order again = new LimitOrder(Side.Buy, Size.OfBase(1), 93) { StopLoss = ProtectiveLevel.At(92) };

        foreach (BacktestOptions options in new[] { Runs.Free, Table.Path })
        {
            Assert.Equal(
                ["open 1: buy 1 at 100, taker", "in 2: sell 1 at 95, taker", "in 2: buy 1 at 93, maker", "in 2: sell 1 at 92, taker"],
                Table.Fills(Runs.Run(Table.Bars("100 | 100 | 100 104 91 101"), new Script((0, entry), (1, again)), options)));
        }
    }

    [Fact]
    public void A_stop_that_turns_the_market_round_enters_the_other_way_in_the_same_bar()
    {
        Order entry = new MarketOrder(Side.Buy, Size.OfBase(1)) { StopLoss = ProtectiveLevel.At(95) };
        Order turn = new StopOrder(Side.Sell, Size.OfBase(2), 94);

        Assert.Equal(
            ["open 1: buy 1 at 100, taker", "in 2: sell 1 at 95, taker", "in 2: sell 2 at 94, taker"],
            Table.Fills(Runs.Run(Table.Bars("100 | 100 | 100 104 92 93 | 93"), new Script((0, entry), (1, turn))))[..3]);
    }

    [Theory]
    [InlineData("100 104 92 101", 1)] // the stop is met inside the bar: its cash is not there for the order at 93
    [InlineData("94 104 92 101", 2)] // the bar opens beyond the stop: what comes inside it comes after
    public void Cash_freed_inside_a_bar_cannot_be_spent_inside_it(string bar, int entries)
    {
        Order entry = new MarketOrder(Side.Buy, Size.OfBase(100)) { StopLoss = ProtectiveLevel.At(95) };
        Order again = new LimitOrder(Side.Buy, Size.OfBase(50), 93);
        BacktestResult result = Runs.Run(Table.Bars($"100 | 100 | {bar} | 101"), new Script((0, entry), (1, again)));

        Assert.Equal(entries, result.Fills.Count(fill => fill.Side == Side.Buy));
        Assert.Equal(entries == 1 ? OrderState.Rejected : OrderState.Filled, Table.StatesOf(result, 3)[^1]);
    }

    [Fact]
    public void Cash_that_is_free_already_can_be_spent_beside_what_an_exit_frees()
    {
        Order entry = new MarketOrder(Side.Buy, Size.OfBase(60)) { StopLoss = ProtectiveLevel.At(95) };
        Order again = new LimitOrder(Side.Buy, Size.OfBase(100), 80);

        Assert.Equal(
            ["in 2: sell 60 at 95, taker", "in 2: buy 50 at 80, maker"], // 10,000 − 60 × 100 is 4,000
            Table.Fills(Runs.Run(Table.Bars("100 | 100 | 100 104 80 101 | 101"), new Script((0, entry), (1, again))))[1..3]);
    }

    [Fact]
    public void At_the_close_of_a_bar_what_was_freed_inside_it_can_be_spent()
    {
        Order entry = new MarketOrder(Side.Buy, Size.OfBase(100)) { StopLoss = ProtectiveLevel.At(95) };
        BacktestResult result = Runs.Run(
            Table.Bars("100 | 100 104 94 95 | 95"),
            new Script((0, entry), (1, Script.BuyUnits(100))),
            Runs.Free with { Fill = FillModel.Close });

        Assert.Equal(["in 1: sell 100 at 95, taker", "in 1: buy 100 at 95, taker"], Table.Fills(result)[1..3]);
    }

    private static string Exit(Order entry, string table, BacktestOptions options, decimal mirror)
    {
        BacktestResult result = Runs.Run(Table.Bars(table), new Script((0, entry)), options with { KeepOpen = true });
        Assert.InRange(result.Fills.Count, 1, 2);
        return result.Fills.Count == 1 ? "" : $"{Math.Abs(mirror - result.Fills[1].Price):0.####}";
    }

    private static Order Entry(string type, Side side, double stop, double target)
    {
        Size one = Size.OfBase(1);
        Order order = type switch
        {
            "limit" => new LimitOrder(side, one, Level(98)),
            "stop" => new StopOrder(side, one, Level(105)),
            _ => new StopLimitOrder(side, one, Level(105), Level(104)),
        };
        return order with { StopLoss = ProtectiveLevel.At(stop), TakeProfit = ProtectiveLevel.At(target) };

        double Level(double price) => side == Side.Buy ? price : 200 - price;
    }
}
