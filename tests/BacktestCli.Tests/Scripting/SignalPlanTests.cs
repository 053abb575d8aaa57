using BacktestCli.Core.Market;
using BacktestCli.Core.Strategies;
using BacktestCli.Scripting;
using BacktestCli.Tests.Fakes;

namespace BacktestCli.Tests.Scripting;

/// <summary>What a strategy file asks.</summary>
public sealed class SignalPlanTests
{
    private const string Everything = """
        parameters:
          pause: { type: int, default: 12, max: 100, description: "x" }
          patience: { type: int, default: 3, description: "x" }
        indicators:
          strength: rsi(close, 14)
          calm: atr(14) / close < 2%
        signals: { contract: sentiment, every: 2 * pause, window: 30, valid_for: patience, show: [strength, calm] }
        entry: signal.score > 0
        """;

    [Fact]
    public void A_plan_is_made_of_the_keys_and_the_values_of_the_parameters()
    {
        SignalPlan plan = Asking(Everything, ("pause", "5")).Signals;

        Assert.Equal(["strength", "calm"], plan.Shown);
        Assert.Equal(new SignalPlan { Contract = "sentiment", Every = 10, Window = 30, ValidFor = 3, Shown = plan.Shown, Scales = plan.Scales }, plan);
    }

    [Fact]
    public void What_is_left_out_is_asked_at_every_bar_about_fifty_and_holds_until_the_next()
    {
        Assert.Equal((1, 50, 1, 1, null), Parts(Asking("signals: { contract: regime }\nentry: signal.share > 0").Signals));
        Assert.Equal((7, 50, 7, 1, null), Parts(Asking("signals: { contract: regime, every: 7 }\nentry: signal.share > 0").Signals));

        static (int, int, int, int, string?) Parts(SignalPlan plan) => (plan.Every, plan.Window, plan.ValidFor, plan.Batch, plan.Rules);
    }

    [Theory]
    [InlineData("mean", SignalCombination.Mean)]
    [InlineData("median", SignalCombination.Median)]
    [InlineData("vote", SignalCombination.Vote)]
    [InlineData("confidence", SignalCombination.Confidence)]
    public void Answers_of_several_models_become_one_as_the_file_says(string word, SignalCombination meant) =>
        Assert.Equal(meant, Asking($"signals: {{ contract: factor, combine: {word} }}\nentry: signal.score > 0").Signals.Combination);

    [Theory]
    [InlineData("close", 1, 0)]
    [InlineData("volume", 0, 1)]
    [InlineData("typical_price - close[3]", 1, 0)]
    [InlineData("close / close[24] - 1", 0, 0)]
    [InlineData("1.02 * high", 1, 0)]
    [InlineData("-abs(close - open)", 1, 0)]
    [InlineData("max(close - sma(close, 5), 0)", 1, 0)]
    [InlineData("close * volume", 1, 1)]
    [InlineData("close / volume", 1, -1)]
    [InlineData("(close - open) * (high - low)", 2, 0)]
    [InlineData("close % open", 1, 0)]
    [InlineData("close > open and not volume < 2 * volume[1]", 0, 0)]
    [InlineData("close > 0", 0, 0)]
    [InlineData("close crosses_above sma(close, 5)", 0, 0)]
    [InlineData("obv()", 0, 1)]
    [InlineData("obv() / volume", 0, 0)]
    [InlineData("force_index(13)", 1, 1)]
    [InlineData("macd(close, 3, 6, 2).histogram", 1, 0)]
    [InlineData("macd(volume, 3, 6, 2).histogram", 0, 1)]
    [InlineData("rsi(volume, 14)", 0, 0)]
    [InlineData("sma_analysis(close * volume, 5).mse", 2, 2)]
    [InlineData("prs(close, volume, 5)", 1, -1)]
    [InlineData("beta(close, volume, 5)", 0, 0)]
    public void A_value_has_the_scale_of_what_it_is_made_of(string expression, int price, int volume) =>
        Assert.Equal([new ValueScale(price, volume)], Showing(expression));

