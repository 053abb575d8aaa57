using BacktestCli.Core.Engine;
using BacktestCli.Core.Market;
using BacktestCli.Core.Trading;
using BacktestCli.Tests.Fakes;
using FsCheck.Fluent;
using static BacktestCli.Tests.Fakes.Runs;

namespace BacktestCli.Tests.Core.Engine;

/// <summary>What a venue's lot, tick and minimums do to orders.</summary>
public sealed class InstrumentRuleTests
{
    // bar        0    1    2
    // open      100  102  110
    // close     101  109  111
    private static readonly ListSource Rising = ListSource.Of((100.0, 101.0), (102, 109), (110, 111));

    [Theory]
    [InlineData(1.5, 2, 0, "the quantity is under the instrument's minimum")]
    [InlineData(1.5, 0, 200, "quantity × price is under the instrument's minimum")]
    [InlineData(0.4, 2, 200, "the quantity rounds down to nothing")]
    public void An_entry_that_a_rule_forbids_is_rejected_with_the_reason_and_counted(
        double quantity, double minQuantity, double minNotional, string reason)
    {
        InstrumentRules rules = new() { LotSize = 0.5m, MinQuantity = (decimal)minQuantity, MinNotional = (decimal)minNotional };
        Order entry = Script.BuyUnits((decimal)quantity);
        BacktestResult result = Run(Rising.Under(rules), new Script((0, entry), (1, entry)));

        Assert.Empty(result.Fills);
        Assert.Equal(new Rejection(reason, 2, ListSource.At(1), ListSource.At(2)), Assert.Single(result.Orders.Rejections));
    }

    [Fact]
    public void A_quantity_and_a_value_exactly_at_the_minimum_pass()
    {
        InstrumentRules rules = new() { MinQuantity = 2, MinNotional = 204 };

        Assert.Equal(2m, Run(Rising.Under(rules), new Script((0, Script.BuyUnits(2)))).Fills[0].Quantity);
    }

    [Fact]
    public void A_position_that_has_fallen_under_the_minimums_can_still_be_closed()
    {
        ListSource source = ListSource.Of((100.0, 100.0), (100, 10), (10, 10), (10, 10));
        InstrumentRules rules = new() { MinQuantity = 2, MinNotional = 150 };
        BacktestResult result = Run(source.Under(rules), new Script((0, Script.BuyUnits(2)), (1, Script.SellUnits(1)), (2, Script.CloseLong())));

        Assert.Equal([1m, 1m], result.Trades.Select(trade => trade.Quantity));
        Assert.Empty(result.Orders.Rejections);
    }

    [Theory]
    [InlineData(Side.Buy, 94.97, 94.95, ExitReason.StopLoss)] // a sell stop falls to the tick below
    [InlineData(Side.Sell, 105.03, 105.05, ExitReason.StopLoss)] // a buy stop rises to the tick above
    [InlineData(Side.Buy, 106.03, 106.05, ExitReason.TakeProfit)] // a target moves away from the market
    [InlineData(Side.Sell, 93.97, 93.95, ExitReason.TakeProfit)]
    [InlineData(Side.Buy, 94.95, 94.95, ExitReason.StopLoss)] // on the tick already
    public void A_level_between_two_ticks_stands_at_the_one_beyond(Side side, double asked, double stands, ExitReason reason)
    {
        ListSource source = Swinging.Under(new InstrumentRules { TickSize = 0.05m });
        Trade trade = Assert.Single(Run(source, new Script((0, Protected(side, asked, reason)))).Trades);

        Assert.Equal((reason, (decimal)stands), (trade.ExitReason, trade.ExitPrice));
    }

