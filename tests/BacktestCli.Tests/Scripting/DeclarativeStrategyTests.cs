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

        Assert.Equal(new MarketOrder(Side.Buy, Size.OfEquity(0.01m)) { StopLoss = ProtectiveLevel.At(90), TakeProfit = ProtectiveLevel.At(111) }, bought);
        Assert.Equal(new MarketOrder(Side.Sell, Size.OfEquity(0.11m)) { StopLoss = ProtectiveLevel.At(110), TakeProfit = ProtectiveLevel.At(89) }, sold);
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

    [Fact]
    public void Runs_of_one_file_do_not_share_memory()
    {
        StrategyEntry entry = Files.Entry(Files.With("entry: close crosses_above open[1]\nexit: sma(close, 2) < 0"));
        IStrategy first = entry.Create(new Dictionary<string, double>());
        Bar[] bars = Files.Walk(200);
        int[] alone = [.. Enumerable.Range(0, bars.Length).Where(i => _context.Show(first, bars[i]).Count > 0)];

        IStrategy second = entry.Create(new Dictionary<string, double>()), third = entry.Create(new Dictionary<string, double>());
        List<int> beside = [];
        for (int i = 0; i < bars.Length; i++)
        {
            if (_context.Show(second, bars[i]).Count > 0)
                beside.Add(i);
            _context.Show(third, bars[^(i + 1)]);
        }

        Assert.NotEmpty(alone);
        Assert.Equal(alone, beside);
    }

    [Fact]
    public void A_bar_without_an_order_allocates_nothing()
    {
        IStrategy strategy = Files.Make(Files.With(
            "entry:\n  long: rsi(14) < -1 or close[3] crosses_above bollinger(20, 2).upper * 9\n  short: macd.signal > 1e9\n"
            + "indicators: { macd: macd(), average: 'sma(rsi(14), 5)' }\nexit: { long: average > 101, short: atr(14) < 0 or bars_held > 1e9 }"));
        Bar[] bars = Files.Walk(500);
        foreach (int direction in new[] { 0, 1, -1 })
        {
            _context.Hold(direction, 100, 1);
            ShowAll(strategy, bars);
            long before = GC.GetAllocatedBytesForCurrentThread();
            ShowAll(strategy, bars);
            Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
        }
    }

    private void ShowAll(IStrategy strategy, Bar[] bars)
    {
        foreach (Bar bar in bars)
            Assert.True(_context.Show(strategy, bar).Count == 0);
    }
}
