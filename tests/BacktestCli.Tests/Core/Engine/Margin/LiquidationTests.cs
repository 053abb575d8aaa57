using BacktestCli.Core.Engine;
using BacktestCli.Core.Trading;
using BacktestCli.Tests.Fakes;
using static BacktestCli.Tests.Core.Engine.Margin.Contracts;

namespace BacktestCli.Tests.Core.Engine.Margin;

/// <summary>Ten contracts at 100 with a margin of 500 and a maintenance margin of 20 %: a long is closed at 62.5, a short at 125.</summary>
public sealed class LiquidationTests
{
    [Theory]
    [InlineData(Side.Buy, 62.51, null, 0)]
    [InlineData(Side.Buy, 62.5, ExitReason.Liquidation, 62.5)] // 500 − 375 = 20 % of 625
    [InlineData(Side.Buy, 55, ExitReason.Liquidation, 62.5)]
    [InlineData(Side.Sell, 124.99, null, 0)]
    [InlineData(Side.Sell, 125, ExitReason.Liquidation, 125)] // 500 − 250 = 20 % of 1250
    [InlineData(Side.Sell, 140, ExitReason.Liquidation, 125)]
    public void A_position_is_closed_where_its_margin_is_down_to_the_maintenance_margin(
        Side side, double extreme, ExitReason? reason, double price)
    {
        Trade trade = Assert.Single(Meet(side, Twofold, [To(extreme)]).Trades);

        Assert.Equal(reason ?? ExitReason.EndOfData, trade.ExitReason);
        if (reason is not null)
            Assert.Equal(((decimal)price, ListSource.At(3)), (trade.ExitPrice, trade.ExitTime));
    }

    [Theory]
    [InlineData(1, Side.Buy, 0.01, false)] // paid in full: nothing to lose but the price
    [InlineData(1, Side.Sell, 199, false)]
    [InlineData(1, Side.Sell, 199.01, true)]
    [InlineData(20, Side.Buy, 95.48, false)] // 95 ÷ 0.995 = 95.4774
    [InlineData(20, Side.Buy, 95.47, true)]
    [InlineData(125, Side.Buy, 99.70, false)] // 99.2 ÷ 0.995 = 99.6985
    [InlineData(125, Side.Buy, 99.69, true)]
    [InlineData(125, Side.Sell, 100.29, false)] // 100.8 ÷ 1.005 = 100.2985
    [InlineData(125, Side.Sell, 100.30, true)]
    public void The_higher_the_leverage_the_nearer_the_level(int leverage, Side side, double extreme, bool isClosed)
    {
        BacktestOptions options = Runs.Free with { Leverage = leverage };
        Trade trade = Assert.Single(Meet(side, options, [To(extreme)]).Trades);

        Assert.Equal(isClosed, trade.ExitReason == ExitReason.Liquidation);
    }

    [Theory]
    [InlineData(Side.Buy, 63, ExitReason.StopLoss, 63)]
    [InlineData(Side.Buy, 62.5, ExitReason.Liquidation, 62.5)]
    [InlineData(Side.Buy, 62, ExitReason.Liquidation, 62.5)]
    [InlineData(Side.Sell, 124, ExitReason.StopLoss, 124)]
    [InlineData(Side.Sell, 125, ExitReason.Liquidation, 125)]
    [InlineData(Side.Sell, 126, ExitReason.Liquidation, 125)]
    public void The_nearer_of_stop_and_liquidation_wins_and_at_one_price_the_venue(Side side, double stop, ExitReason reason, double price)
    {
        double extreme = side == Side.Buy ? 50 : 150;
        Trade trade = Assert.Single(Meet(side, Twofold, [To(extreme)], ProtectiveLevel.At(stop)).Trades);

        Assert.Equal((reason, (decimal)price), (trade.ExitReason, trade.ExitPrice));
    }