    [Theory]
    [InlineData(Side.Buy, 94.97, ExitReason.StopLoss)]
    [InlineData(Side.Sell, 105.03, ExitReason.StopLoss)]
    [InlineData(Side.Buy, 105.03, ExitReason.TakeProfit)]
    [InlineData(Side.Sell, 94.97, ExitReason.TakeProfit)]
    public void A_market_that_turns_at_the_tick_before_a_level_does_not_reach_it(Side side, double level, ExitReason reason)
    {
        ListSource source = ListSource.Of((100, 100, 100, 100), (100, 105, 95, 100), (100, 100, 100, 100)).On(MarketKind.Perp);
        Script script = new((0, Protected(side, level, reason)));

        Assert.Equal(ExitReason.EndOfData, Assert.Single(Run(source.Under(new InstrumentRules { TickSize = 0.05m }), script).Trades).ExitReason);
    }

    [Fact]
    public void Without_a_tick_a_level_stands_where_it_was_asked_for()
    {
        Trade trade = Assert.Single(Run(Swinging, new Script((0, Protected(Side.Buy, 94.97, ExitReason.StopLoss)))).Trades);

        Assert.Equal(94.97m, trade.ExitPrice);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-5)]
    [InlineData(1e300)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NaN)]
    public void A_level_that_no_market_reaches_is_no_fault(double level)
    {
        ListSource source = Swinging.Under(new InstrumentRules { TickSize = 0.05m });
        ExitReason kind = level > 1 ? ExitReason.TakeProfit : ExitReason.StopLoss;

        Assert.Equal(ExitReason.EndOfData, Assert.Single(Run(source, new Script((0, Protected(Side.Buy, level, kind)))).Trades).ExitReason);
    }

    [Fact]
    public void A_position_is_whole_lots_and_what_is_closed_leaves_no_dust() => Prop.ForAll(
        ArbMap.Default.ArbFor<int>(),
        Gen.Elements(0.3m, 0.001m, 0.07m, 1m).ToArbitrary(),
        (seed, lot) =>
        {
            ListSource source = new ListSource(RandomMarket.Bars(seed, 60)).On(MarketKind.Perp).Under(new InstrumentRules { LotSize = lot });
            Random random = new(seed);
            decimal part = random.Next(1, 500) / 100m;
            Order half = Script.Buy(0.5);
            Order lighten = Script.SellUnits(part);
            Script script = new((0, half), (5, lighten), (10, lighten), (20, Script.CloseLong()), (30, half));
            BacktestResult result = Run(source, script, Free with { KeepOpen = true });
            Fill again = result.Fills[^1];
            return result.Trades.Sum(trade => trade.Quantity) == result.Fills[0].Quantity
                && (again.Side, again.Quantity) == (Side.Buy, result.OpenQuantity)
                && result.Fills.All(fill => fill.Quantity % lot == 0);
        }).Holds(50);

    [Fact]
    public void An_inverse_contract_leaves_its_lot_and_smallest_quantity_which_count_contracts()
    {
        InstrumentRules rules = new() { TickSize = 0.5m, LotSize = 1, MinQuantity = 1, MinNotional = 20, AsOf = 7 };
        ListSource source = Rising.On(MarketKind.Perp).Under(rules);
        ListSource inverse = source.For(source.Instrument with { IsInverse = true });
        BacktestResult result = Run(inverse, new Script((0, Script.BuyUnits(0.25m))), Free with { Slippage = new BpsSlippage(1) });

        Assert.Equal((0.25m, 102.5m), (result.Fills[0].Quantity, result.Fills[0].Price));
        Assert.Equal(new InstrumentRules { TickSize = 0.5m, MinNotional = 20, AsOf = 7 }, inverse.Instrument.SimulatedRules);
        Assert.Same(rules, source.Instrument.SimulatedRules);
    }

    private static ListSource Swinging { get; } = ListSource.Of((100, 100, 100, 100), (100, 110, 90, 100), (100, 100, 100, 100)).On(MarketKind.Perp);

    private static MarketOrder Protected(Side side, double level, ExitReason reason) => new(side, Size.OfBase(1))
    {
        StopLoss = reason == ExitReason.StopLoss ? ProtectiveLevel.At(level) : null,
        TakeProfit = reason == ExitReason.TakeProfit ? ProtectiveLevel.At(level) : null,
    };
}
