using BacktestCli.Core.Engine;
using BacktestCli.Core.Market;
using BacktestCli.Core.Strategies;
using BacktestCli.Core.Trading;
using BacktestCli.Tests.Fakes;
using static BacktestCli.Tests.Core.Engine.Portfolio.Several;

namespace BacktestCli.Tests.Core.Engine.Portfolio;

/// <summary>Bars of several instruments come by close time, those of one time by name.</summary>
public sealed class MergedOrderTests
{
    [Fact]
    public void Strategies_are_called_by_close_time_and_then_by_name()
    {
        Diary diary = new();
        Run(Runs.Free, Spot("ETH", diary, 10, double.NaN, 12), Spot("b", "BTC", diary, 1, 20, 21), Spot("a", "XRP", diary, 0, 30, 31, 32));

        Assert.Equal(
            ["1 a XRP 30", "1 test ETH 10", "2 a XRP 31", "2 b BTC 20", "3 a XRP 32", "3 b BTC 21", "3 test ETH 12"], diary.Lines);
    }

    [Fact]
    public void All_meet_their_opens_before_any_meets_what_is_inside()
    {
        // BTC's limit at 90 is met inside the bar, ETH's market order at its open: ETH is first, though BTC comes first by name
        Bar[] fall = [new(ListSource.At(0), 100, 100, 100, 100, 1), new(ListSource.At(1), 100, 100, 90, 90, 1),
            new(ListSource.At(2), 90, 90, 90, 90, 1)];
        BacktestResult result = Run(
            Runs.Free,
            Of(new ListSource(fall), "test", MarketKind.Spot, "BTC", new Script((0, new LimitOrder(Side.Buy, Size.OfBase(1), 90)))),
            Spot("ETH", new Script((0, Script.BuyUnits(1))), 10, 10, 10));

        Assert.Equal(["ETH", "BTC"], result.Fills.Take(2).Select(fill => fill.Instrument.Symbol));
    }

    [Fact]
    public void All_have_closed_before_a_strategy_is_asked()
    {
        List<double> seen = [];
        Asker asker = new(context => seen.Add(context.Portfolio.PriceOf(context.Portfolio.Instruments[1])));
        Run(Runs.Free, Spot("BTC", asker, 1, 2, 3), Spot("ETH", new Script(), 10, 20, 30));

        Assert.Equal([10, 20, 30], seen);
    }

    [Fact]
    public void There_is_one_equity_point_for_each_time_at_which_bars_close()
    {
        BacktestResult result = Run(
            Runs.Free, Spot("BTC", new Script((0, Script.BuyUnits(1))), 100, 100, 110, 120), Spot("test", "ETH", new Script(), 2, 5, 5, 5));

        Assert.Equal(
            [(1, 10_000), (2, 10_000), (3, 10_010), (4, 10_020), (5, 10_020)],
            result.Equity.PerBar.Select(point => ((int)((point.Time - ListSource.At(0)) / 3_600_000), (int)point.Equity)));
        Assert.Equal((7L, 5L), (result.Bars, result.Steps));
    }

    [Theory]
    [InlineData(0, 2, 1)]
    [InlineData(2, 1, 0)]
    [InlineData(1, 0, 2)]
    public void The_order_in_which_instruments_are_given_changes_nothing_at_all(int first, int second, int third)
    {
        InstrumentFeed[] Feeds() => [Random(0, "BTC"), Random(1, "ETH"), Random(2, "XRP")];
        InstrumentFeed[] given = Feeds(), turned = Feeds();
        BacktestOptions options = Runs.Free with { Fees = FeeSchedule.Flat(0.001m), Slippage = new RandomSlippage(10), Leverage = 3,
            MaxPositions = 2 };

        Assert.Equal(Everything(Run(options, given)), Everything(Run(options, turned[first], turned[second], turned[third])));
    }

    [Fact]
    public void Orders_are_numbered_through_the_whole_run()
    {
        BacktestResult result = Run(
            Runs.Free, Spot("ETH", new Script((0, Script.BuyUnits(1))), 10, 10, 10),
            Spot("BTC", new Script((0, Script.BuyUnits(1))), 10, 10, 10));

        Assert.Equal([("BTC", 1), ("ETH", 2)], result.Fills.Take(2).Select(fill => (fill.Instrument.Symbol, fill.OrderNumber)));
    }

    private static InstrumentFeed Random(int seed, string symbol) =>
        Of(new ListSource(RandomMarket.Bars(seed, 150)), "test", MarketKind.Perp, symbol, new RandomStrategy(seed));

    private sealed class Diary : IStrategy
    {
        public List<string> Lines { get; } = [];

        public int WarmUpBars => 0;

        public void OnBar(IStrategyContext context)
        {
            long hour = (context.Time - ListSource.At(0)) / 3_600_000;
            Lines.Add($"{hour} {context.Instrument.Exchange} {context.Instrument.Symbol} {context.Bar.Close}");
        }
    }

    private sealed class Asker(Action<IStrategyContext> ask) : IStrategy
    {
        public int WarmUpBars => 0;

        public void OnBar(IStrategyContext context) => ask(context);
    }
}
