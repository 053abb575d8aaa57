using BacktestCli.Core.Engine;
using BacktestCli.Core.Market;
using BacktestCli.Core.Trading;
using BacktestCli.Tests.Fakes;
using static BacktestCli.Tests.Fakes.Runs;

namespace BacktestCli.Tests.Core.Engine;

/// <summary>A position of one unit entered at 100, its stop at 95 and its target at 110, meets one more bar (short: 105 and 90).</summary>
public sealed class ProtectionTests
{
    private static readonly BacktestOptions Path = Free with { Intrabar = IntrabarModel.Path };

    [Theory]
    [InlineData(100, 104, 96, 101, null, 0)] // between the two: nothing
    [InlineData(100, 104, 95, 101, ExitReason.StopLoss, 95)] // reaches the stop exactly
    [InlineData(100, 104, 90, 101, ExitReason.StopLoss, 95)] // goes through it: fills at its level
    [InlineData(92, 104, 90, 101, ExitReason.StopLoss, 92)] // opens beyond it: fills at the open, never at the level jumped over
    [InlineData(100, 110, 99, 101, ExitReason.TakeProfit, 110)] // reaches the target exactly
    [InlineData(100, 115, 99, 101, ExitReason.TakeProfit, 110)] // goes through it
    [InlineData(112, 115, 99, 101, ExitReason.TakeProfit, 112)] // opens beyond it: fills at the open
    [InlineData(100, 115, 90, 101, ExitReason.StopLoss, 95)] // holds both: the stop
    [InlineData(112, 115, 90, 101, ExitReason.TakeProfit, 112)] // opens beyond the target: that came first
    public void A_long_position_leaves_where_the_bar_says(double open, double high, double low, double close, ExitReason? reason, double price) =>
        AssertLeaves(MarketKind.Spot, Side.Buy, (open, high, low, close), reason, price, Free);

    [Theory]
    [InlineData(100, 104, 96, 101, null, 0)]
    [InlineData(100, 105, 96, 101, ExitReason.StopLoss, 105)]
    [InlineData(108, 109, 96, 101, ExitReason.StopLoss, 108)]
    [InlineData(100, 104, 90, 101, ExitReason.TakeProfit, 90)]
    [InlineData(88, 104, 85, 101, ExitReason.TakeProfit, 88)]
    [InlineData(100, 106, 89, 101, ExitReason.StopLoss, 105)]
    public void A_short_position_is_the_mirror_image(double open, double high, double low, double close, ExitReason? reason, double price) =>
        AssertLeaves(MarketKind.Perp, Side.Sell, (open, high, low, close), reason, price, Free);

    [Theory]
    [InlineData(105, 111, 94, 101, ExitReason.TakeProfit, 110)] // the high is nearer to the open
    [InlineData(100, 115, 94, 101, ExitReason.StopLoss, 95)] // the low is nearer
    [InlineData(102.5, 111, 94, 101, ExitReason.StopLoss, 95)] // equally near: the stop
    public void On_the_path_the_nearer_extreme_comes_first(double open, double high, double low, double close, ExitReason reason, double price) =>
        AssertLeaves(MarketKind.Spot, Side.Buy, (open, high, low, close), reason, price, Path);

    [Fact]
    public void A_bar_that_holds_both_is_counted_as_ambiguous()
    {
        BacktestResult result = Protected(MarketKind.Spot, Side.Buy, (100, 115, 90, 101), Free);

        Assert.Equal(1, result.AmbiguousBars);
    }

    [Fact]
    public void The_stop_is_live_on_the_entry_bar_and_looks_only_at_prices_after_the_fill()
    {
        ListSource source = ListSource.Of((100.0, 100.0, 80.0, 100.0), (100, 101, 94, 100), (100, 100, 100, 100));
        BacktestResult result = Run(source, new Script((0, Script.Buy(0.01, stop: ProtectiveLevel.Away(0.05)))));

        Trade trade = Assert.Single(result.Trades);
        Assert.Equal((ExitReason.StopLoss, ListSource.At(1), ListSource.At(2), 1L), (trade.ExitReason, trade.EntryTime, trade.ExitTime, trade.BarsHeld));
    }

