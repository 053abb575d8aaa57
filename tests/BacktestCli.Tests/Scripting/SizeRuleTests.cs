using BacktestCli.Core.Market;
using BacktestCli.Core.Trading;
using BacktestCli.Tests.Fakes;

namespace BacktestCli.Tests.Scripting;

public sealed class SizeRuleTests
{
    public static TheoryData<string, Size> Ways => new()
    {
        { "95%", Size.OfEquity(0.95m) },
        { "{ quantity: volume / 2 }", Size.OfBase(0.5m) },
        { "{ quote: 10 * close }", Size.OfQuote(1100m) },
        { "{ cash: 50% }", Size.OfCash(0.5m) },
        { "{ risk: 1% }", Size.OfRisk(0.01m) },
        { "{ volatility: 20%, of: 4 * volume }", Size.ForVolatility(0.2m, 4) },
        { "{ volatility: 20%, of: 4, cap: 80% }", Size.ForVolatility(0.2m, 4, 0.8m) },
        { "{ kelly: 50%, cap: 25% }", Size.OfKelly(0.5m, 0.25m) },
        { "{ kelly: 50%, cap: 25%, min_trades: 40 }", Size.OfKelly(0.5m, 0.25m, 40) },
        { "{ slots: 5 }", Size.OfSlots(5) },
    };

    [Theory]
    [MemberData(nameof(Ways))]
    public void A_size_can_be_given_in_many_ways(string text, Size size)
    {
        Order order = new FakeStrategyContext()
            .Show(Files.Make($"name: a\ndescription: b\nentry: true\nstop_loss: 5%\nsize: {text}"), new Bar(0, 100, 111, 99, 110, 1)).Single();

        Assert.Equal(size, order.Size);
    }
}
