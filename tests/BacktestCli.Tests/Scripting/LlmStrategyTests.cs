using BacktestCli.Core.Engine;
using BacktestCli.Core.Market;
using BacktestCli.Core.Strategies;
using BacktestCli.Core.Trading;
using BacktestCli.Scripting.Declarative;
using BacktestCli.Tests.Core.Engine.Portfolio;
using BacktestCli.Tests.Fakes;

namespace BacktestCli.Tests.Scripting;

/// <summary>What the shipped strategies that ask a model do about its answers.</summary>
public sealed class LlmStrategyTests
{
    private static Signal Plan(int bar, double score, double? stop, double? target, double? share = 0.25) =>
        Opinions.At(bar, score, 0.9) with { StopLoss = stop, TakeProfit = target, Share = share };

    [Fact]
    public void A_mood_of_four_fifths_buys_four_fifths_of_the_largest_share_at_the_next_open_with_its_stop_five_percent_below()
    {
        BacktestResult result = Run("llm-sentiment", Opinions.Flat(60, (45, 100, 100, 94, 96)), Opinions.At(30, 0.8, 0.9));

        Trade trade = Assert.Single(result.Trades);
        Assert.Equal((ListSource.At(31), 100m, 40m), (trade.EntryTime, trade.EntryPrice, trade.Quantity));
        Assert.Equal((ListSource.At(46), 95m, ExitReason.StopLoss), (trade.ExitTime, trade.ExitPrice, trade.ExitReason));
        Assert.Equal("said at 30", trade.Tag);
    }

    [Fact]
    public void Its_target_is_fifteen_percent_above() => Assert.Equal(
        (115m, ExitReason.TakeProfit),
        Assert.Single(Run("llm-sentiment", Opinions.Flat(60, (45, 100, 120, 100, 118)), Opinions.At(30, 0.8, 0.9)).Trades) is var trade
            ? (trade.ExitPrice, trade.ExitReason) : default);

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
        InstrumentFeed[] feeds = [.. Enumerable.Range(0, 4).Select(i => Several.Of(Opinions.Flat(60), "test", MarketKind.Spot, $"S{i}", Make("llm-sentiment", [("max_positions", "2")], Opinions.At(30 + i, 0.8, 0.9))))];
        BacktestResult inTurn = Several.Run(Runs.Free, feeds);
        feeds = [.. Enumerable.Range(0, 4).Select(i => Several.Of(Opinions.Flat(60), "test", MarketKind.Spot, $"S{i}", Make("llm-sentiment", [("max_positions", "2")], Opinions.At(30, 0.8, 0.9))))];
        BacktestResult atOnce = Several.Run(Runs.Free, feeds);

