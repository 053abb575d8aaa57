using BacktestCli.Core.Market;
using BacktestCli.Core.Strategies;
using BacktestCli.Core.Trading;
using BacktestCli.Tests.Fakes;

namespace BacktestCli.Tests.Scripting;

public sealed class EntryAmountTests
{
    private readonly FakeStrategyContext _context = new();

    private static Bar Up { get; } = new(0, 100, 111, 99, 110, 1);

    private static Bar Down { get; } = new(0, 100, 101, 89, 90, 1);

    [Fact]
    public void Fixed_levels_stand_away_from_the_entry_price()
    {
        IStrategy strategy = Files.Make(Files.With("entry: true\nstop_loss: 5%\ntake_profit: 2 * 5%"));

        Order order = _context.Show(strategy, Up).Single();

        Assert.Equal(ProtectiveLevel.Away(0.05), order.StopLoss);
        Assert.Equal(ProtectiveLevel.Away(0.1), order.TakeProfit);
    }

    [Fact]
    public void Prices_and_sizes_are_taken_from_the_bar_of_the_entry()
    {
        IStrategy strategy = Files.Make(
            "name: test\ndescription: A test.\nentry: { long: close > open, short: close < open }\n"
            + "size: (high - close) / 100\nstop_loss: { price: close - position * 20 }\ntake_profit: { price: close + position * volume }");

        Order bought = _context.Show(strategy, Up).Single();
        Order sold = _context.Show(strategy, Down).Single();

        Assert.Equal(
            new MarketOrder(Side.Buy, Size.OfEquity(0.01m)) { StopLoss = ProtectiveLevel.At(90), TakeProfit = ProtectiveLevel.At(111) },
            bought);
        Assert.Equal(
            new MarketOrder(Side.Sell, Size.OfEquity(0.11m)) { StopLoss = ProtectiveLevel.At(110), TakeProfit = ProtectiveLevel.At(89) },
            sold);
    }

    [Theory]
    [InlineData("size: 0 * close")]
    [InlineData("size: close - close[1]")]
    [InlineData("size: close / (open - 100)")]
    [InlineData("size: close")]
    public void An_entry_whose_size_no_order_can_have_is_not_made(string size)
    {
        IStrategy strategy = Files.Make($"name: test\ndescription: A test.\nentry: true\n{size}");

        _context.Show(strategy, Down);

        Assert.Empty(_context.Show(strategy, Down));
    }
}
