using BacktestCli.Core.Engine;
using BacktestCli.Core.Market;
using BacktestCli.Core.Trading;
using BacktestCli.Tests.Fakes;

namespace BacktestCli.Tests.Core.Engine.Orders;

/// <summary>What is told of orders: every change, in order, once.</summary>
public sealed class OrderEventTests
{
    private static readonly Size One = Size.OfBase(1);

    [Theory]
    [InlineData("market", "in 0: 1 market Submitted", "open 1: 1 market Filled")]
    [InlineData("limit", "in 0: 1 limit Submitted", "in 1: 1 limit Filled")]
    [InlineData("stop", "in 0: 1 stop Submitted", "in 1: 1 stop Filled")]
    [InlineData("stop_limit", "in 0: 1 stop_limit Submitted", "in 1: 1 stop_limit Triggered", "in 1: 1 stop_limit Filled")]
    [InlineData("trailing_stop", "in 0: 1 trailing_stop Submitted", "in 1: 1 trailing_stop Filled")]
    [InlineData("take_profit", "in 0: 1 take_profit Submitted", "in 1: 1 take_profit Filled")]
    [InlineData("spot_short", "in 0: 1 limit Submitted", "in 1: 1 limit Rejected")]
    [InlineData("far", "in 0: 1 limit Submitted", "in 1: 1 limit Cancelled")] // the data ended
    public void An_order_goes_through_these_states(string type, params string[] events)
    {
        Order order = type switch
        {
            "market" => new MarketOrder(Side.Buy, One),
            "limit" => new LimitOrder(Side.Buy, One, 95),
            "stop" => new StopOrder(Side.Buy, One, 105),
            "stop_limit" => new StopLimitOrder(Side.Buy, One, 105, 104),
            "trailing_stop" => new TrailingStopOrder(Side.Buy, One, Trail.Amount(5)),
            "take_profit" => new TakeProfitOrder(Side.Buy, One, 95),
            "spot_short" => new LimitOrder(Side.Sell, One, 104),
            _ => new LimitOrder(Side.Buy, One, 50),
        };
        ListSource bars = Table.Bars("100 | 100 107 94 101");
        ListSource source = type == "spot_short" ? bars.On(MarketKind.Spot) : bars;
        BacktestResult result = Runs.Run(source, new Script((0, order)), Runs.Free with { KeepOpen = true });

        Assert.Equal(events, Table.Events(result));
    }

    [Fact]
    public void Numbers_rise_by_one_from_order_to_order_in_the_order_in_which_they_come()
    {
        Order entry = new MarketOrder(Side.Buy, One)
        {
            StopLoss = ProtectiveLevel.At(95), TakeProfit = ProtectiveLevel.At(110), TrailingStop = Trail.Amount(20),
        };
        Script script = new((0, entry), (0, new LimitOrder(Side.Buy, One, -1)), (2, Script.BuyUnits(1)));
        BacktestResult result = Runs.Run(Table.Bars("100 | 100 | 100 111 100 110 | 110"), script);
        int[] seen = [.. result.Orders.Events.Select(change => change.Number).Distinct()];

        Assert.Equal(["market", "limit", "stop", "trailing_stop", "take_profit", "market", "market"], seen.Select(number =>
            result.Orders.Events.First(change => change.Number == number).Order.Type));
        Assert.Equal(Enumerable.Range(1, 7), seen);
        Assert.Equal(seen[^1], result.Fills[^1].OrderNumber); // the one that closes what is left at the end
    }

    [Fact]
    public void Times_never_go_back()
    {
        Order entry = new LimitOrder(Side.Buy, One, 98)
        {
            StopLoss = ProtectiveLevel.At(95), TakeProfit = ProtectiveLevel.At(103), GoodForBars = 2,
        };
        Script script = new([.. Enumerable.Range(0, 60).Select(bar => (bar, entry))]);
        long[] times = [.. Runs.Run(new ListSource(RandomMarket.Bars(3, 60)), script).Orders.Events.Select(change => change.Time)];

        Assert.Equal(times.Order(), times);
    }

    [Fact]
    public void A_strategy_is_shown_what_became_of_its_orders_since_its_last_bar()
    {
        List<string[]> shown = [];
        Decisions decisions = new((bar, context) =>
        {
            shown.Add([.. context.OrderEvents.ToArray().Select(Table.Said)]);
            if (bar == 0)
                context.Submit(new MarketOrder(Side.Buy, One) { StopLoss = ProtectiveLevel.At(95) });
        });
        Runs.Run(Table.Bars("100 | 100 | 100 | 100 100 94 96 | 96"), decisions);

        Assert.Equal([[], ["open 1: 1 market Filled", "open 1: 2 stop Submitted"], [], ["in 3: 2 stop Filled"], []], shown);
    }

    [Fact]
    public void A_strategy_is_shown_nothing_of_the_orders_of_another_instrument()
    {
        Dictionary<string, List<string>> shown = new() { ["AUSDT"] = [], ["BUSDT"] = [] };
        InstrumentFeed Feed(string symbol, int after) => new()
        {
            Source = Table.Bars("100 | 100 | 100 | 100").For(new("test", MarketKind.Perp, symbol)),
            Strategy = new Decisions((bar, context) =>
            {
                shown[symbol].AddRange(context.OrderEvents.ToArray().Select(Table.Said));
                if (bar == after)
                    context.Submit(new MarketOrder(Side.Buy, One));
            }),
        };
        BacktestEngine.Run([Feed("AUSDT", 0), Feed("BUSDT", 1)], Runs.Free, TestContext.Current.CancellationToken);

        Assert.Equal("open 1: 1 market Filled", Assert.Single(shown["AUSDT"]));
        Assert.Equal("open 2: 2 market Filled", Assert.Single(shown["BUSDT"]));
    }
}