    [Theory]
    [InlineData("close - 100")]
    [InlineData("close > 60000")]
    [InlineData("close - volume")]
    [InlineData("min(close, 100)")]
    [InlineData("close crosses_above 60000")]
    [InlineData("sma(close - 100, 5)")]
    [InlineData("rsi(close - 100, 5)")]
    [InlineData("(close - 100) / close")]
    [InlineData("(close - 100)[1] * volume")]
    [InlineData("renko(close, 1)")]
    [InlineData("sma(renko(close, 1).direction, 5)")]
    public void A_value_that_is_compared_with_a_size_of_its_own_has_no_scale(string expression) => Assert.Equal([null], Showing(expression));

    [Fact]
    public void A_value_of_longer_bars_has_the_scale_that_it_has_on_any() => Assert.Equal(
        [ValueScale.OfPrice, ValueScale.OfVolume],
        Asking("indicators: { slow: { of: 'sma(close, 3)', interval: 4h }, sum: { of: volume, interval: 4h } }\nsignals: { contract: sentiment, show: [slow, sum] }\nentry: signal.score > 0")
            .Signals.Scales);

    [Fact]
    public void Rules_in_plain_words_may_take_several_lines()
    {
        SignalPlan plan = Asking("signals:\n  contract: rules\n  batch: 4\n  every: 4\n  rules: |\n    Buy: \"low\".\n    Sell # high.\nentry: signal.score > 0").Signals;

        Assert.Equal("Buy: \"low\".\nSell # high.", plan.Rules!.Trim());
        Assert.Equal((4, 4), (plan.Batch, plan.Every));
    }

    [Theory]
    [InlineData("show: [a, b]")]
    [InlineData("show: [ 'a',\n    b ]")]
    [InlineData("show:\n    - a\n    - b")]
    [InlineData("show:\n  - a\n  - b")]
    public void A_list_is_written_in_any_way_of_YAML(string show) => Assert.Equal(
        ["a", "b"], Asking($"indicators: {{ a: close - open, b: rsi(14) }}\nsignals:\n  contract: sentiment\n  {show}\n  every: 3\nentry: signal.score > 0").Signals.Shown);

    [Fact]
    public void Values_that_break_a_rule_together_are_told_before_the_run() => Assert.Contains(
        "every is 0: it must be 1 or more.",
        Assert.Throws<StrategyException>(() => Files.Make(Files.With(Everything), ("pause", "0"))).Message, StringComparison.Ordinal);

    [Fact]
    public void The_warm_up_lasts_until_every_value_in_the_window_is_defined()
    {
        Assert.Equal(30 + 14, Asking(Everything).WarmUpBars);
        Assert.Equal(30, Asking("signals: { contract: sentiment, window: 30 }\nentry: signal.score > 0").WarmUpBars);
        Assert.Equal(200, Asking("signals: { contract: sentiment, window: 30 }\nentry: signal.score > 0 and close > sma(close, 200)").WarmUpBars);
    }

    [Fact]
    public void Only_a_file_that_asks_is_a_strategy_that_acts_on_signals() => Assert.False(Files.Make(Files.With("entry: close > open")) is ISignalStrategy);

    [Fact]
    public void What_the_model_is_shown_is_what_a_table_of_the_same_expressions_says()
    {
        Bar[] bars = Files.Walk(300, seed: 5);
        ISignalStrategy strategy = Asking(Everything);
        double[][] table = Files.Rows(bars, "rsi(close, 14)", "atr(14) / close");
        for (int i = 0; i < bars.Length; i++)
            Assert.Equal([table[i][0], table[i][1] < 0.02 ? 1 : 0], strategy.Observe(bars[i]).ToArray());
    }

    [Fact]
    public void What_the_model_is_shown_of_longer_bars_is_of_the_last_that_has_closed()
    {
        ISignalStrategy strategy = Asking("indicators: { slow: { of: close, interval: 4h } }\nsignals: { contract: sentiment, show: [slow] }\nentry: signal.score > 0");
        strategy.Begin(Interval.OneHour);
        Bar[] bars = RandomMarket.Bars(2, 12);

        Assert.Equal(Longer.Visible(bars, "close"), bars.Select(bar => strategy.Observe(bar)[0]));
    }

    private static IReadOnlyList<ValueScale?> Showing(string expression) =>
        Asking($"indicators: {{ shown: '{expression}' }}\nsignals: {{ contract: sentiment, show: [shown] }}\nentry: signal.score > 0").Signals.Scales;

    private static ISignalStrategy Asking(string keys, params (string Key, string Value)[] overrides) =>
        (ISignalStrategy)Files.Make(Files.With(keys), overrides);
}
