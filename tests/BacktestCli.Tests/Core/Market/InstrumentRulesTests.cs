using BacktestCli.Core.Market;
using FsCheck.Fluent;

namespace BacktestCli.Tests.Core.Market;

public sealed class InstrumentRulesTests
{
    [Theory]
    [InlineData(0.001, 1.2349, 1.234)]
    [InlineData(1, 7.9, 7)]
    [InlineData(0.25, 1.9, 1.75)]
    [InlineData(0.00000001, 0.123456789, 0.12345678)]
    public void A_quantity_is_rounded_down_to_the_lot(decimal lot, decimal quantity, decimal rounded) =>
        Assert.Equal(rounded, new InstrumentRules { LotSize = lot }.RoundDown(quantity));

    [Theory]
    [InlineData(0.05, 94.97, 94.95, 95)]
    [InlineData(0.05, 94.95, 94.95, 94.95)]
    [InlineData(2.5, 1, 0, 2.5)]
    [InlineData(0.1, 0.30000000000000004, 0.3, 0.3)] // noise of binary arithmetic is no part of a tick
    public void A_level_is_rounded_to_the_tick_either_way(decimal tick, double level, double down, double up)
    {
        InstrumentRules rules = new() { TickSize = tick };

        Assert.Equal((down, up), (rules.RoundToTick(level, up: false), rules.RoundToTick(level, up: true)));
        Assert.Equal(level, InstrumentRules.Unknown.RoundToTick(level, up: true));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-0.1)]
    public void A_lot_or_a_tick_of_nothing_is_refused(decimal step)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new InstrumentRules { LotSize = step });
        Assert.Throws<ArgumentOutOfRangeException>(() => new InstrumentRules { TickSize = step });
    }

    [Fact]
    public void What_is_rounded_away_is_less_than_a_lot() =>
        Prop.ForAll(
            Gen.Choose(0, int.MaxValue).Zip(Gen.Elements(0.00000001m, 0.001m, 0.25m, 3m, 1m)).ToArbitrary(),
            drawn =>
            {
                (decimal quantity, decimal lot) = (drawn.Item1 / 98_765.4321m, drawn.Item2);
                decimal rounded = new InstrumentRules { LotSize = lot }.RoundDown(quantity);
                return rounded <= quantity && quantity - rounded < lot && rounded % lot == 0;
            }).Holds();
}
