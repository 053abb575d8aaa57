using BacktestCli.Core.Engine;
using BacktestCli.Core.Trading;
using BacktestCli.Tests.Fakes;
using static BacktestCli.Tests.Core.Engine.Margin.Contracts;

namespace BacktestCli.Tests.Core.Engine.Margin;

/// <summary>
/// The venue liquidates by its mark price, and fills at the price that is traded: a long of ten at 100 ends at 62.5, a short at 125.
/// </summary>
public sealed class MarkPriceTests
{
    [Theory]
    [InlineData(Side.Buy, 50, 63, null)] // traded through the level; the mark stays above it
    [InlineData(Side.Buy, 50, 62.5, 62.5)] // the mark reaches it
    [InlineData(Side.Buy, 70, 60, 70.0)] // the mark alone reaches it: the worst price that was traded
    [InlineData(Side.Sell, 150, 124, null)]
    [InlineData(Side.Sell, 150, 125, 125.0)]
    [InlineData(Side.Sell, 110, 130, 110.0)]
    public void The_mark_price_decides_and_the_traded_prices_bound_the_fill(Side side, double traded, double mark, double? price)
    {
        Trade trade = Assert.Single(
            Meet(side, Twofold, [To(traded)], with: feed => Marked(feed, Still(100), Still(100), To(mark), Still(100))).Trades);

        Assert.Equal(price is null ? ExitReason.EndOfData : ExitReason.Liquidation, trade.ExitReason);
        Assert.Equal((decimal)(price ?? 100), trade.ExitPrice);
    }

    [Theory]
    [InlineData(Side.Buy, 60)]
    [InlineData(Side.Sell, 130)]
    public void Where_the_mark_opens_beyond_the_level_the_position_is_closed_at_the_traded_open(Side side, double mark)
    {
        Trade trade = Assert.Single(
            Meet(side, Twofold, [(99, 101, 95, 100)], with: feed => Marked(feed, Still(100), Still(100), Still(mark), Still(100))).Trades);

        Assert.Equal((ExitReason.Liquidation, 99m, ListSource.At(2)), (trade.ExitReason, trade.ExitPrice, trade.ExitTime));
    }

    [Fact]
    public void In_the_bar_of_the_entry_the_mark_decides_too()
    {
        InstrumentFeed feed = Of("BTCUSDT", new Script((0, Script.BuyUnits(10))), Still(100), To(50), Still(100));
        Trade trade = Assert.Single(Run(Twofold, Marked(feed, Still(100), To(80), Still(100))).Trades);

        Assert.Equal(ExitReason.EndOfData, trade.ExitReason);
    }

    [Fact]
    public void A_part_taken_out_inside_a_bar_leaves_the_rest_to_the_mark()
    {
        Order half = new StopOrder(Side.Sell, Size.OfBase(5), 80) { ReduceOnly = true };
        InstrumentFeed feed = Of("BTCUSDT", new Script((0, Script.BuyUnits(10)), (1, half)), Still(100), Still(100), To(50), Still(100));
        BacktestResult result = Run(Twofold, Marked(feed, Still(100), Still(100), To(79), Still(100)));

        Assert.Equal([ExitReason.StopLoss, ExitReason.EndOfData], result.Trades.Select(trade => trade.ExitReason));
    }

    [Fact]
    public void A_bar_whose_mark_price_is_missing_goes_by_the_traded_prices()
    {
        Trade trade = Assert.Single(Meet(Side.Buy, Twofold, [To(50)], with: feed => Marked(feed, Still(100), Still(100))).Trades);

        Assert.Equal((ExitReason.Liquidation, 62.5m), (trade.ExitReason, trade.ExitPrice));
    }

    [Fact]
    public void A_bar_whose_mark_stayed_away_leaves_the_level_where_it_was()
    {
        Trade trade = Assert.Single(
            Meet(Side.Buy, Twofold, [To(50), To(60)], with: feed => Marked(feed, Still(100), Still(100), To(70), To(62), Still(100)))
                .Trades);

        Assert.Equal((ExitReason.Liquidation, 62.5m, ListSource.At(4)), (trade.ExitReason, trade.ExitPrice, trade.ExitTime));
    }

    private static InstrumentFeed Marked(InstrumentFeed feed, params (double Open, double High, double Low, double Close)[] bars) =>
        feed with { Mark = ListSource.Of(bars).For(feed.Source.Instrument) };
}
