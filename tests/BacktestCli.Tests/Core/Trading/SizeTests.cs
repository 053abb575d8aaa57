using BacktestCli.Core.Engine;
using BacktestCli.Core.Trading;
using BacktestCli.Tests.Core.Engine.Portfolio;
using BacktestCli.Tests.Fakes;
using static BacktestCli.Tests.Fakes.Runs;

namespace BacktestCli.Tests.Core.Trading;

/// <summary>Ten thousand, a price of 100 that opens at 125, 1 % of slippage where it is said: what each size comes to.</summary>
public sealed class SizeTests
{
    private static readonly BacktestOptions Slipping = Free with { Slippage = new BpsSlippage(100) };

    public static TheoryData<Size, double> Sizes => new()
    {
        { Size.OfBase(3), 3 },
        { Size.OfQuote(1_010), 8 }, // ÷ 126.25
        { Size.OfEquity(0.505m), 40 },
        { Size.OfCash(0.505m), 40 },
        { Size.OfSlots(4), 19.80198019 }, // 2500 ÷ 126.25
        { Size.ForVolatility(0.1m, 0.4), 19.80198019 }, // a quarter
        { Size.ForVolatility(0.4m, 0.1, cap: 0.505m), 40 },
        { Size.OfKelly(0.5m, 0.2525m), 20 }, // no trade yet: the cap
        { Size.OfEquity(0.505m).Within(1), 40 },
    };

    [Theory]
    [MemberData(nameof(Sizes))]
    public void A_size_is_resolved_at_the_fill_price(Size size, double quantity)
    {
        BacktestResult result = Run(
            ListSource.Of((100.0, 100.0), (125, 125), (125, 125)), new Script((0, new MarketOrder(Side.Buy, size))), Slipping);

        Assert.Equal((126.25m, (decimal)quantity), (result.Fills[0].Price, result.Fills[0].Quantity));
    }

    [Fact]
    public void Equity_is_marked_at_the_touch_price()
    {
        // 50 at 100, then 5000 + 50 × 120 at 120; 11,000 × 30 % ÷ 120
        ListSource source = ListSource.Of((100.0, 100.0), (100, 100), (120, 120), (120, 120));

        Assert.Equal(27.5m, Run(source, new Script((0, Script.Buy(0.5)), (1, Script.Buy(0.3)))).Fills[1].Quantity);
    }

    [Fact]
    public void Shares_of_cash_count_what_is_left()
    {
        ListSource source = ListSource.Of((100.0, 100.0), (100, 100), (120, 120), (120, 120));
        Order half = new MarketOrder(Side.Buy, Size.OfCash(0.48m));

        // 5200 × 48 % ÷ 120
        Assert.Equal([48m, 20.8m], Run(source, new Script((0, half), (1, half))).Fills.Take(2).Select(fill => fill.Quantity));
    }

    [Theory]
    [InlineData(0.25, Side.Sell, 10)]
    [InlineData(1, Side.Sell, 40)]
    [InlineData(2, Side.Sell, 40)]
    [InlineData(0.5, Side.Buy, 20)]
    public void A_share_of_the_position_takes_out_or_puts_in(double share, Side side, double quantity)
    {
        ListSource source = ListSource.Of((100.0, 100.0), (100, 100), (100, 100), (100, 100));
        Order order = new MarketOrder(side, Size.OfPosition((decimal)share));

        Assert.Equal((decimal)quantity, Run(source, new Script((0, Script.BuyUnits(40)), (1, order))).Fills[1].Quantity);
    }

    [Fact]
    public void A_size_within_so_many_positions_is_refused_beyond_them_and_adds_to_one_that_is_held()
    {
        Order within = new MarketOrder(Side.Buy, Size.OfBase(1).Within(1));
        BacktestResult result = Several.Run(
            Free, Several.Spot("AAA", new Script((0, within), (1, within)), 100, 100, 100, 100), Several.Spot("BBB", new Script((1, within)), 100, 100, 100, 100));

        Assert.Equal(["AAA", "AAA"], result.Fills.Where(fill => fill.Side == Side.Buy).Select(fill => fill.Instrument.Symbol));
        Assert.Equal("as many positions are open as may be", Assert.Single(result.Orders.Rejections).Reason);
    }

    [Fact]
    public void Kelly_is_asked_of_the_trades_so_far()
    {
        // +10 %, +10 %, −5 %: W = 2/3, R = 2; 2/3 − 1/3 ÷ 2 = 0.5, half of it a quarter of equity
        ListSource source = ListSource.Of(
            (100.0, 100.0), (100, 100), (110, 110), (100, 100), (110, 110), (100, 100), (95, 95), (100, 100), (100, 100), (100, 100));
        Order in1 = Script.BuyUnits(1), out1 = Script.CloseLong();
        Script script = new(
            (0, in1), (1, out1), (2, in1), (3, out1), (4, in1), (5, out1),
            (6, new MarketOrder(Side.Buy, Size.OfKelly(0.5m, 1, minTrades: 3))));
        Fill last = Run(source, script).Fills[6];

        Assert.Equal(10_015m / 4 / 100, Math.Round(last.Quantity, 6));
    }

    [Fact]
    public void Kelly_opens_nothing_where_the_trades_lose()
    {
        ListSource source = ListSource.Of((100.0, 100.0), (100, 100), (90, 90), (90, 90), (90, 90));
        Script script = new((0, Script.BuyUnits(1)), (1, Script.CloseLong()),
            (2, new MarketOrder(Side.Buy, Size.OfKelly(0.5m, 1, minTrades: 1))));
        BacktestResult result = Run(source, script);

        Assert.Equal(2, result.Fills.Count);
        Assert.Equal("Kelly's criterion of the trades so far is not above 0", Assert.Single(result.Orders.Rejections).Reason);
    }

    [Fact]
    public void Slots_divide_equity_and_are_full_when_they_are_taken()
    {
        InstrumentFeed One(string symbol) =>
            Several.Spot(symbol, new Script((0, new MarketOrder(Side.Buy, Size.OfSlots(2)))), 100, 100, 100);
        BacktestResult result = Several.Run(Free, One("A"), One("B"), One("C"));

        Assert.Equal([("A", 50m), ("B", 50m)],
            result.Fills.Where(fill => fill.Side == Side.Buy).Select(fill => (fill.Instrument.Symbol, fill.Quantity)));
        Assert.Equal("as many positions are open as may be", Assert.Single(result.Orders.Rejections).Reason);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(0)]
    [InlineData(double.PositiveInfinity)]
    public void A_volatility_that_is_none_opens_nothing(double volatility)
    {
        BacktestResult result = Run(
            ListSource.Of((100.0, 100.0), (100, 100)), new Script((0, new MarketOrder(Side.Buy, Size.ForVolatility(0.1m, volatility)))));

        Assert.Empty(result.Fills);
        Assert.Equal("the volatility to be sized by is undefined or not above 0", Assert.Single(result.Orders.Rejections).Reason);
    }
}