        Assert.Equal(["S0", "S1"], inTurn.Trades.Select(trade => trade.Instrument.Symbol).Order());
        Assert.Empty(inTurn.Orders.Rejections);
        Assert.Equal(["S0", "S1"], atOnce.Trades.Select(trade => trade.Instrument.Symbol).Order());
        Assert.Equal(("as many positions are open as may be", 2), Assert.Single(atOnce.Orders.Rejections) is var told ? (told.Reason, (int)told.Count) : default);
    }

    [Fact]
    public void A_plan_that_passes_the_check_is_traded_with_its_own_stop_target_and_size()
    {
        BacktestResult stopped = Run("llm-regime", Opinions.Flat(120, (90, 100, 100, 96, 97)), Plan(80, 1, stop: 97, target: 106));
        BacktestResult reached = Run("llm-regime", Opinions.Flat(120, (90, 100, 107, 100, 106)), Plan(80, 1, stop: 97, target: 106));

        Assert.Equal((25m, 97m, ExitReason.StopLoss), Assert.Single(stopped.Trades) is var one ? (one.Quantity, one.ExitPrice, one.ExitReason) : default);
        Assert.Equal((25m, 106m, ExitReason.TakeProfit), Assert.Single(reached.Trades) is var two ? (two.Quantity, two.ExitPrice, two.ExitReason) : default);
    }

    [Theory]
    [InlineData(1.0, 101.0, 110.0, 0.25)]
    [InlineData(1.0, 97.0, 99.0, 0.25)]
    [InlineData(1.0, 94.0, 130.0, 0.25)]
    [InlineData(1.0, 97.0, 104.0, 0.25)]
    [InlineData(1.0, 97.0, 106.0, 0.0)]
    [InlineData(1.0, null, 106.0, 0.25)]
    [InlineData(1.0, 97.0, null, 0.25)]
    [InlineData(1.0, 97.0, 106.0, null)]
    [InlineData(-1.0, 97.0, 106.0, 0.25)]
    [InlineData(0.0, 97.0, 106.0, 0.25)]
    public void A_plan_that_fails_the_check_is_not_traded_and_rejects_nothing(double score, double? stop, double? target, double? share)
    {
        BacktestResult result = Run("llm-regime", Opinions.Flat(120).On(MarketKind.Perp), [("shorts", "true")], Plan(80, score, stop, target, share));

        Assert.Empty(result.Fills);
        Assert.Empty(result.Orders.Rejections);
    }

    [Fact]
    public void A_short_plan_is_the_mirror_image_and_a_large_one_is_cut_to_the_cap()
    {
        BacktestResult result = Run("llm-regime", Opinions.Flat(120).On(MarketKind.Perp), [("shorts", "true")], Plan(80, -1, stop: 103, target: 94, share: 0.9));

        Assert.Equal((PositionSide.Short, 50m), Assert.Single(result.Trades) is var trade ? (trade.Side, trade.Quantity) : default);
        Assert.Empty(Run("llm-regime", Opinions.Flat(120), Plan(80, -1, stop: 103, target: 94)).Orders.Events);
    }

    [Fact]
    public void A_sure_neutral_closes_a_position_and_no_answer_does_not()
    {
        Signal entry = Plan(80, 1, stop: 97, target: 106);

        Assert.Equal([81, 91], Opinions.BarsOfFills(Run("llm-regime", Opinions.Flat(120), entry, Opinions.At(90, 0, 0.9))));
        Assert.Equal([81, 120], Opinions.BarsOfFills(Run("llm-regime", Opinions.Flat(120), entry, Opinions.At(90, 0, 0.3), Opinions.NoneAt(95))));
        Assert.Equal([81, 120], Opinions.BarsOfFills(Run("llm-regime", Opinions.Flat(120), [("min_confidence", "0")], entry, Opinions.NoneAt(95))));
    }

    [Fact]
    public void Rules_in_plain_words_are_done_bar_by_bar_and_asked_about_in_batches_where_wanted()
    {
        BacktestResult result = Run("llm-rules", Opinions.Flat(60), Opinions.At(30, 1, 0.8), Opinions.At(31, 0, 0.8), Opinions.At(32, -1, 0.8), Opinions.At(33, -1, 0.8));
        SignalPlan alone = ((ISignalStrategy)Make("llm-rules", [])).Signals, batched = ((ISignalStrategy)Make("llm-rules", [("batch", "20")])).Signals;

        Assert.Equal([31, 33], Opinions.BarsOfFills(result));
        Assert.Equal(((1, 1), (20, 20)), ((alone.Batch, alone.Every), (batched.Batch, batched.Every)));
        Assert.StartsWith("Trade with the trend", alone.Rules);
    }

    [Fact]
    public void A_common_opinion_on_factors_is_traded_the_more_the_stronger()
    {
        BacktestResult result = Run("llm-factor", Opinions.Flat(160), Opinions.At(130, 0.4, 0.7), Opinions.At(140, -0.4, 0.7));

        Assert.Equal(SignalCombination.Mean, ((ISignalStrategy)Make("llm-factor", [])).Signals.Combination);
        Assert.Equal((38m, 131, 141), Assert.Single(result.Trades) is var trade ? (trade.Quantity, Opinions.BarsOfFills(result)[0], Opinions.BarsOfFills(result)[1]) : default);
    }

    private static BacktestResult Run(string name, ListSource bars, params Signal[] signals) => Run(name, bars, [], signals);

    private static BacktestResult Run(string name, ListSource bars, (string, string)[] parameters, params Signal[] signals) =>
        Runs.Run(bars, Make(name, parameters, signals));

    /// <summary>The shipped strategy with a short window, told so.</summary>
    private static IStrategy Make(string name, (string, string)[] parameters, params Signal[] signals) =>
        Opinions.Told(Files.Make(BuiltInStrategies.Text(name), [("window", "2"), .. parameters]), signals);
}