    [Theory]
    [InlineData(Side.Buy, 55, 0)] // 450 lost of 500
    [InlineData(Side.Buy, 40, 100)] // 600 lost of 500
    [InlineData(Side.Sell, 145, 0)]
    [InlineData(Side.Sell, 170, 200)]
    public void A_gap_through_the_level_fills_at_the_open_and_insurance_pays_what_the_margin_cannot(
        Side side, double open, double insurance)
    {
        BacktestResult result = Meet(side, Twofold, [(open, open + 5, open - 5, open)], ProtectiveLevel.Away(0.9));
        Trade trade = Assert.Single(result.Trades);

        Assert.Equal((ExitReason.Liquidation, (decimal)open, (decimal)insurance), (trade.ExitReason, trade.ExitPrice, trade.Insurance));
        Assert.Equal(10_000m - Math.Min(500, Math.Abs((decimal)open - 100) * 10), result.FinalEquity);
        AssertBalanced(result);
    }

    [Fact]
    public void A_liquidation_is_a_taker_that_slips_and_pays_the_venue()
    {
        BacktestOptions options = Twofold with
        {
            Fees = new FeeSchedule { Maker = 0, Taker = 0.001m }, Slippage = new BpsSlippage(100),
            Margin = AFifth with { LiquidationFee = 0.01m },
        };
        BacktestResult result = Meet(Side.Buy, options, [To(50)]);
        (Fill entry, Fill exit) = (result.Fills[0], result.Fills[1]);

        // 10 at 101 have a margin of 505 and end at (1010 − 505) ÷ 8 = 63.125, where they slip to 62.49375
        Assert.Equal((101m, 63.125m, 62.49375m), (entry.Price, exit.TouchPrice, exit.Price));
        Assert.Equal((Liquidity.Taker, 624.9375m * 0.011m), (exit.Liquidity, exit.Fee));
        AssertBalanced(result);
    }

    [Fact]
    public void Brackets_bring_the_level_nearer()
    {
        BacktestOptions options = Twofold with { Margin = Tiers(new(0, 0.1m, 125), new(500, 0.25m, 125)) };

        // short: 500 − 260 = 500 × 10 % + 760 × 25 % at 126
        Assert.Equal(126m, Assert.Single(Meet(Side.Sell, options, [To(130)]).Trades).ExitPrice);
        Assert.Equal(ExitReason.EndOfData, Assert.Single(Meet(Side.Sell, options, [To(125.9)]).Trades).ExitReason);
    }

    [Theory]
    [InlineData(Side.Buy, 800, 25)] // 800 − 750 = 20 % of 250
    [InlineData(Side.Sell, 800, 150)] // 800 − 500 = 20 % of 1500
    public void With_cross_margin_the_whole_cash_stands_behind_it(Side side, double cash, double level)
    {
        BacktestOptions options = Cross with { Cash = (decimal)cash };
        double before = level + (side == Side.Buy ? 0.01 : -0.01);

        Assert.Equal(ExitReason.EndOfData, Assert.Single(Meet(side, options, [To(before)]).Trades).ExitReason);
        Trade trade = Assert.Single(Meet(side, options, [To(level)]).Trades);
        Assert.Equal((ExitReason.Liquidation, (decimal)level), (trade.ExitReason, trade.ExitPrice));
    }

    [Theory]
    [InlineData(Side.Buy, 10, 100)] // 900 lost of 800
    [InlineData(Side.Sell, 190, 100)]
    [InlineData(Side.Sell, 170, 0)]
    public void With_cross_margin_the_account_never_ends_below_nothing(Side side, double open, double insurance)
    {
        BacktestResult result = Meet(side, Cross with { Cash = 800 }, [Still(open)]);

        Assert.Equal((decimal)insurance, Assert.Single(result.Trades).Insurance);
        Assert.Equal(Math.Max(0, 800 - (10 * Math.Abs((decimal)open - 100))), result.FinalEquity);
        AssertBalanced(result);
    }

    [Fact]
    public void What_liquidation_leaves_can_be_traded_again()
    {
        InstrumentFeed feed = Of(
            "BTCUSDT", new Script((0, Script.BuyUnits(10)), (2, Script.BuyUnits(1))), Still(100), Still(100), To(50), Still(100),
            Still(100));
        BacktestResult result = Run(Twofold, feed);

        Assert.Equal([ExitReason.Liquidation, ExitReason.EndOfData], result.Trades.Select(trade => trade.ExitReason));
    }
}
