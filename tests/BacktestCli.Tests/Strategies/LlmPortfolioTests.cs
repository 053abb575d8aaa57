using BacktestCli.Core.Engine;
using BacktestCli.Core.Market;
using BacktestCli.Core.Strategies;
using BacktestCli.Core.Trading;
using BacktestCli.Scripting;
using BacktestCli.Scripting.CSharp;
using BacktestCli.Strategies.LlmPortfolio;
using BacktestCli.Tests.Core.Engine.Portfolio;
using BacktestCli.Tests.Fakes;

namespace BacktestCli.Tests.Strategies;

public sealed class LlmPortfolioTests
{
    [Fact]
    public void What_is_bought_and_sold_is_the_quantity_that_was_named_at_the_next_open()
    {
        BacktestResult result = Run(new LlmPortfolioStrategy { Window = 2 }, MarketKind.Spot, Turn(3, 1, 5), Turn(6, -1, 2), Turn(9, 0, 3));

        Assert.Equal([(Side.Buy, 5m), (Side.Sell, 2m), (Side.Sell, 3m)], result.Fills.Select(fill => (fill.Side, fill.Quantity)));
        Assert.Equal([4, 7, 20], Opinions.BarsOfFills(result));
        Assert.Equal("said at 3", result.Trades[0].Tag);
    }

    [Theory]
    [InlineData(MarketKind.Spot, true)]
    [InlineData(MarketKind.Spot, false)]
    [InlineData(MarketKind.Perp, false)]
    public void More_than_is_held_is_never_sold(MarketKind market, bool shorts)
    {
        BacktestResult result = Run(new LlmPortfolioStrategy { Window = 2, Shorts = shorts }, market, Turn(3, -1, 1), Turn(4, 1, 5), Turn(6, -1, 8), Turn(9, -1, 1));

        Assert.Equal([(Side.Buy, 5m), (Side.Sell, 5m)], result.Fills.Select(fill => (fill.Side, fill.Quantity)));
        Assert.Empty(result.Orders.Rejections);
    }

    [Fact]
    public void Where_shorts_are_wanted_what_is_left_of_a_sale_opens_one_and_a_purchase_covers_it_first()
    {
        BacktestResult result = Run(
            new LlmPortfolioStrategy { Window = 2, Shorts = true }, MarketKind.Perp, Turn(3, 1, 5), Turn(6, -1, 8), Turn(9, 1, 1), Turn(12, 1, 6));

        Assert.Equal(
            [(Side.Buy, 5m), (Side.Sell, 5m), (Side.Sell, 3m), (Side.Buy, 1m), (Side.Buy, 2m), (Side.Buy, 4m), (Side.Sell, 4m)],
            result.Fills.Select(fill => (fill.Side, fill.Quantity)));
    }

    [Fact]
    public void Each_signal_is_acted_on_once_and_one_without_a_quantity_or_an_answer_never()
    {
        Assert.Single(Run(new LlmPortfolioStrategy { Window = 2 }, MarketKind.Spot, Turn(3, 1, 5)).Fills, fill => fill.Side == Side.Buy);
        Assert.Empty(Run(new LlmPortfolioStrategy { Window = 2 }, MarketKind.Spot, Opinions.At(3, 1), Opinions.NoneAt(5) with { Quantity = 3 }, Turn(7, 1, 0)).Fills);
    }

    [Fact]
    public void One_that_was_dated_before_the_bar_is_past() => Assert.Empty(
        Run(new LlmPortfolioStrategy { Window = 2 }, MarketKind.Spot, Turn(3, 1, 5) with { Time = ListSource.At(4) - 1 }).Fills);

    [Fact]
    public void Every_instrument_of_a_portfolio_does_what_is_said_of_it()
    {
        BacktestResult result = Several.Run(
            Runs.Free,
            Several.Of(Opinions.Flat(20), "test", MarketKind.Spot, "AAA", Opinions.Told(new LlmPortfolioStrategy { Window = 2 }, Turn(3, 1, 5))),
            Several.Of(Opinions.Flat(20), "test", MarketKind.Spot, "BBB", Opinions.Told(new LlmPortfolioStrategy { Window = 2 }, Turn(3, 1, 7), Turn(8, -1, 7))));

        Assert.Equal([("AAA", 5m), ("BBB", 7m), ("BBB", 7m), ("AAA", 5m)], result.Fills.Select(fill => (fill.Instrument.Symbol, fill.Quantity)));
    }

    [Fact]
    public void It_is_asked_as_often_and_shown_as_much_as_its_parameters_say()
    {
        LlmPortfolioStrategy strategy = new() { Every = 6, Window = 10 };

        Assert.Equal(("portfolio", 6, 10), (strategy.Signals.Contract, strategy.Signals.Every, strategy.Signals.Window));
        Assert.Equal(10, strategy.WarmUpBars);
        Assert.True(strategy.Observe(new Bar(0, 1, 1, 1, 1, 1)).IsEmpty);
    }

    [Fact]
    public void A_copy_of_its_file_is_the_same_strategy()
    {
        StrategySource source = new StrategyLibrary("/", () => typeof(LlmPortfolioStrategy).Assembly).Find("llm-portfolio").Source!;
        StrategyEntry shipped = source.Read().Entry!, copied = CSharpStrategy.Parse(source.Text, "copy.cs").Entry!;
        ISignalStrategy made = (ISignalStrategy)copied.Create(copied.Parameters.ToDictionary(one => one.Name, one => one.Default));
        BacktestResult result = Run(made, MarketKind.Spot, Turn(60, 1, 5));

        Assert.Equal((shipped.Name, shipped.Description, shipped.SourceHash), (copied.Name, copied.Description, copied.SourceHash));
        Assert.Equal(shipped.Parameters, copied.Parameters);
        Assert.Equal(new LlmPortfolioStrategy().Signals with { Shown = made.Signals.Shown }, made.Signals);
        Assert.Equal([61, 80], Opinions.BarsOfFills(result));
    }

    private static Signal Turn(int bar, double score, decimal quantity) => Opinions.At(bar, score) with { Quantity = quantity };

    private static BacktestResult Run(IStrategy strategy, MarketKind market, params Signal[] signals) =>
        Runs.Run(Opinions.Flat(signals[^1].Time > ListSource.At(20) ? 80 : 20).On(market), Opinions.Told(strategy, signals));
}