    [Fact]
    public void With_fills_at_the_close_the_stop_is_live_from_the_next_bar()
    {
        ListSource source = ListSource.Of((100.0, 100.0, 80.0, 100.0), (100, 101, 96, 100), (100, 100, 94, 100));
        BacktestOptions options = Free with { Fill = FillModel.Close };
        Trade trade = Assert.Single(Run(source, new Script((0, Script.Buy(0.01, stop: ProtectiveLevel.Away(0.05)))), options).Trades);

        Assert.Equal((ExitReason.StopLoss, ListSource.At(3)), (trade.ExitReason, trade.ExitTime));
    }

    [Fact]
    public void A_stop_at_a_price_stands_at_that_price()
    {
        ListSource source = ListSource.Of((100.0, 100.0), (102, 102), (102, 90), (90, 90));
        Trade trade = Assert.Single(Run(source, new Script((0, Script.Buy(0.01, stop: ProtectiveLevel.At(97.5))))).Trades);

        Assert.Equal(97.5m, trade.ExitPrice);
    }

    [Fact]
    public void A_stop_slips_and_pays_taker_and_a_target_does_neither()
    {
        BacktestOptions options = Free with { Fees = new FeeSchedule { Maker = 0.0002m, Taker = 0.0005m }, Slippage = new BpsSlippage(10) };
        Fill stop = Protected(MarketKind.Spot, Side.Buy, (100, 104, 90, 101), options).Fills[1];
        Fill target = Protected(MarketKind.Spot, Side.Buy, (100, 115, 99, 101), options).Fills[1];

        Assert.Equal((Liquidity.Taker, true), (stop.Liquidity, stop.Price < stop.TouchPrice));
        Assert.Equal((Liquidity.Maker, true), (target.Liquidity, target.Price == target.TouchPrice));
    }

    [Fact]
    public void When_the_stop_fills_the_target_is_cancelled()
    {
        BacktestResult result = Protected(MarketKind.Spot, Side.Buy, (100, 104, 90, 101), Free);

        Assert.Equal(
            [new("market", OrderState.Filled, 1), new("stop", OrderState.Filled, 1), new OrderCount("take_profit", OrderState.Cancelled, 1)],
            result.Orders.Counts);
    }

    [Fact]
    public void A_gap_through_the_stop_leaves_nothing_for_the_exit_that_was_waiting()
    {
        ListSource source = ListSource.Of((100.0, 100.0), (100, 100), (90, 90), (90, 90));
        BacktestResult result = Run(source, new Script((0, Script.Buy(0.01, stop: ProtectiveLevel.Away(0.05))), (1, Script.CloseLong())));

        Assert.Equal(ExitReason.StopLoss, Assert.Single(result.Trades).ExitReason);
        Assert.Contains(new OrderCount("market", OrderState.Cancelled, 1), result.Orders.Counts);
    }

    [Fact]
    public void Excursions_are_measured_from_the_entry_price_while_the_position_was_held()
    {
        ListSource source = ListSource.Of((100.0, 200.0, 50.0, 100.0), (100, 108, 97, 104), (104, 106, 99, 105), (105, 300, 1, 105));
        Trade trade = Assert.Single(Run(source, new Script((0, Script.BuyUnits(1)), (2, Script.CloseLong()))).Trades);

        Assert.Equal((0.03, 0.08), (Math.Round(trade.MaxAdverseExcursion, 12), Math.Round(trade.MaxFavourableExcursion, 12)));
        Assert.Equal(2, trade.BarsHeld);
    }

    private static void AssertLeaves(
        MarketKind market, Side side, (double Open, double High, double Low, double Close) bar, ExitReason? reason, double price, BacktestOptions options)
    {
        Trade trade = Assert.Single(Protected(market, side, bar, options).Trades);
        if (reason is null)
            Assert.Equal(ExitReason.EndOfData, trade.ExitReason);
        else
            Assert.Equal((reason.Value, (decimal)price), (trade.ExitReason, trade.ExitPrice));
    }

    private static BacktestResult Protected(
        MarketKind market, Side side, (double Open, double High, double Low, double Close) bar, BacktestOptions options)
    {
        ListSource source = ListSource.Of((100, 100, 100, 100), (100, 100, 100, 100), bar, (bar.Close, bar.Close, bar.Close, bar.Close)).On(market);
        Order entry = new MarketOrder(side, Size.OfBase(1)) { StopLoss = ProtectiveLevel.Away(0.05), TakeProfit = ProtectiveLevel.Away(0.1) };
        return Run(source, new Script((0, entry)), options);
    }
}
