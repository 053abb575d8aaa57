using BacktestCli.Scripting.Declarative;

namespace BacktestCli.Tests.Scripting;

/// <summary>What can be wrong about asking a language model, and where it is shown.</summary>
public sealed class SignalMistakeTests
{
    private const string Head = "name: a\ndescription: b\nsize: 1\nentry: signal.score > 0\n";

    [Theory]
    [InlineData("signals: sentiment", "5:10: signals takes keys and values, as in `contract: sentiment`.")]
    [InlineData("signals: { every: 24 }", "5:10: signals needs contract, as in `contract: sentiment`.")]
    [InlineData("signals: { contract: sentimnt }", "5:22: there is no contract sentimnt; there are sentiment, regime, rules, factor. Did you mean sentiment?")]
    [InlineData("signals: { contract: portfolio }", "5:22: the contract portfolio asks about all instruments at once, and a file decides about one: a strategy in C#")]
    [InlineData("signals: { contract: sentiment, evry: 2 }", "5:33: signals has no key evry; it has contract, every, window, valid_for, show, rules, batch, combine. Did you mean every?")]
    [InlineData("signals: { contract: sentiment, every: 0 }", "5:40: every is 0: it must be 1 or more.")]
    [InlineData("signals: { contract: sentiment, every: 1.5 }", "5:40: every is 1.5: it must be a whole number.")]
    [InlineData("signals: { contract: sentiment, window: close }", "5:41: window must be known before the first bar, and `close` changes.")]
    [InlineData("signals: { contract: sentiment, valid_for: -1 }", "5:44: valid_for is -1: it must be 1 or more.")]
    [InlineData("signals: { contract: rules, rules: Buy., batch: 0 }", "5:49: batch is 0: it must be 1 or more.")]
    [InlineData("signals: { contract: sentiment, window: 200000 }", "5:41: window is 200000: it must be 100,000 or less.")]
    [InlineData("signals: { contract: sentiment, every: p }\nparameters: { p: { type: number, default: 3 } }", "5:40: every is a whole number: declare p with type: int.")]
    [InlineData("signals: { contract: rules }", "5:10: signals needs rules, as in `rules: Buy when")]
    [InlineData("signals: { contract: rules, rules: '' }", "5:36: rules is empty.")]
    [InlineData("signals: { contract: sentiment, rules: Buy. }", "5:40: rules means nothing for the contract sentiment; it belongs to rules.")]
    [InlineData("signals: { contract: factor, batch: 3 }", "5:37: batch means nothing for the contract factor; it belongs to rules.")]
    [InlineData("signals: { contract: regime, combine: mean }", "5:39: combine means nothing for the contract regime; it belongs to factor.")]
    [InlineData("signals: { contract: factor, combine: mode }", "5:39: combine is mode; it is one of mean, median, vote, confidence. Did you mean vote?")]
    [InlineData("signals: { contract: sentiment, show: rsi }\nindicators: { rsi: rsi(14) }", "5:39: show takes a list of this file's indicators, as in `show: [rsi, usual_volume]`.")]
    [InlineData("signals: { contract: sentiment, show: [] }", "5:39: show takes a list of this file's indicators")]
    [InlineData("signals: { contract: sentiment, show: [[rsi]] }\nindicators: { rsi: rsi(14) }", "5:39: show takes a list of this file's indicators")]
    [InlineData("signals:\n  contract: sentiment\n  show:\n  - rsi\n  - of: 3\nindicators: { rsi: rsi(14) }", "8:3: show takes a list of this file's indicators")]
    [InlineData("signals: { contract: sentiment, show: [rsi, rzi] }\nindicators: { rsi: rsi(14) }", "5:45: no indicator of this file is called rzi; name it under indicators. Did you mean rsi?")]
    [InlineData("signals: { contract: sentiment, show: [rsi, rsi] }\nindicators: { rsi: rsi(14) }", "5:45: rsi is shown twice; show it once.")]
    [InlineData("signals: { contract: sentiment, show: [close] }", "5:40: close is shown anyway: every bar of the window is.")]
    [InlineData("signals: { contract: sentiment, show: [x] }\nindicators: { x: y > 0, y: '2 * signal.score[1]' }", "5:40: x is made of what the model says, and cannot be shown to it before.")]
    [InlineData("signals: { contract: sentiment, show: [x] }\nindicators: { x: close / entry_price }", "5:40: x cannot be shown: entry_price is known only while a position is held.")]
    [InlineData("signals: { contract: sentiment, show: [x] }\nindicators: { x: 3 }", "5:40: x never changes: showing it says nothing.")]
    [InlineData("", "4:8: signal.score is known only to a strategy that asks a language model: add `signals: { contract: sentiment }`.")]
    [InlineData("signals: { contract: sentiment }\nexit: signal.scor < 0", "6:14: there is no signal.scor; there are signal.score, signal.direction, signal.confidence, signal.entry, signal.stop, signal.target, signal.share, signal.age. Did you mean score?")]
    [InlineData("signals: { contract: sentiment }\nexit: signal < 0", "6:7: signal is not a number; its values are signal.score, ")]
    [InlineData("signals: { contract: sentiment }\nindicators: { signal: close }", "6:15: signal has a meaning already; choose another name.")]
    [InlineData("signals: { contract: sentiment }\nexit: x < 0\nindicators: { x: { of: 'sma(signal.score, 3)', interval: 4h } }", "7:29: a signal is of the run's bars, not of longer ones")]
    [InlineData("signals: { contract: sentiment, every: signal.age }", "5:40: every must be known before the first bar, and `signal.age` changes.")]
    public void A_mistake_is_shown_where_it_is(string keys, string problem) =>
        Assert.Contains(Parse(Head + keys), found => found.ToString().StartsWith("test.yaml:" + problem, StringComparison.Ordinal));

