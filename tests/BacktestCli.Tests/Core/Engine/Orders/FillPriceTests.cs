using BacktestCli.Core.Engine;
using BacktestCli.Core.Trading;
using BacktestCli.Tests.Fakes;

namespace BacktestCli.Tests.Core.Engine.Orders;

/// <summary>What takers pay on top, and what it never exceeds.</summary>
public sealed class FillPriceTests
{
    private static readonly BacktestOptions Slips = Runs.Free with { Slippage = new BpsSlippage(50), SpreadBps = 100, KeepOpen = true };
    private static readonly Size One = Size.OfBase(1);

    [Theory]
    [InlineData("market", 101)] // half the spread, 50 basis points, and 50 of slippage
    [InlineData("stop", 106.05)]
    [InlineData("limit", 95)]
    [InlineData("crossing", 100.4)] // at most its limit
    [InlineData("crossing_target", 100.4)]
    [InlineData("stop_limit", 105.2)]
    public void Takers_pay_spread_and_slippage_and_makers_do_not(string type, double price)
    {
        Order order = type switch
        {
            "market" => new MarketOrder(Side.Buy, One),
            "stop" => new StopOrder(Side.Buy, One, 105),
            "limit" => new LimitOrder(Side.Buy, One, 95),
            "crossing" => new LimitOrder(Side.Buy, One, 100.4),
            "crossing_target" => new TakeProfitOrder(Side.Buy, One, 100.4),
            _ => new StopLimitOrder(Side.Buy, One, 105, 105.2),
        };
        BacktestResult result = Runs.Run(Table.Bars("100 | 100 106 94 101"), new Script((0, order)), Slips);

        Assert.Equal((decimal)price, Assert.Single(result.Fills).Price);
    }

    [Theory]
    [InlineData(Side.Buy, 100.43, 100.4)]
    [InlineData(Side.Sell, 99.57, 99.6)]
    public void A_limit_between_two_ticks_is_not_exceeded_by_rounding(Side side, double limit, double price)
    {
        ListSource source = Table.Bars("100 | 100 106 94 101").Under(new() { TickSize = 0.2m });

        foreach (Order order in new Order[] { new LimitOrder(side, One, limit), new StopLimitOrder(side, One, 100, limit) })
            Assert.Equal((decimal)price, Assert.Single(Runs.Run(source, new Script((0, order)), Slips).Fills).Price);
    }

    [Fact]
    public void An_order_keeps_its_random_slippage_whatever_else_is_done()
    {
        BacktestOptions random = Runs.Free with { Slippage = new RandomSlippage(100) };
        decimal Paid(params (int, Order)[] orders) =>
            Runs.Run(Table.Bars("100 | 100 | 100"), new Script(orders), random).Fills.Last(fill => fill.Time == Table.OpenOf(2)).Price;

        Assert.Equal(Paid((1, Script.BuyUnits(1))), Paid((0, Script.BuyUnits(3)), (0, Script.SellUnits(1)), (1, Script.BuyUnits(1))));
        Assert.NotEqual(100m, Paid((1, Script.BuyUnits(1))));
    }

    [Fact]
    public void The_volume_of_the_thirty_days_before_decides_the_tier()
    {
        FeeSchedule fees = new() { Maker = 0.001m, Taker = 0.002m, Tiers = [new FeeTier(100, 0.0001m, 0.0002m)] };
        BacktestResult result = Runs.Run(
            ListSource.Of([.. Enumerable.Repeat((100.0, 100.0), 24 * 33)]),
            new Script((0, Script.BuyUnits(1)), (1, Script.BuyUnits(1)), (24, Script.BuyUnits(1)), (24 * 32, Script.BuyUnits(1))),
            Runs.Free with { Fees = fees, KeepOpen = true });

        // What was traded on the same day is not of a day before it, and from day 32 days 0 and 1 are out of sight.
        Assert.Equal([0.2m, 0.2m, 0.02m, 0.2m], result.Fills.Select(fill => fill.Fee));
    }
}
