using System.Globalization;
using BacktestCli.Core.Engine;
using BacktestCli.Core.Market;
using BacktestCli.Core.Strategies;
using BacktestCli.Core.Trading;
using BacktestCli.Signals.Asking;
using BacktestCli.Signals.Contracts;
using BacktestCli.Tests.Core.Engine.Portfolio;
using BacktestCli.Tests.Fakes;
using static BacktestCli.Tests.Scripting.LlmRuns;

namespace BacktestCli.Tests.Scripting;

/// <summary>What the shipped strategies that ask a model do about its answers.</summary>
public sealed class LlmStrategyTests
{
    [Fact]
    public void A_mood_of_four_fifths_buys_four_fifths_of_the_largest_share_at_the_next_open_with_its_stop_five_percent_below()
    {
        BacktestResult result = Run("llm-sentiment", Opinions.Flat(60, (45, 100, 100, 94, 96)), Opinions.At(30, 0.8, 0.9));

        Trade trade = Assert.Single(result.Trades);
        Assert.Equal((ListSource.At(31), 100m), (trade.EntryTime, trade.EntryPrice));
        Assert.Equal((ListSource.At(46), (40m, 95m, ExitReason.StopLoss)), (trade.ExitTime, EndOf(result)));
        Assert.Equal("said at 30", trade.Tag);
    }

    [Fact]
    public void Its_target_is_fifteen_percent_above() => Assert.Equal(
        (40m, 115m, ExitReason.TakeProfit), EndOf(Run("llm-sentiment", Opinions.Flat(60, (45, 100, 120, 100, 118)), Opinions.At(30, 0.8, 0.9))));

    [Fact]
    public void A_weak_mood_an_unsure_one_none_and_a_stale_one_do_nothing()
    {
        Assert.Empty(Run("llm-sentiment", Opinions.Flat(60), Opinions.At(30, 0.49, 0.9)).Fills);
        Assert.Empty(Run("llm-sentiment", Opinions.Flat(60), Opinions.At(30, 0.8, 0.59)).Fills);
        Assert.Empty(Run("llm-sentiment", Opinions.Flat(60), Opinions.NoneAt(30)).Fills);
        // The warm-up lasts until bar 20; what was said at bar 10 is forgotten by then, unless patience is long.
        Assert.Empty(Run("llm-sentiment", Opinions.Flat(60), Opinions.At(10, 0.8, 0.9)).Fills);
        Assert.NotEmpty(Run("llm-sentiment", Opinions.Flat(60), [("patience", "24")], Opinions.At(10, 0.8, 0.9)).Fills);
    }

    [Fact]
    public void After_its_stop_nothing_is_entered_again_on_the_same_opinion() =>
        Assert.Single(Run("llm-sentiment", Opinions.Flat(60, (31, 100, 100, 94, 100)), Opinions.At(30, 0.8, 0.9)).Trades);

    [Fact]
    public void A_bad_mood_closes_and_sells_short_only_where_that_is_asked_for()
    {
        Signal[] signals = [Opinions.At(30, 0.8, 0.9), Opinions.At(40, -0.6, 0.9)];
        BacktestResult closed = Run("llm-sentiment", Opinions.Flat(60), signals);
        BacktestResult turned = Run("llm-sentiment", Opinions.Flat(60).On(MarketKind.Perp), [("shorts", "true")], signals);

        Assert.Equal([(PositionSide.Long, 40m)], closed.Trades.Select(trade => (trade.Side, trade.Quantity)));
        Assert.Empty(closed.Orders.Rejections);
        Assert.Equal([(PositionSide.Long, 40m), (PositionSide.Short, 30m)], turned.Trades.Select(trade => (trade.Side, trade.Quantity)));
    }

    [Fact]
    public void No_more_positions_are_opened_than_the_parameter_says()
    {
        BacktestResult inTurn = Several.Run(Runs.Free, Feeds(i => 30 + i)), atOnce = Several.Run(Runs.Free, Feeds(_ => 30));

        Assert.Equal(["S0", "S1"], inTurn.Trades.Select(trade => trade.Instrument.Symbol).Order());
        Assert.Empty(inTurn.Orders.Rejections);
        Assert.Equal(["S0", "S1"], atOnce.Trades.Select(trade => trade.Instrument.Symbol).Order());
        Assert.Equal([("as many positions are open as may be", 2L)], atOnce.Orders.Rejections.Select(told => (told.Reason, told.Count)));

        static InstrumentFeed[] Feeds(Func<int, int> bar) =>
        [
            .. Enumerable.Range(0, 4).Select(i => Several.Of(
                Opinions.Flat(60), "test", MarketKind.Spot, $"S{i}", Make("llm-sentiment", [("max_positions", "2")], Opinions.At(bar(i), 0.8, 0.9)))),
        ];
    }

    [Fact]
    public void Rules_in_plain_words_are_done_bar_by_bar_and_asked_about_in_batches_where_wanted()
    {
        BacktestResult result = Run("llm-rules", Opinions.Flat(60), Opinions.At(30, 1, 0.8), Opinions.At(31, 0, 0.8), Opinions.At(32, -1, 0.8), Opinions.At(33, -1, 0.8));
        SignalPlan alone = ((ISignalStrategy)Make("llm-rules", [])).Signals, batched = ((ISignalStrategy)Make("llm-rules", [("batch", "20")])).Signals;

        Assert.Equal([31, 33], Opinions.BarsOfFills(result));
        Assert.Equal(((1, 1), (20, 1)), ((alone.Batch, alone.Every), (batched.Batch, batched.Every)));
        Assert.StartsWith("Trade with the trend", alone.Rules);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(12)]
    [InlineData(50)]
    public void A_batch_of_rules_is_a_question_about_so_many_bars(int batch)
    {
        const int Bars = 300, WarmUp = 2 + 26 - 1;
        SignalPlanner planner = new(Opinions.Flat(Bars), () => (ISignalStrategy)Make("llm-rules", [("batch", batch.ToString(CultureInfo.InvariantCulture))]), []);

        SignalQuestion[] questions = [.. planner.Questions(TestContext.Current.CancellationToken)];

        int asked = Bars - WarmUp + 1;
        Assert.Equal((asked + batch - 1) / batch, questions.Length);
        Assert.Equal(asked, questions.Sum(question => question.Plan.Batch));
        Assert.All(questions, question => Assert.Equal(2 + question.Plan.Batch - 1, question.Instruments[0].Bars.Count));
    }

    [Fact]
    public void A_common_opinion_on_factors_is_traded_the_more_the_stronger()
    {
        BacktestResult result = Run("llm-factor", Opinions.Flat(160), Opinions.At(130, 0.4, 0.7), Opinions.At(140, -0.4, 0.7));

        Assert.Equal(SignalCombination.Mean, ((ISignalStrategy)Make("llm-factor", [])).Signals.Combination);
        Assert.Equal((38m, 100m, ExitReason.Signal), EndOf(result));
        Assert.Equal([131, 141], Opinions.BarsOfFills(result));
    }
}
