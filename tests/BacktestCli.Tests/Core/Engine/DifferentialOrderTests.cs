using BacktestCli.Core.Engine;
using BacktestCli.Core.Market;
using BacktestCli.Core.Trading;
using BacktestCli.Core.Trading.Margin;
using BacktestCli.Tests.Core.Engine.Portfolio;
using BacktestCli.Tests.Fakes;
using static BacktestCli.Tests.Fakes.Runs;

namespace BacktestCli.Tests.Core.Engine;

/// <summary>What tens of thousands of drawn scenarios have found about what comes first and what is left, each case as small as it gets.</summary>
public sealed class DifferentialOrderTests
{
    [Fact]
    public void What_a_liquidation_takes_of_the_volume_is_not_there_for_others()
    {
        BacktestResult result = Run(
            Bars((100, 100, 100, 100, 9), (100, 100, 100, 100, 9), (80, 80, 80, 80, 6), (70, 70, 70, 70, 9)),
            new Script((0, Script.BuyUnits(5)), (1, Script.SellUnits(2))),
            Free with { MaxVolumeShare = 1, Leverage = 10, KeepOpen = true });

        Assert.Equal([(100m, 5m), (80m, 5m), (80m, 1m), (70m, 1m)], result.Fills.Select(fill => (fill.Price, fill.Quantity)));
    }

    [Fact]
    public void A_liquidation_is_touched_at_a_level_of_fifteen_digits()
    {
        // 10 % above 106.08 and a tenth of it as margin: 0.9 × 116.688 ÷ 0.99 is 106.08, where the entry stands
        Order entry = new MarketOrder(Side.Buy, Size.OfBase(6.13768185m)) { StopLoss = ProtectiveLevel.Away(0.03) };
        InstrumentFeed feed = new()
        {
            Source = Bars((106.08, 106.08, 106.08, 106.08, 9), (106.08, 107, 106.08, 107, 9)),
            Strategy = new Script((0, entry)),
            Margin = new MarginSchedule { Tiers = [new MarginTier(0, 0.01m, 10)] },
        };

        BacktestResult result = Several.Run(Free with { Slippage = new BpsSlippage(1_000), Leverage = 10 }, feed);

        Assert.Equal(ExitReason.Liquidation, result.Trades[0].ExitReason);
    }

    [Fact]
    public void A_stop_limit_order_that_waits_for_the_price_to_come_back_rests()
    {
        // the open triggers it, and closes at once what was bought there: with the position goes what rests only to make it smaller
        Order rests = new StopLimitOrder(Side.Sell, Size.OfBase(5), 89, 86) { ReduceOnly = true };
        Order entry = new MarketOrder(Side.Buy, Size.OfBase(5)) { StopLoss = ProtectiveLevel.At(86) };

        BacktestResult result = Run(
            Bars((90, 90, 90, 90, 9), (81, 81, 81, 81, 9), (80, 86, 77, 84, 9)),
            new Script((0, rests), (0, entry), (1, Script.BuyUnits(5))));

        Assert.Equal([81m, 81m, 80m, 84m], result.Fills.Select(fill => fill.Price));
    }

    [Fact]
    public void A_price_that_stands_at_an_extreme_has_come_there_and_is_not_on_its_way_to_the_other()
    {
        // long from the open: 97, then 103, where the target closes it and the limit order sells; only the close surely comes after
        Order first = new MarketOrder(Side.Buy, Size.OfBase(1)) { TakeProfit = ProtectiveLevel.At(103) };
        Order second = new LimitOrder(Side.Sell, Size.OfBase(1), 103) { TrailingStop = Trail.Amount(3) };

        BacktestResult result = Run(
            Bars((101, 101, 101, 101, 9), (101, 103, 97, 101, 9)), new Script((0, first), (0, second)));

        Assert.Equal((103m, ExitReason.EndOfData), (result.Trades[1].EntryPrice, result.Trades[1].ExitReason));
    }

    [Fact]
    public void What_another_position_loses_inside_its_bar_is_not_behind_this_one()
    {
        // A buys at 105, pays 115.5 and is liquidated inside the same bar, for more than there is: nothing is left behind B, which stands still
        InstrumentFeed a = Feed("A", new Script((0, new StopOrder(Side.Buy, Size.OfBase(50), 105))), (100, 100, 100, 100, 9), (100, 106, 94, 100, 9));
        InstrumentFeed b = Feed("B", new Script((0, Script.BuyUnits(10))), (100, 100, 100, 100, 9), (100, 100, 100, 100, 9));

        BacktestResult result = Several.Run(
            Free with { Cash = 1_000, Slippage = new BpsSlippage(1_000), Leverage = 10, MarginMode = MarginMode.Cross }, a, b);

        Assert.Equal(
            [("A", ExitReason.Liquidation), ("B", ExitReason.Liquidation)], result.Trades.Select(trade => (trade.Instrument.Symbol, trade.ExitReason)));
    }

    [Fact]
    public void A_bankruptcy_is_of_the_close_that_finds_it_where_an_instrument_has_no_bar_too()
    {
        InstrumentFeed a = Feed("A", new Script((0, Script.BuyUnits(90))), (100, 100, 100, 100, 9), (100, 100, 100, 100, 9), (50, 50, 50, 50, 9));
        Bar[] bars = [.. new[] { 0, 1, 3 }.Select(i => new Bar(ListSource.At(i), 100, 100, 100, 100, 9))];
        InstrumentFeed b = Several.Of(new ListSource(bars), "test", MarketKind.Perp, "B", new Script((0, Script.BuyUnits(1))));

        BacktestResult result = Several.Run(Free with { Cash = 1_000, Leverage = 10, MarginMode = MarginMode.Cross }, a, b);

        Assert.Equal((ExitReason.Bankruptcy, ListSource.At(3)), (result.Trades[1].ExitReason, result.Trades[1].ExitTime));
    }

    [Fact]
    public void Interest_is_rounded_once()
    {
        // 87,600.0000001314 × 0.1 ÷ 8760 is exactly 1.0000000000015, which goes to the even neighbour
        const double Price = 100.00000000015;
        BacktestResult result = Run(
            Bars((Price, Price, Price, Price, 9), (Price, Price, Price, Price, 9)),
            new Script((0, Script.SellUnits(876))),
            Free with { Cash = 1_000_000, BorrowRate = 0.1m },
            MarketKind.Spot);

        Assert.Equal(1.000000000002m, Assert.Single(result.Trades).Interest);
    }

    private static BacktestResult Run(ListSource bars, Script script, BacktestOptions? options = null, MarketKind market = MarketKind.Perp) =>
        Runs.Run(bars.On(market), script, options);

    private static InstrumentFeed Feed(string symbol, Script script, params (double Open, double High, double Low, double Close, double Volume)[] bars) =>
        Several.Of(Bars(bars), "test", MarketKind.Perp, symbol, script);

    private static ListSource Bars(params (double Open, double High, double Low, double Close, double Volume)[] bars) =>
        new ListSource([.. bars.Select((bar, i) => new Bar(ListSource.At(i), bar.Open, bar.High, bar.Low, bar.Close, bar.Volume))]).On(MarketKind.Perp);
}
