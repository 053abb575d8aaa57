using BacktestCli.Core.Engine;
using BacktestCli.Core.Market;
using BacktestCli.Core.Strategies;
using BacktestCli.Core.Trading;
using BacktestCli.Tests.Fakes;

namespace BacktestCli.Tests.Scripting;

/// <summary>What a strategy file makes of what a model said.</summary>
public sealed class SignalWordTests
{
    [Theory]
    [InlineData("signal.score == 0.25 and signal.direction == 1 and signal.confidence == 0.75")]
    [InlineData("signal.entry == 101 and signal.stop == 90 and signal.target == 130 and signal.share == 0.5")]
    [InlineData("signal.age >= 0 and signal.age < 4")]
    public void Every_word_says_what_the_signal_says_for_as_long_as_it_holds(string condition)
    {
        Signal said = Opinions.At(5, 0.25, 0.75) with { Entry = 101, StopLoss = 90, TakeProfit = 130, Share = 0.5 };

        Assert.Equal([5, 6, 7, 8], BarsWhere(condition, said));
    }

    [Theory]
    [InlineData(0, 5)]
    [InlineData(1, 6)]
    [InlineData(3, 8)]
    public void The_age_of_a_signal_is_counted_from_the_bar_it_was_asked_at(int age, int bar) => Assert.Equal([bar], BarsWhere($"signal.age == {age}", Opinions.At(5, 1)));

    [Theory]
    [InlineData("signal.score == signal.score")]
    [InlineData("signal.age >= 0")]
    [InlineData("signal.stop != 1")]
    public void Nothing_is_defined_before_the_first_signal_and_after_the_last_that_holds(string condition) =>
        Assert.Equal([5, 6, 7, 8, 10, 11, 12, 13], BarsWhere(condition, Opinions.At(5, 1) with { StopLoss = 90 }, Opinions.At(10, 1) with { StopLoss = 90 }));

    [Fact]
    public void Where_nobody_answered_there_is_no_opinion_and_no_level()
    {
        Assert.Equal([5, 6, 7, 8], BarsWhere("signal.score == 0 and signal.direction == 0 and signal.confidence == 0 and signal.age >= 0", Opinions.NoneAt(5)));
        Assert.Empty(BarsWhere("signal.stop > 0 or signal.target > 0 or signal.share > 0 or signal.entry > 0 or signal.score != 0", Opinions.NoneAt(5)));
    }

    [Fact]
    public void What_was_not_named_is_undefined() => Assert.Empty(BarsWhere("signal.stop > 0 or signal.target > 0 or signal.share > 0 or signal.entry > 0", Opinions.At(5, 1)));

    [Fact]
    public void A_look_back_and_a_crossing_see_earlier_signals()
    {
        Assert.Equal([6], BarsWhere("signal.score crosses_above 0", Opinions.At(5, -1), Opinions.At(6, 1)));
        Assert.Equal([6], BarsWhere("signal.score[1] < 0 and signal.score > 0", Opinions.At(5, -1), Opinions.At(6, 1)));
    }

    [Fact]
    public void In_a_gap_of_the_bars_a_signal_grows_old()
    {
        Bar[] bars = [.. Enumerable.Range(0, 20).Where(i => i is < 6 or > 7).Select(i => new Bar(ListSource.At(i), 100, 100, 100, 100, 1))];
        ListSource source = new(bars);
        IStrategy strategy = Opinions.Told(Files.Make(Condition("signal.age >= 0")), Opinions.At(5, 1));

        // Asked at the close of bar 5; bars 6 and 7 are missing, and what is said for four bars holds at the close of 8 and not at that of 9.
        Assert.Equal([6, 9], OpensOf(Runs.Run(source, strategy)));
    }

    [Fact]
    public void A_strategy_that_nobody_attaches_anything_to_is_told_nothing() =>
        Assert.Empty(Runs.Run(Opinions.Flat(20), Files.Make(Condition("signal.score == 0 or signal.score != 0"))).Fills);

    [Fact]
    public void A_trade_carries_the_reason_of_the_model_unless_the_file_has_a_tag()
    {
        const string Asks = "signals: { contract: sentiment, window: 1 }\n";
        Signal said = Opinions.At(5, 1) with { Reason = new string('y', 300) };

        Assert.Equal(new string('y', 200), Tag(Asks + "entry: signal.score > 0"));
        Assert.Equal("mine", Tag(Asks + "entry: { long: signal.score > 0, tag: mine }"));

        string? Tag(string keys) => Assert.Single(Runs.Run(Opinions.Flat(20), Opinions.Told(Files.Make(Files.With(keys)), said)).Trades).Tag;
    }

    [Fact]
    public void Where_a_bar_is_ambiguous_every_course_is_told_the_same()
    {
        // Bar 6 meets both the stop and the target, so that the courses part; the signal of bar 8 is for all of them.
        IStrategy strategy = Opinions.Told(
            Files.Make(Files.With("signals: { contract: sentiment, window: 1 }\nentry: signal.score > 0\nstop_loss: 5%\ntake_profit: 5%")),
            Opinions.At(5, 1), Opinions.At(8, 1));
        BacktestResult result = Runs.Run(Opinions.Flat(20, (6, 100, 106, 94, 100), (10, 100, 105, 100, 105)), strategy);

        Assert.Equal(1, result.AmbiguousBars);
        Assert.Equal([-0.05, 0.05], result.Trades.Select(trade => Math.Round(trade.Return, 9)));
        Assert.Equal((-0.000625, 0.050625), (Math.Round(result.IntrabarRange!.WorstReturn, 9), Math.Round(result.IntrabarRange.BestReturn, 9)));
    }

    /// <summary>Wants something at each bar where the condition is true: a limit far away, which never fills, and is taken back for the next.</summary>
    private static string Condition(string condition) =>
        Files.With($"signals: {{ contract: sentiment, window: 1, valid_for: 4 }}\nentry: '{condition}'\norder: {{ type: limit, price: 1, good_for: 1 }}");

    private static int[] BarsWhere(string condition, params Signal[] signals) =>
        [.. OpensOf(Runs.Run(Opinions.Flat(20), Opinions.Told(Files.Make(Condition(condition)), signals))).Select(open => open - 1)];

    /// <summary>The bars, from 0, at whose opens orders were waiting that were sent at the close before, which is the same time.</summary>
    private static IEnumerable<int> OpensOf(BacktestResult result) => result.Orders.Events
        .Where(change => change.State == OrderState.Submitted).Select(change => (int)((change.Time - ListSource.At(0)) / Opinions.Hour));
}
