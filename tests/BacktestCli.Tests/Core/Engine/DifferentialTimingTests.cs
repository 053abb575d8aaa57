using BacktestCli.Core.Engine;
using BacktestCli.Core.Market;
using BacktestCli.Core.Trading;
using BacktestCli.Tests.Fakes;
using static BacktestCli.Tests.Fakes.Runs;

namespace BacktestCli.Tests.Core.Engine;

/// <summary>What the comparison with the reference has found about when things happen, each case as small as it gets.</summary>
public sealed class DifferentialTimingTests
{
    private static readonly BacktestOptions AtClose = Free with { Fill = FillModel.Close, MaxVolumeShare = 1 };

    [Fact]
    public void A_fill_at_the_close_may_spend_what_the_bar_has_freed()
    {
        BacktestResult result = Run(
            Bars((100, 100, 100, 100, 99), (100, 110, 100, 110, 99)),
            new Script((0, Script.Buy(1, target: ProtectiveLevel.At(105))), (1, Script.Buy(1))),
            Free with { Cash = 1_000, Fill = FillModel.Close });

        Assert.Equal((110m, 9.54545454m), (result.Fills[2].Price, result.Fills[2].Quantity));
    }

    [Fact]
    public void A_market_order_that_finds_no_volume_at_the_close_waits_for_the_next_open()
    {
        BacktestResult result = Run(Bars((100, 100, 100, 100, 0), (101, 102, 101, 102, 9)), new Script((0, Script.BuyUnits(1))), AtClose);

        Assert.Equal((ListSource.At(1), 101m), (result.Fills[0].Time, result.Fills[0].Price));
    }

    [Fact]
    public void What_a_close_leaves_of_a_market_order_fills_at_the_next_open()
    {
        BacktestResult result = Run(
            Bars((100, 100, 100, 100, 2), (101, 102, 101, 102, 9), (103, 103, 103, 103, 9)), new Script((0, Script.BuyUnits(5))), AtClose);

        Assert.Equal([(100m, 2m), (101m, 3m)], result.Fills.Take(2).Select(fill => (fill.Price, fill.Quantity)));
    }

    [Fact]
    public void What_a_close_leaves_of_an_immediate_order_expires()
    {
        Order order = new MarketOrder(Side.Buy, Size.OfBase(5)) { TimeInForce = TimeInForce.Ioc };

        BacktestResult result = Run(Bars((100, 100, 100, 100, 2), (101, 102, 101, 102, 9)), new Script((0, order)), AtClose);

        Assert.Equal([2m, 2m], result.Fills.Select(fill => fill.Quantity));
    }

    [Fact]
    public void Each_bar_has_its_own_volume_though_its_open_reaches_nothing()
    {
        BacktestResult result = Run(
            Bars((100, 100, 100, 100, 9), (100, 100, 100, 100, 1), (100, 100, 99, 99, 5), (98, 98, 97, 98, 3)),
            new Script((0, new LimitOrder(Side.Buy, Size.OfBase(5), 97))),
            Free with { MaxVolumeShare = 1 });

        Assert.Equal(3m, result.Fills[0].Quantity);
    }

    [Fact]
    public void What_a_bar_without_volume_has_held_up_is_tried_in_the_next()
    {
        BacktestResult result = Run(
            Bars((100, 100, 100, 100, 9), (100, 100, 100, 100, 9), (100, 100, 97, 100, 0), (100, 100, 97, 98, 9)),
            new Script((0, new LimitOrder(Side.Buy, Size.OfBase(5), 97))),
            Free with { MaxVolumeShare = 1 });

        Assert.Equal((ListSource.At(4), 5m), (result.Fills[0].Time, result.Fills[0].Quantity));
    }

    [Fact]
    public void A_borrowed_position_pays_interest_for_the_bar_it_was_opened_in()
    {
        BacktestResult result = Run(
            Bars((100, 100, 100, 100, 9), (100, 100, 100, 100, 9)), new Script((0, Script.SellUnits(8.76m))), Free with { BorrowRate = 1 });

        Assert.Equal(0.1m, Assert.Single(result.Trades).Interest);
    }

    private static ListSource Bars(params (double Open, double High, double Low, double Close, double Volume)[] bars) =>
        new([.. bars.Select((bar, i) => new Bar(ListSource.At(i), bar.Open, bar.High, bar.Low, bar.Close, bar.Volume))]);
}
