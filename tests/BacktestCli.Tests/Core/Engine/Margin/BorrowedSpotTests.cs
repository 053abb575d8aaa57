using BacktestCli.Core.Engine;
using BacktestCli.Core.Market;
using BacktestCli.Core.Trading;
using BacktestCli.Tests.Fakes;
using static BacktestCli.Tests.Core.Engine.Margin.Contracts;

namespace BacktestCli.Tests.Core.Engine.Margin;

/// <summary>Spot on margin at 8.76 a year: 0.1 % an hour of what is borrowed.</summary>
public sealed class BorrowedSpotTests
{
    private static readonly BacktestOptions Borrowed = Twofold with { BorrowRate = 8.76m };

    [Fact]
    public void Without_a_rate_spot_is_neither_short_nor_leveraged()
    {
        BacktestResult shorted = Trade(Runs.Free with { Leverage = 2 }, Script.SellUnits(1), Still(100), Still(100));
        BacktestResult bought = Trade(Runs.Free with { Leverage = 2 }, Script.BuyUnits(150), Still(100), Still(100));

        Assert.Empty(shorted.Fills);
        Assert.Equal("spot cannot be short", Assert.Single(shorted.Orders.Rejections).Reason);
        Assert.Equal(100m, bought.Fills[0].Quantity);
        Assert.False(bought.Only.IsMargined);
    }

    [Fact]
    public void With_a_rate_it_is_both()
    {
        Assert.Equal(10m, Trade(Borrowed, Script.SellUnits(10), Still(100), Still(100)).Fills[0].Quantity);
        Assert.Equal(200m, Trade(Borrowed, Script.BuyUnits(500), Still(100), Still(100)).Fills[0].Quantity);
    }

    [Fact]
    public void A_short_pays_for_what_it_borrowed_at_every_close()
    {
        BacktestResult result = Trade(Borrowed, Script.SellUnits(10), Still(100), Still(100), Still(110), Still(90));

        // 1000, 1100 and 900 for an hour each
        Assert.Equal(3m, Math.Round(result.Only.InterestPaid, 9));
        Assert.Equal(result.Only.InterestPaid, Assert.Single(result.Trades).Interest);
        Assert.Equal(10_000m + 100 - result.Only.InterestPaid, result.FinalEquity);
        AssertBalanced(result);
    }

    [Fact]
    public void A_long_pays_for_what_its_margin_does_not_cover()
    {
        BacktestResult result = Trade(Borrowed, Script.BuyUnits(10), Still(100), Still(100), Still(100));

        // 500 for an hour, then 500 and the interest for another
        Assert.Equal(0.5m + 0.5005m, Math.Round(result.Only.InterestPaid, 9));
        AssertBalanced(result);
    }

    [Fact]
    public void A_long_that_is_paid_in_full_borrows_nothing() =>
        Assert.Equal(0, Trade(Borrowed with { Leverage = 1 }, Script.BuyUnits(10), Still(100), Still(100), Still(100)).Only.InterestPaid);

    [Fact]
    public void A_perpetual_borrows_nothing() =>
        Assert.Equal(0, Run(Borrowed, Of("BTCUSDT", new Script((0, Script.SellUnits(10))), Still(100), Still(100), Still(100)))
            .Only.InterestPaid);

    [Fact]
    public void Interest_runs_through_a_gap()
    {
        Bar[] bars = [.. ((int[])[0, 1, 6]).Select(hour => new Bar(ListSource.At(hour), 100, 100, 100, 100, 1))];
        InstrumentFeed feed = new() { Source = new ListSource(bars), Strategy = new Script((0, Script.SellUnits(10))) };
        BacktestResult result = Run(Borrowed, feed);

        Assert.Equal(6m, Math.Round(result.Only.InterestPaid, 9)); // one hour, then five from close to close
    }

    [Fact]
    public void A_position_entered_after_a_gap_owes_nothing_for_it()
    {
        Bar[] bars = [.. ((int[])[0, 5, 6]).Select(hour => new Bar(ListSource.At(hour), 100, 100, 100, 100, 1))];
        InstrumentFeed feed = new() { Source = new ListSource(bars), Strategy = new Script((0, Script.SellUnits(10))) };

        Assert.Equal(2m, Math.Round(Run(Borrowed, feed).Only.InterestPaid, 9));
    }

    [Fact]
    public void Interest_eats_the_margin_and_moves_the_liquidation()
    {
        // ten times its worth a year: 1000 short owe 1.14 an hour
        BacktestOptions dear = Twofold with { BorrowRate = 10m, Margin = AFifth };
        decimal hour = 1_000m * 10 / (365 * 24);
        double level = (double)(1_500 - hour) / 12;
        Trade below = Assert.Single(Trade(dear, Script.SellUnits(10), Still(100), Still(100), To(level - 0.0001), Still(100)).Trades);
        Trade at = Assert.Single(Trade(dear, Script.SellUnits(10), Still(100), Still(100), To(level + 0.0001), Still(100)).Trades);

        Assert.Equal((ExitReason.EndOfData, ExitReason.Liquidation), (below.ExitReason, at.ExitReason));
        Assert.Equal((decimal)level, Math.Round(at.ExitPrice, 9), 8);
    }

    private static BacktestResult Trade(
        BacktestOptions options, Order order, params (double Open, double High, double Low, double Close)[] bars) =>
        Run(options, new InstrumentFeed { Source = ListSource.Of(bars), Strategy = new Script((0, order)) });
}
