using BacktestCli.Core.Engine;
using BacktestCli.Core.Trading;
using BacktestCli.Tests.Fakes;

namespace BacktestCli.Tests.Core.Engine.Orders;

/// <summary>One unit bought at 100 at the open of bar 1 with a stop that trails by 10; and, upside down, one sold.</summary>
public sealed class TrailingStopTests
{
    [Theory]
    [InlineData("100 104 91 101 | 101", "", "in 1 94")] // 90 is not reached; on the path the high has drawn it to 94 before
    [InlineData("100 111 90 101 | 101", "in 1 90", "in 1 90")] // 90 is touched
    [InlineData("100 104 100 102 | 102 103 94 95", "in 2 94", "in 2 94")] // the high of bar 1 has drawn it to 94
    [InlineData("100 108 100 105 | 105 111 98.5 108", "", "in 2 101")] // the low meets 98; on the path the high comes before it
    [InlineData("100 108 100 105 | 105 110 98.5 99", "in 2 100", "in 2 100")] // the high draws it to 100, the close is beyond
    [InlineData("100 112 100 112 | 112 112 103 104 | 104 104 101.5 101.5", "in 3 102", "in 3 102")] // it never goes back
    [InlineData("100 112 100 112 | 95 96 94 95", "open 2 95", "open 2 95")] // a gap through it
    [InlineData("100 112 100 112 | 118 118 108 108", "in 2 108", "in 2 108")] // the open draws it, too
    public void It_trails_the_best_price_of_the_walk_and_never_goes_back(string bars, string pessimistic, string path)
    {
        foreach ((BacktestOptions options, string exit) in new[] { (Runs.Free, pessimistic), (Table.Path, path) })
        {
            Assert.Equal(exit, Exit(Side.Buy, $"100 | {bars}", options, 0));
            Assert.Equal(exit, Exit(Side.Sell, Table.UpsideDown($"100 | {bars}"), options, 200));
        }
    }

    [Fact]
    public void The_level_of_before_the_bar_meets_its_low_and_the_raised_one_its_close()
    {
        const string Wide = "100 | 100 | 100 120 95 105";

        Assert.Equal("in 2 110", Exit(Side.Buy, Wide, Runs.Free, 0)); // 90 against 95: no; 110 against 105: yes
        Assert.Equal("in 2 110", Exit(Side.Buy, Wide, Table.Path, 0));
    }

    [Fact]
    public void On_the_path_a_high_that_comes_first_draws_it_above_the_low()
    {
        const string Bars = "100 | 100 | 100 105 94 95.5";

        Assert.Equal(("", "in 2 95"), (Exit(Side.Buy, Bars, Runs.Free, 0), Exit(Side.Buy, Bars, Table.Path, 0)));
    }

    [Fact]
    public void A_percentage_is_of_the_best_price()
    {
        Order entry = new MarketOrder(Side.Buy, Size.OfBase(1)) { TrailingStop = Trail.Fraction(0.1) };
        BacktestResult result = Runs.Run(Table.Bars("100 | 100 120 100 120 | 120 120 107 107"), new Script((0, entry)));

        Assert.Equal("in 2: sell 1 at 108, taker", Table.Fills(result)[1]);
    }

    [Fact]
    public void A_level_that_is_drawn_up_between_two_ticks_stands_at_the_one_that_the_price_reaches_later()
    {
        Order entry = new MarketOrder(Side.Buy, Size.OfBase(1)) { TrailingStop = Trail.Fraction(0.1) };
        Trade Closed(string bars) => Assert.Single(
            Runs.Run(Table.Bars($"100 | 100 103 100 103 | {bars}").Under(new() { TickSize = 0.5m }), new Script((0, entry))).Trades);

        Trade beyond = Closed("103 103 92 92");

        Assert.Equal((ExitReason.TrailingStop, 92.5m), (beyond.ExitReason, beyond.ExitPrice)); // 92.7 is no price
        Assert.Equal(ExitReason.EndOfData, Closed("103 103 92.6 92.6").ExitReason);
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(-1, false)]
    [InlineData(1, true)]
    [InlineData(double.NaN, false)]
    public void A_trail_without_a_distance_is_rejected(double distance, bool isFraction)
    {
        Trail trail = isFraction ? Trail.Fraction(distance) : Trail.Amount(distance);
        BacktestResult result = Runs.Run(Table.Bars("100 | 100"), new Script((0, new TrailingStopOrder(Side.Buy, Size.OfBase(1), trail))));

        Assert.Equal(
            "the distance of the trailing stop is not above 0, or is the whole price", Assert.Single(result.Orders.Rejections).Reason);
    }

    private static string Exit(Side side, string table, BacktestOptions options, decimal mirror)
    {
        Order entry = new MarketOrder(side, Size.OfBase(1)) { TrailingStop = Trail.Amount(10) };
        BacktestResult result = Runs.Run(Table.Bars(table), new Script((0, entry)), options with { KeepOpen = true });
        if (result.Trades.Count == 0)
            return "";
        Assert.Equal(ExitReason.TrailingStop, Assert.Single(result.Trades).ExitReason);
        int bar = Table.BarAt(result.Fills[1].Time);
        return $"{(result.Fills[1].Time == Table.OpenOf(bar) ? "open" : "in")} {bar} {Math.Abs(mirror - result.Fills[1].Price):0.####}";
    }
}
