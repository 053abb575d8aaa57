using BacktestCli.Core.Market;
using BacktestCli.Core.Strategies;
using BacktestCli.Core.Trading;
using BacktestCli.Tests.Fakes;

namespace BacktestCli.Tests.Scripting;

public sealed class DeclarativeStrategyTests
{
    private readonly FakeStrategyContext _context = new();

    private static Bar Up { get; } = new(0, 100, 111, 99, 110, 1);

    private static Bar Down { get; } = new(0, 100, 101, 89, 90, 1);

    [Fact]
    public void An_entry_alone_is_a_long_entry()
    {
        IStrategy strategy = Files.Make(Files.With("entry: close > open"));

        Assert.Equal([new MarketOrder(Side.Buy, Size.OfEquity(0.5m))], _context.Show(strategy, Up));
        Assert.Empty(_context.Show(strategy, Down));
    }

    [Fact]
    public void A_short_entry_sells()
    {
        IStrategy strategy = Files.Make(Files.With("entry: { short: close < open }"));

        Assert.Equal([new MarketOrder(Side.Sell, Size.OfEquity(0.5m))], _context.Show(strategy, Down));
        Assert.Empty(_context.Show(strategy, Up));
    }

    [Fact]
    public void Entries_that_contradict_each_other_are_no_entry()
    {
        IStrategy strategy = Files.Make(Files.With("entry: { long: high > 0, short: close < open }"));

        Assert.Empty(_context.Show(strategy, Down));
        Assert.Equal(Side.Buy, _context.Show(strategy, Up).Single().Side);
    }

    [Fact]
    public void An_entry_is_not_looked_at_while_a_position_is_held()
    {
        IStrategy strategy = Files.Make(Files.With("entry: true"));
        _context.Hold(1, 100, 1);

        Assert.Empty(_context.Show(strategy, Up));
    }

    [Theory]
    [InlineData(1, Side.Sell)]
    [InlineData(-1, Side.Buy)]
    public void An_exit_closes_the_whole_position_of_its_side(int direction, Side side)
    {
        string rules = direction > 0 ? "long: close < open" : "short: close < open";
        IStrategy strategy = Files.Make(Files.With($"entry: {{ {rules} }}\nexit: {{ {rules} }}"));
        _context.Hold(direction, 100, 1);

        Assert.Equal([new MarketOrder(side, Size.Position) { ReduceOnly = true }], _context.Show(strategy, Down));
        Assert.Empty(_context.Show(strategy, Up));
    }

    [Fact]
    public void An_exit_on_the_bar_of_the_opposite_entry_turns_the_position_round()
    {
        IStrategy strategy = Files.Make(Files.With("entry: { long: close > open, short: close < open }\nexit: { long: close < open }"));
        _context.Hold(1, 100, 1);

        Assert.Equal(
            [new MarketOrder(Side.Sell, Size.Position) { ReduceOnly = true }, new MarketOrder(Side.Sell, Size.OfEquity(0.5m))],
            _context.Show(strategy, Down));
    }

    [Fact]
    public void An_exit_on_a_bar_of_the_same_sides_entry_only_closes()
    {
        IStrategy strategy = Files.Make(Files.With("entry: close < open\nexit: close < open"));
        _context.Hold(1, 100, 1);

        Assert.Single(_context.Show(strategy, Down));
    }

    [Fact]
    public void A_position_without_an_exit_for_its_side_is_kept()
    {
        IStrategy strategy = Files.Make(Files.With("entry: { long: close > open, short: close < open }\nexit: { long: close < open }"));
        _context.Hold(-1, 100, 1);

        Assert.Empty(_context.Show(strategy, Up));
    }

    [Fact]
    public void An_exit_can_ask_what_the_position_is()
    {
        IStrategy strategy = Files.Make(Files.With(
            "entry: true\nindicators: { gain: position * (close / entry_price - 1) }\nexit: gain > 9% or bars_held >= 3"));
        _context.Hold(1, 100, 1);
        Assert.Single(_context.Show(strategy, Up));
        Assert.Empty(_context.Show(strategy, Down));
        _context.Hold(1, 100, 3);
        Assert.Single(_context.Show(strategy, Down));
    }

    [Fact]
    public void Nothing_is_ordered_before_everything_is_warm()
    {
        IStrategy strategy = Files.Make(Files.With("entry: not (sma(close, 3) > 1000)"));

        int[] ordered = [.. Enumerable.Range(0, 5).Where(_ => _context.Show(strategy, Up).Count > 0)];

        Assert.Equal([2, 3, 4], ordered);
    }
}
