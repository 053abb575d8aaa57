using BacktestCli.Core.Engine;
using BacktestCli.Core.Market;
using BacktestCli.Core.Trading;
using BacktestCli.Core.Trading.Margin;
using BacktestCli.Tests.Fakes;
using static BacktestCli.Tests.Fakes.Runs;

namespace BacktestCli.Tests.Core.Engine;

/// <summary>What the comparison with the reference has found, each case as small as it gets.</summary>
public sealed class DifferentialFindsTests
{
    private static readonly InstrumentRules HalfTicks = new() { TickSize = 0.5m, LotSize = 1 };

    [Fact]
    public void A_trailing_stop_stands_on_a_tick_wherever_the_price_takes_it()
    {
        // 3 % behind the high of 105 is 101.85
        ListSource bars = Bars((100, 100, 100, 100, 9), (100, 105, 100, 105, 9), (104, 104, 101, 102, 9)).Under(HalfTicks);

        BacktestResult result = Run(bars, new Script((0, new MarketOrder(Side.Buy, Size.OfBase(1)) { TrailingStop = Trail.Fraction(0.03) })));

        Assert.Equal(101.5m, result.Fills[1].Price);
    }

    [Theory]
    [InlineData(true, 110.25)]
    [InlineData(false, 110.25)]
    public void A_limit_order_that_slips_stays_within_its_limit_on_a_tick(bool isTarget, double limit)
    {
        ListSource bars = Bars((109, 109, 109, 109, 9), (109, 109, 109, 109, 9)).Under(HalfTicks);
        Order order = isTarget ? new TakeProfitOrder(Side.Buy, Size.OfBase(1), limit) : new LimitOrder(Side.Buy, Size.OfBase(1), limit);

        BacktestResult result = Run(bars, new Script((0, order)), Free with { Slippage = new BpsSlippage(200) });

        Assert.Equal(110m, result.Fills[0].Price);
    }

    [Fact]
    public void A_target_that_is_reached_where_the_entry_fills_crosses_the_spread()
    {
        BacktestResult result = Run(
            Bars((100, 100, 100, 100, 9), (98, 101, 96, 101, 9)), new Script((0, Script.Buy(0.5, target: ProtectiveLevel.At(97)))));

        Assert.Equal((Liquidity.Taker, 98m), (result.Fills[1].Liquidity, result.Fills[1].TouchPrice));
    }

    [Fact]
    public void Cross_margin_does_not_lend_open_profit()
    {
        ListSource bars = Bars((108, 109, 104, 104, 9), (105, 109, 102, 107, 9)).On(MarketKind.Perp);

        BacktestResult result = Run(
            bars, new Script((0, Script.SellUnits(5)), (0, Script.SellUnits(5))), Free with { Cash = 1_000, MarginMode = MarginMode.Cross });

        Assert.Equal([5m, 4.52380952m, 9.52380952m], result.Fills.Select(fill => fill.Quantity));
    }

    [Theory]
    [InlineData(MarginMode.Isolated, 10)]
    [InlineData(MarginMode.Cross, 9.8)]
    public void Funding_comes_out_of_an_isolated_margin_and_out_of_the_cash_behind_a_cross_one(MarginMode mode, double affordable)
    {
        ListSource bars = Bars((100, 100, 100, 100, 9), (100, 100, 100, 100, 9), (100, 100, 100, 100, 9)).On(MarketKind.Perp);
        FundingHistory funding = new();
        funding.Add(ListSource.At(2), 0.01);

        BacktestResult result = BacktestEngine.Run(
            bars,
            new Script((0, Script.BuyUnits(10)), (1, Script.BuyUnits(100))),
            Free with { Cash = 1_000, MarginMode = mode, Leverage = 2 },
            funding,
            TestContext.Current.CancellationToken);

        Assert.Equal((decimal)affordable, result.Fills[1].Quantity);
    }

    [Fact]
    public void The_rest_of_an_order_that_made_a_position_smaller_opens_none()
    {
        ListSource bars = Bars((100, 100, 100, 100, 9), (100, 100, 100, 100, 9), (100, 110, 100, 105, 2), (85, 85, 85, 85, 9), (100, 111, 100, 105, 9));
        Order entry = new MarketOrder(Side.Buy, Size.OfBase(5)) { StopLoss = ProtectiveLevel.At(90) };

        BacktestResult result = Run(
            bars.On(MarketKind.Perp),
            new Script((0, entry), (1, new LimitOrder(Side.Sell, Size.OfBase(5), 110))),
            Free with { MaxVolumeShare = 1 });

        Assert.Equal([(100m, 5m), (110m, 2m), (85m, 3m)], result.Fills.Select(fill => (fill.Price, fill.Quantity)));
    }

    [Fact]
    public void Leverage_is_what_the_bracket_of_the_whole_position_allows()
    {
        MarginSchedule margin = new() { Tiers = [new MarginTier(0, 0.01m, 10), new MarginTier(5_000, 0.02m, 5)] };
        ListSource bars = Bars((100, 100, 100, 100, 9), (100, 100, 100, 100, 9)).On(MarketKind.Perp);

        BacktestResult result = Run(
            bars, new Script((0, Script.BuyUnits(45)), (0, Script.BuyUnits(45))), Free with { Cash = 1_000, Leverage = 10, Margin = margin });

        Assert.Equal([45m, 5m], result.Fills.Take(2).Select(fill => fill.Quantity));
    }

    [Theory]
    [InlineData(0.4, false)]
    [InlineData(0.6, true)]
    public void The_smallest_quantity_is_asked_of_the_order_and_not_of_what_the_volume_leaves(double quantity, bool fills)
    {
        InstrumentRules rules = new() { MinQuantity = 0.5m };

        BacktestResult result = Run(
            Bars((100, 100, 100, 100, 9), (100, 100, 100, 100, 0.3), (100, 100, 100, 100, 0.3)).Under(rules),
            new Script((0, Script.BuyUnits((decimal)quantity))),
            Free with { MaxVolumeShare = 1 });

        Assert.Equal(fills ? [0.3m, 0.3m, 0.6m] : [], result.Fills.Select(fill => fill.Quantity));
    }

    [Fact]
    public void A_fill_or_kill_order_is_whole_once_rounded_to_the_lot()
    {
        Order order = new MarketOrder(Side.Buy, Size.OfQuote(590)) { TimeInForce = TimeInForce.Fok };

        BacktestResult result = Run(
            Bars((100, 100, 100, 100, 9), (100, 100, 100, 100, 5)).Under(HalfTicks), new Script((0, order)), Free with { MaxVolumeShare = 1 });

        Assert.Equal(5m, result.Fills[0].Quantity);
    }

    [Fact]
    public void A_size_by_risk_counts_taker_fees_though_the_entry_rests()
    {
        Order order = new LimitOrder(Side.Buy, Size.OfRisk(0.01m), 100) { StopLoss = ProtectiveLevel.At(90) };
        FeeSchedule fees = new() { Maker = 0, Taker = 0.01m };

        BacktestResult result = Run(
            Bars((105, 105, 105, 105, 9), (105, 105, 100, 100, 9)), new Script((0, order)), Free with { Fees = fees });

        Assert.Equal(8.40336134m, result.Fills[0].Quantity); // 100 ÷ (10 + 190 × 0.01)
    }

    private static ListSource Bars(params (double Open, double High, double Low, double Close, double Volume)[] bars) =>
        new([.. bars.Select((bar, i) => new Bar(ListSource.At(i), bar.Open, bar.High, bar.Low, bar.Close, bar.Volume))]);
}
