using BacktestCli.Core.Market;
using BacktestCli.Core.Trading;

namespace BacktestCli.Tests.Core.Trading;

public sealed class SlippageTests
{
    private static readonly Bar Bar = new(0, 100, 120, 80, 110, 1);

    [Theory]
    [InlineData("none", 0)]
    [InlineData("5bps", 0.05)]
    [InlineData("0.5bps", 0.005)]
    [InlineData("range:0.1", 4)]
    [InlineData("impact:0.1", 2)] // a tenth of the range of 40, times the root of a quarter of the volume
    [InlineData("impact:10", 10)]
    [InlineData("random:5bps", 0.025)]
    [InlineData("range:1", 10)] // 40 of range, but never more than a tenth of the price
    public void A_model_gives_up_so_much_of_the_price(string text, double perUnit)
    {
        Slippage model = Slippage.TryParse(text)!;

        Assert.Equal(perUnit, model.PerUnit(new Slip(Bar, 100, Quantity: 0.25, Chance: 0.5)), 12);
        Assert.Equal(text, model.ToString());
    }

    [Theory]
    [InlineData("5")]
    [InlineData("-5bps")]
    [InlineData("2000bps")]
    [InlineData("range:2")]
    [InlineData("range:")]
    [InlineData("bps")]
    [InlineData("impact:11")]
    [InlineData("random:5")]
    [InlineData("random:-1bps")]
    [InlineData("5 %")]
    public void Anything_else_is_refused(string text) => Assert.Null(Slippage.TryParse(text));
}
