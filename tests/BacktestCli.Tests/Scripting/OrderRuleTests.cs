using BacktestCli.Core.Engine;
using BacktestCli.Core.Market;
using BacktestCli.Core.Strategies;
using BacktestCli.Core.Trading;
using BacktestCli.Tests.Fakes;

namespace BacktestCli.Tests.Scripting;

public sealed class OrderRuleTests
{
    private readonly FakeStrategyContext _context = new();

    private static Bar Up { get; } = new(0, 100, 111, 99, 110, 1);

    private static Bar Down { get; } = new(0, 100, 101, 89, 90, 1);

    [Fact]
    public void An_entry_can_be_any_type_of_order()
    {
        Assert.Equal(new LimitOrder(Side.Buy, Half, 90) { PostOnly = true }, Single("order: { type: limit, price: close - 20, post_only: true }"));
        Assert.Equal(new StopOrder(Side.Buy, Half, 111) { GoodForBars = 3 }, Single("order: { type: stop, price: high, good_for: 3 }"));
        Assert.Equal(new StopLimitOrder(Side.Buy, Half, 111, 112), Single("order: { type: stop_limit, price: high, limit_price: high + 1 }"));
        Assert.Equal(new MarketOrder(Side.Buy, Half) { TimeInForce = TimeInForce.Fok }, Single("order: { type: market, time_in_force: fok }"));
    }

    [Fact]
    public void A_price_of_one_expression_knows_its_side()
    {
        IStrategy strategy = Files.Make(Files.With("entry: { long: close > open, short: close < open }\norder: { type: limit, price: close - position * 5 }"));

        Assert.Equal([new LimitOrder(Side.Buy, Half, 105)], _context.Show(strategy, Up));
        Assert.Equal([new LimitOrder(Side.Sell, Half, 95)], _context.Show(strategy, Down));
    }

    [Fact]
    public void Stops_on_both_sides_of_a_range_wait_together_and_the_first_to_fill_takes_the_other_back()
    {
        // bar   0    1    2    3
        // high 101  101  106  107
        // low   99   99   99  105
        IStrategy strategy = Files.Make(Files.With("entry: { long: close <= 100, short: close >= 100 }\norder: { type: stop, price: { long: high, short: low } }"));
        BacktestResult result = Runs.Run(
            ListSource.Of((100, 101, 99, 100), (100, 100.5, 99.5, 100), (100, 106, 100, 105), (105, 107, 105, 106)).On(MarketKind.Perp), strategy);

        Trade trade = Assert.Single(result.Trades);
        Assert.Equal((PositionSide.Long, 100.5m), (trade.Side, trade.EntryPrice));
    }

    [Fact]
    public void What_waits_is_replaced_where_the_entry_is_true_and_goes_on_waiting_where_it_is_not()
    {
        // The limit stands at 95 after bar 0, at 94 after bar 1; bar 2 is no entry, and bar 3 reaches 94.
        IStrategy strategy = Files.Make(Files.With("entry: close < open\norder: { type: limit, price: close - 5 }"));
        BacktestResult result = Runs.Run(
            ListSource.Of((101, 101, 100, 100), (100, 100, 94.5, 99), (99, 101, 98, 101), (100, 102, 93, 102), (102, 102, 102, 102)), strategy);

        // Bar 1 falls to 94.5 and so would fill a limit of 95.
        Assert.Equal([95m], result.Fills.Where(fill => fill.Side == Side.Buy).Select(fill => fill.Price));
        strategy = Files.Make(Files.With("entry: close < open\norder: { type: limit, price: close - 5 }"));
        result = Runs.Run(
            ListSource.Of((101, 101, 100, 100), (100, 100, 96, 99), (99, 101, 98, 101), (100, 102, 93, 102), (102, 102, 102, 102)), strategy);
        Assert.Equal([94m], result.Fills.Where(fill => fill.Side == Side.Buy).Select(fill => fill.Price));
    }

    [Fact]
    public void An_order_is_good_for_so_many_bars()
    {
        ListSource bars = ListSource.Of((101, 101, 100, 100), (100, 101, 99, 101), (101, 102, 99, 102), (102, 102, 90, 102), (102, 102, 102, 102));

        Assert.Empty(Runs.Run(bars, Files.Make(Files.With("entry: close < open\norder: { type: limit, price: 95, good_for: 2 }"))).Fills);
        Assert.NotEmpty(Runs.Run(bars, Files.Make(Files.With("entry: close < open\norder: { type: limit, price: 95, good_for: 3 }"))).Fills);
    }

    [Fact]
    public void A_trailing_stop_is_a_fraction_or_an_amount()
    {
        Assert.Equal(Trail.Fraction(0.03), Single("trailing_stop: 3%").TrailingStop);
        Assert.Equal(Trail.Amount(24), Single("trailing_stop: { amount: 2 * (high - low) }").TrailingStop);
    }

    [Fact]
    public void A_tag_is_carried_to_the_trade()
    {
        IStrategy strategy = Files.Make(Files.With("entry: { long: close > open, tag: a rise }"));

        Assert.Equal("a rise", Runs.Run(ListSource.Of((100, 101), (101, 102), (102, 103)), strategy).Trades.Single().Tag);
    }

    [Fact]
    public void A_price_that_no_order_can_have_is_no_entry()
    {
        Assert.Empty(_context.Show(Files.Make(Files.With("entry: true\norder: { type: limit, price: close - 200 }")), Up));
        Assert.Equal(["price is undefined, not above 0 or beyond reason at the bar of the entry"], _context.Declined);
    }

    [Fact]
    public void A_position_is_made_larger_so_often_and_smaller_where_asked()
    {
        IStrategy strategy = Files.Make(Files.With(
            "entry: true\nscale_in: { when: close > entry_price, size: 10%, at_most: 2 }\nscale_out: { when: close < open, share: 25% }"));
        _context.Hold(1, 100, 1);

        Assert.Equal([new MarketOrder(Side.Buy, Size.OfEquity(0.1m))], _context.Show(strategy, Up));
        Assert.Equal([new MarketOrder(Side.Sell, Size.OfPosition(0.25m)) { ReduceOnly = true }], _context.Show(strategy, Down));
        _context.Position.Entries = 2;
        Assert.Single(_context.Show(strategy, Up));
        _context.Position.Entries = 3;
        Assert.Empty(_context.Show(strategy, Up));
    }

    [Fact]
    public void A_run_adds_at_most_as_often_as_the_file_says()
    {
        IStrategy strategy = Files.Make(Files.With("entry: true\nscale_in: { when: close > open, size: { quote: 100 }, at_most: 2 }"));
        ListSource rising = ListSource.Of([.. Enumerable.Range(0, 8).Select(i => (100.0 + i, 101.0 + i))]);

        Assert.Equal(3, Runs.Run(rising, strategy).Fills.Count(fill => fill.Side == Side.Buy));
    }

    private static Size Half { get; } = Size.OfEquity(0.5m);

    private Order Single(string keys) => _context.Show(Files.Make(Files.With($"entry: true\n{keys}")), Up).Single();
}
