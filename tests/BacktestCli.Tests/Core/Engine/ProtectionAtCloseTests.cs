using BacktestCli.Core.Engine;
using BacktestCli.Core.Trading;
using BacktestCli.Core.Trading.Protections;
using BacktestCli.Tests.Fakes;
using static BacktestCli.Tests.Fakes.Runs;

namespace BacktestCli.Tests.Core.Engine;

/// <summary>With fills at the close, what protections look at, and how they count.</summary>
public sealed class ProtectionAtCloseTests
{
    private static readonly BacktestOptions CoolDown = AtClose(new CoolDownProtection(1));

    [Theory]
    [InlineData(50, 1)]
    [InlineData(90, 2)]
    public void What_fills_at_a_close_is_kept_back_by_that_very_close(double close, int entries)
    {
        BacktestResult result = Run(
            ListSource.Of((100, 100), (close, close), (close, close)),
            new Script((0, Script.Buy(0.5)), (1, Script.BuyUnits(1))),
            AtClose(new DrawdownProtection(0.1, "10%")));

        Assert.Equal(entries, result.Fills.Count(fill => fill.Side == Side.Buy));
    }

    [Theory]
    [InlineData(1, 0)] // live in the bar after the exit, which is the one to wait for
    [InlineData(2, 1)]
    public void A_cool_down_after_an_exit_at_a_close_counts_from_the_bar_that_has_closed(int afterBar, int entries)
    {
        Order entry = new StopOrder(Side.Buy, Size.OfBase(1), 105);

        BacktestResult result = Run(
            ListSource.Of((100, 100), (100, 100), (100, 110), (100, 110), (100, 100)),
            new Script((0, Script.Buy(0.5)), (1, Script.CloseLong()), (afterBar, entry)),
            CoolDown);

        Assert.Equal(entries, result.Fills.Count(fill => fill.Price == 105));
    }

    [Theory]
    [InlineData(2, 0)] // the close of the bar of the exit
    [InlineData(3, 0)] // of the bar after it, which is the one to wait for
    [InlineData(4, 1)]
    public void A_cool_down_after_an_exit_inside_a_bar_lasts_to_the_close_of_its_last_bar(int afterBar, int entries)
    {
        BacktestResult result = Run(
            ListSource.Of((100, 100), (100, 100), (100, 90), (90, 90), (90, 90), (90, 90)),
            new Script((0, Script.Buy(0.5, stop: ProtectiveLevel.At(95))), (afterBar, Script.BuyUnits(1))),
            CoolDown);

        Assert.Equal(entries, result.Fills.Count(fill => fill is { Side: Side.Buy, Price: 90 }));
    }

    private static BacktestOptions AtClose(Protection protection) => Free with { Fill = FillModel.Close, Protections = [protection] };
}