    [Fact]
    public void A_file_that_asks_and_never_listens_is_told_so_at_the_section() => Assert.Equal(
        ["test.yaml:5:1: a model is asked and never listened to: use signal.score or another of its values in entry, exit or size, or leave signals out."],
        Parse("name: a\ndescription: b\nsize: 1\nentry: true\nsignals: { contract: sentiment }").Select(problem => problem.ToString()));

    [Fact]
    public void A_word_that_is_misspelt_is_one_mistake_and_no_proof_that_nobody_listens() =>
        Assert.Single(Parse("name: a\ndescription: b\nsize: 1\nentry: signal.skore > 0\nsignals: { contract: sentiment }"));

    [Fact]
    public void Where_nothing_is_asked_signal_is_a_name_like_any_other() =>
        Assert.Equal([3], Files.BarsWhere("close > 3", Files.Closes(1, 2, 3, 4)).Intersect(
            Files.OrdersOf(Files.Make(Files.With("entry: signal > 3 and bands.upper > 0\nindicators: { signal: close, bands: 'bollinger(close, 2)' }")), Files.Closes(1, 2, 3, 4))));

    [Theory]
    [InlineData("max_positions: 0", "5:16: max_positions is 0: it must be 1 or more.")]
    [InlineData("max_positions: close", "5:16: max_positions must be known before the first bar, and `close` changes.")]
    public void A_number_of_positions_is_known_before_the_first_bar(string key, string problem) => Assert.Equal(
        "test.yaml:" + problem, Parse($"name: a\ndescription: b\nsize: 1\nentry: true\n{key}")[0].ToString()[..("test.yaml:".Length + problem.Length)]);

    private static IReadOnlyList<Problem> Parse(string text)
    {
        StrategyFileResult result = StrategyFile.Parse(text, "test.yaml");
        Assert.Equal(result.Problems.Count > 0, result.Entry is null);
        return result.Problems;
    }
}
