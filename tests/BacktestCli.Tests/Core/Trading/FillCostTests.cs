using BacktestCli.Core.Engine;
using BacktestCli.Core.Market;
using BacktestCli.Core.Trading;
using BacktestCli.Tests.Core.Engine.Portfolio;
using BacktestCli.Tests.Fakes;
using static BacktestCli.Tests.Fakes.Runs;

namespace BacktestCli.Tests.Core.Trading;

/// <summary>What a fill costs: spread, slippage, ticks.</summary>
public sealed class FillCostTests
{
    private static readonly InstrumentRules Cents = InstrumentRules.Unknown with { TickSize = 0.01m };

    [Fact]
    public void Half_the_spread_and_the_slippage_are_added_up()
    {
        BacktestResult result = Run(Flat(100), new Script((0, Script.BuyUnits(1)), (1, Script.CloseLong())),
            Free with { SpreadBps = 20, Slippage = new BpsSlippage(5) });

        Assert.Equal([(100.15m, 0.15m), (99.85m, 0.15m)], result.Fills.Select(fill => (fill.Price, fill.Slippage)));
    }

    [Fact]
    public void A_resting_limit_order_pays_neither()
    {
        ListSource source = ListSource.Of((100.0, 100.0), (100, 90), (90, 90));
        BacktestResult result = Run(source, new Script((0, new LimitOrder(Side.Buy, Size.OfBase(1), 95))),
            Free with { SpreadBps = 20, Slippage = new BpsSlippage(5) });

        Assert.Equal((95m, 0m, Liquidity.Maker), (result.Fills[0].Price, result.Fills[0].Slippage, result.Fills[0].Liquidity));
    }

    [Fact]
    public void Range_slippage_is_a_share_of_the_bars_own_range()
    {
        ListSource source = ListSource.Of((100.0, 100.0, 100.0, 100.0), (100, 103, 97, 100), (100, 100, 100, 100));

        Assert.Equal(100.6m,
            Run(source, new Script((0, Script.BuyUnits(1))), Free with { Slippage = new RangeSlippage(0.1) }).Fills[0].Price);
    }

    [Theory]
    [InlineData(0.25, 101.5)] // 6 × 0.5 × √(0.25 ÷ 1)
    [InlineData(1, 103)]
    [InlineData(100, 110)] // never more than a tenth
    public void Impact_grows_with_the_root_of_the_share_of_volume(double quantity, double price)
    {
        ListSource source = ListSource.Of((100.0, 100.0, 100.0, 100.0), (100, 103, 97, 100), (100, 100, 100, 100));
        BacktestOptions options = Free with { Cash = 100_000, Slippage = new ImpactSlippage(0.5) };

        Assert.Equal((decimal)price, Run(source, new Script((0, Script.BuyUnits((decimal)quantity))), options).Fills[0].Price);
    }

    [Theory]
    [InlineData(Side.Buy, 100.06)] // 100.0503 up
    [InlineData(Side.Sell, 99.94)] // 99.9497 down
    public void A_price_between_two_ticks_goes_to_the_one_against_the_order(Side side, double price)
    {
        ListSource source = Flat(100).Under(Cents).On(MarketKind.Perp);
        Order order = new MarketOrder(side, Size.OfBase(1));

        Assert.Equal((decimal)price, Run(source, new Script((0, order)), Free with { Slippage = new BpsSlippage(5.03) }).Fills[0].Price);
    }

    [Theory]
    [InlineData(Side.Buy, 100.02)]
    [InlineData(Side.Buy, 100.024)] // between two ticks: 100.02 is the last it accepts
    [InlineData(Side.Sell, 99.98)]
    [InlineData(Side.Sell, 99.976)]
    public void A_limit_order_that_crosses_never_fills_beyond_its_limit(Side side, double limit)
    {
        ListSource source = Flat(100).Under(Cents).On(MarketKind.Perp);
        Fill fill = Run(source, new Script((0, new LimitOrder(side, Size.OfBase(1), limit))), Free with { Slippage = new BpsSlippage(50) })
            .Fills[0];

        Assert.Equal((Liquidity.Taker, side == Side.Buy ? 100.02m : 99.98m), (fill.Liquidity, fill.Price));
    }

    [Theory]
    [InlineData(Side.Buy, 100.024, 100.02)]
    [InlineData(Side.Sell, 99.976, 99.98)]
    public void Nor_does_a_stop_limit_order(Side side, double limit, double price)
    {
        ListSource source = Flat(100).Under(Cents).On(MarketKind.Perp);
        Fill fill = Run(source, new Script((0, new StopLimitOrder(side, Size.OfBase(1), 100, limit))),
            Free with { Slippage = new BpsSlippage(50) }).Fills[0];

        Assert.Equal((decimal)price, fill.Price);
    }

    [Theory]
    [InlineData(Side.Buy, 90.006, 90, 90.01, 90.00)] // a limit to buy at 90.006 stands at 90
    [InlineData(Side.Sell, 109.994, 110, 109.99, 110)]
    public void A_level_between_two_ticks_stands_at_the_one_reached_later(
        Side side, double limit, double standsAt, double before, double at)
    {
        BacktestResult Meet(double extreme) => Run(
            ListSource.Of((100, 100, 100, 100), (100, 100, 100, 100), (100, Math.Max(100, extreme), Math.Min(100, extreme), 100),
                (100, 100, 100, 100))
                .Under(Cents).On(MarketKind.Perp),
            new Script((0, new LimitOrder(side, Size.OfBase(1), limit))));

        Assert.Empty(Meet(before).Fills);
        Assert.Equal((decimal)standsAt, Meet(at).Fills[0].Price);
    }

    [Fact]
    public void Slippage_by_chance_belongs_to_the_order_whatever_else_is_traded()
    {
        BacktestOptions options = Free with { Slippage = new RandomSlippage(50), Cash = 100_000 };
        InstrumentFeed One(params (int, Order)[] more) =>
            Several.Spot("BTC", new Script([(2, Script.BuyUnits(1)), .. more]), 100, 100, 100, 100, 100, 100);
        decimal alone = PriceAt(Several.Run(options, One()));
        decimal afterAnother = PriceAt(Several.Run(options, One((0, Script.BuyUnits(3)), (1, Script.CloseLong()))));
        decimal besideAnother = PriceAt(
            Several.Run(options, One(), Several.Spot("AAVE", new Script((0, Script.BuyUnits(1)), (2, Script.BuyUnits(1))), 1, 2, 3, 4, 5)));
        decimal ofAnotherSeed = PriceAt(Several.Run(options with { Seed = 2 }, One()));

        Assert.Equal((alone, alone), (afterAnother, besideAnother));
        Assert.InRange(alone, 100, 100.5m);
        Assert.NotEqual(alone, ofAnotherSeed);

        static decimal PriceAt(BacktestResult result) =>
            result.Fills.Single(fill => fill.Instrument.Symbol == "BTC" && fill.Time == ListSource.At(3) && fill.Side == Side.Buy).Price;
    }

    private static ListSource Flat(double price) => ListSource.Of((price, price), (price, price), (price, price));
}
