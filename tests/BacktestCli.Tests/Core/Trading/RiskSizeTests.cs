using BacktestCli.Core.Engine;
using BacktestCli.Core.Market;
using BacktestCli.Core.Trading;
using BacktestCli.Tests.Fakes;
using static BacktestCli.Tests.Fakes.Runs;

namespace BacktestCli.Tests.Core.Trading;

/// <summary>A size by risk loses its share of equity at the stop, and no more.</summary>
public sealed class RiskSizeTests
{
    [Theory]
    [InlineData(Side.Buy, 0.05, 0)]
    [InlineData(Side.Buy, 0.05, 0.001)]
    [InlineData(Side.Sell, 0.02, 0.0005)]
    public void At_the_stop_a_size_by_risk_has_lost_its_share_of_equity_costs_in(Side side, double stop, double fee)
    {
        ListSource source = ListSource.Of((100, 100, 100, 100), (100, 100, 100, 100), (100, 120, 80, 100), (100, 100, 100, 100))
            .On(MarketKind.Perp);
        Order order = new MarketOrder(side, Size.OfRisk(0.01m)) { StopLoss = ProtectiveLevel.Away(stop) };
        Trade trade = Assert.Single(
            Run(source, new Script((0, order)), Free with { Leverage = 10, Fees = FeeSchedule.Flat((decimal)fee) }).Trades);

        Assert.Equal(ExitReason.StopLoss, trade.ExitReason);
        Assert.InRange(trade.NetProfit, -100m, -100m + 0.00001m);
    }

    [Fact]
    public void A_maker_that_enters_still_pays_the_taker_at_its_stop()
    {
        ListSource source = ListSource.Of((100, 100, 100, 100), (100, 100, 90, 95), (95, 95, 50, 50), (50, 50, 50, 50));
        Order order = new LimitOrder(Side.Buy, Size.OfRisk(0.01m), 90) { StopLoss = ProtectiveLevel.At(80) };
        Trade trade = Assert.Single(
            Run(source, new Script((0, order)), Free with { Fees = new FeeSchedule { Maker = 0, Taker = 0.01m } }).Trades);

        Assert.Equal((90m, 80m), (trade.EntryPrice, trade.ExitPrice));
        Assert.InRange(trade.NetProfit, -100m, -90m);
    }

    [Fact]
    public void A_size_by_risk_without_a_stop_is_refused()
    {
        BacktestResult result = Run(
            ListSource.Of((100.0, 100.0), (100, 100)), new Script((0, new MarketOrder(Side.Buy, Size.OfRisk(0.01m)))));

        Assert.Equal("a size by risk needs a stop-loss", Assert.Single(result.Orders.Rejections).Reason);
    }
}
