using BacktestCli.Core.Market;
using FsCheck;
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

    [Fact]
    public void What_is_rounded_away_is_less_than_a_lot() =>
        Prop.ForAll(
            Gen.Choose(0, int.MaxValue).Zip(Gen.Elements(0.00000001m, 0.001m, 0.25m, 3m, 1m)).ToArbitrary(),
            drawn =>
            {
                (decimal quantity, decimal lot) = (drawn.Item1 / 98_765.4321m, drawn.Item2);
                decimal rounded = new InstrumentRules { LotSize = lot }.RoundDown(quantity);
                return rounded <= quantity && quantity - rounded < lot && rounded % lot == 0;
            }).QuickCheckThrowOnFailure();
}
