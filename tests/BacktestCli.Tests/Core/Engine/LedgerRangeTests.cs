using BacktestCli.Core.Engine;
using BacktestCli.Core.Market;
using BacktestCli.Core.Trading;
using BacktestCli.Tests.Fakes;

namespace BacktestCli.Tests.Core.Engine;

/// <summary>Prices and cash that no market has: the books balance, or the run is refused with the bar that is to blame.</summary>
public sealed class LedgerRangeTests
{
    [Theory]
    [InlineData(1e-15)]
    [InlineData(1e-9)]
    [InlineData(1e9)]
    [InlineData(1e12)]
    public void Books_balance_at_the_smallest_and_the_largest_prices(double scale)
    {
        for (int seed = 0; seed < 20; seed++)
            Run(seed, scale, 1_000_000_000_000m);
    }

    [Theory]
    [InlineData(1e-300)]
    [InlineData(1e-30)]
    [InlineData(1e-25)]
    [InlineData(1e27)]
    [InlineData(1e29)]
    [InlineData(1e300)]
    public void A_price_beyond_the_ledger_is_refused_and_named(double scale)
    {
        LedgerException fault = Assert.Throws<LedgerException>(() => Run(seed: 1, scale, cash: 10_000));
        Assert.StartsWith("test spot BTCUSDT 1h, bar of 2024-01-01T", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_account_that_outgrows_the_ledger_is_refused_and_its_bar_named()
    {
        Bar[] bars = [.. Enumerable.Range(0, 100).Select(i => new Bar(ListSource.At(i), Price(i), Price(i), Price(i), Price(i), 1))];
        LedgerException fault = Assert.Throws<LedgerException>(() => Runs.Run(
            new ListSource(bars), new Script((1, Script.Buy(0.95)), (98, Script.CloseLong())), new BacktestOptions { Cash = 1_000_000 }));
        Assert.Contains("bar of 2024-01-05T03:00:00Z", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(1e13)]
    public void Cash_the_ledger_has_no_room_for_is_a_problem(double cash)
    {
        string problem = Assert.Single(new BacktestOptions { Cash = (decimal)cash }.Problems());
        Assert.Contains("above 0 and at most 1000000000000", problem, StringComparison.Ordinal);
    }

    private static double Price(int bar) => Math.Pow(1.5, bar);

    private static BacktestResult Run(int seed, double scale, decimal cash) => BacktestEngine.Run(
        new ListSource(RandomMarket.Bars(seed, 200, scale)),
        new RandomStrategy(seed),
        new BacktestOptions { Cash = cash },
        TestContext.Current.CancellationToken);
}
