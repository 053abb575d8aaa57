using BacktestCli.Core.Engine;
using BacktestCli.Core.Trading;
using BacktestCli.Tests.Fakes;

namespace BacktestCli.Tests.Core.Engine.Orders;

/// <summary>What becomes of a position and of the orders where the bars end.</summary>
public sealed class EndOfDataTests
{
    private static readonly Order Entry = new MarketOrder(Side.Buy, Size.OfBase(2))
    {
        StopLoss = ProtectiveLevel.At(90), TakeProfit = ProtectiveLevel.At(120),
    };

    private static readonly Order Waiting = new LimitOrder(Side.Buy, Size.OfBase(1), 50);
    private static readonly BacktestOptions Costly = Runs.Free with
    {
        Fees = new FeeSchedule { Maker = 0.001m, Taker = 0.002m }, Slippage = new BpsSlippage(50), SpreadBps = 100,
    };

    [Fact]
    public void The_position_is_closed_at_the_last_close_by_a_taker_with_spread_and_slippage()
    {
        BacktestResult result = Run(Costly);
        Fill last = result.Fills[^1];

        Assert.Equal((Table.CloseOf(2), 110m, 108.9m, Liquidity.Taker), (last.Time, last.TouchPrice, last.Price, last.Liquidity));
        Assert.Equal(0.4356m, last.Fee);
        Assert.Equal(ExitReason.EndOfData, Assert.Single(result.Trades).ExitReason);
        Assert.Equal((0m, result.FinalCash), (result.Instruments[0].OpenQuantity, result.FinalEquity));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Its_orders_are_taken_back(bool keepOpen)
    {
        BacktestResult result = Run(Runs.Free with { KeepOpen = keepOpen });
        string[] cancelled = [.. Table.Events(result).Where(change => change.EndsWith("Cancelled", StringComparison.Ordinal)).Order()];

        Assert.Equal(["in 2: 2 limit Cancelled", "in 2: 3 stop Cancelled", "in 2: 4 take_profit Cancelled"], cancelled);
    }

    [Fact]
    public void A_position_that_is_kept_counts_as_open_profit()
    {
        BacktestResult result = Run(Runs.Free with { KeepOpen = true });

        Assert.Empty(result.Trades);
        Assert.Equal((2m, 20m, 10_020m), (result.Instruments[0].OpenQuantity, result.OpenProfit, result.FinalEquity));
    }

    [Fact]
    public void An_order_sent_at_the_last_close_is_taken_back_unfilled()
    {
        BacktestResult result = Runs.Run(Table.Bars("100 | 100"), new Script((1, Script.BuyUnits(1))));

        Assert.Equal(["in 1: 1 market Submitted", "in 1: 1 market Cancelled"], Table.Events(result));
    }

    [Fact]
    public void With_fills_at_the_close_it_fills_there_and_is_closed_there()
    {
        BacktestResult result = Runs.Run(
            Table.Bars("100 | 100 101 99 101"), new Script((1, Script.BuyUnits(1))), Costly with { Fill = FillModel.Close });

        Assert.Equal(["in 1: buy 1 at 102.01, taker", "in 1: sell 1 at 99.99, taker"], Table.Fills(result));
    }

    [Fact]
    public void With_fills_at_the_close_orders_that_wait_for_a_price_are_live_from_the_next_open()
    {
        BacktestOptions atClose = Runs.Free with { Fill = FillModel.Close, KeepOpen = true };
        Script script = new((0, new LimitOrder(Side.Buy, Size.OfBase(1), 101)), (0, new LimitOrder(Side.Buy, Size.OfBase(1), 95)));

        BacktestResult result = Runs.Run(Table.Bars("100 | 100 100 94 96"), script, atClose);

        Assert.Equal(["open 1: buy 1 at 100, taker", "in 1: buy 1 at 95, maker"], Table.Fills(result));
    }

    private static BacktestResult Run(BacktestOptions options) =>
        Runs.Run(Table.Bars("100 | 100 | 100 110 100 110"), new Script((0, Entry), (0, Waiting)), options);
}
