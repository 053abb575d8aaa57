using BacktestCli.Core.Market;

namespace BacktestCli.Tests.Scripting;

public sealed class ExpressionTests
{
    private static readonly Bar[] One = [new(0, 10, 16, 6, 12, 4)];

    [Theory]
    [InlineData("1 + 2 * 3", 7)]
    [InlineData("(1 + 2) * 3", 9)]
    [InlineData("10 - 4 - 3", 3)]
    [InlineData("48 / 4 / 3", 4)]
    [InlineData("7 % 4", 3)]
    [InlineData("2 * 7 % 4", 2)]
    [InlineData("-7 % 4", -3)]
    [InlineData("-2 * -3", 6)]
    [InlineData("--2", 2)]
    [InlineData("5%", 0.05)]
    [InlineData("0.7%", 0.007)]
    [InlineData("1e-3", 0.001)]
    [InlineData(".5", 0.5)]
    [InlineData("1 / 0", double.NaN)]
    [InlineData("0 % 0", double.NaN)]
    [InlineData("min(1, 1 / 0)", double.NaN)]
    [InlineData("max(3, -5) + abs(-2)", 5)]
    [InlineData("open + high + low + close + volume", 48)]
    [InlineData("typical_price", 34 / 3.0)]
    [InlineData("-close[0]", -12)]
    [InlineData("close[1]", double.NaN)]
    [InlineData("(high - low)[0] / 2", 5)]
    public void A_number_is_what_the_rules_of_arithmetic_say(string expression, double value) =>
        Assert.Equal(value, Files.Rows(One, $"{expression}")[0][0]);

    [Theory]
    [InlineData("close > open and volume > 5 or low < 7", true)]
    [InlineData("low < 7 or volume > 5 and close < open", true)]
    [InlineData("(low < 7 or volume > 5) and close < open", false)]
    [InlineData("not close < open and volume == 4", true)]
    [InlineData("not (close < open or volume == 4)", false)]
    [InlineData("close - open >= 2", true)]
    [InlineData("close != 12", false)]
    [InlineData("true and not false", true)]
    [InlineData("close / 0 == close / 0", false)]
    [InlineData("close / 0 != close / 0", false)]
    [InlineData("close / 0 < 1 or close / 0 >= 1", false)]
    [InlineData("not (close / 0 > 1)", true)]
    public void A_condition_is_what_the_rules_of_logic_say(string condition, bool holds) =>
        Assert.Equal(holds, Files.BarsWhere(condition, One).Count > 0);

    [Fact]
    public void A_look_back_is_the_value_of_earlier_bars()
    {
        double[][] rows = Files.Rows(Files.Closes(1, 2, 4, 8, 16), "close[1]", "close[3]", "(close * 10)[2]", "close / close[2]");

        Assert.Equal([double.NaN, 1, 2, 4, 8], rows.Select(row => row[0]));
        Assert.Equal([double.NaN, double.NaN, double.NaN, 1, 2], rows.Select(row => row[1]));
        Assert.Equal([double.NaN, double.NaN, 10, 20, 40], rows.Select(row => row[2]));
        Assert.Equal([double.NaN, double.NaN, 4, 4, 4], rows.Select(row => row[3]));
    }

    [Fact]
    public void A_crossing_is_the_bar_on_which_a_number_comes_to_stand_beyond_another()
    {
        // bar                           0  1  2  3  4  5  6
        Bar[] bars = Files.Closes(/**/   5, 6, 5, 4, 5, 5, 6);

        Assert.Equal([1, 6], Files.BarsWhere("close crosses_above 5", bars));
        Assert.Equal([3], Files.BarsWhere("crosses_below(close, 5)", bars));
        Assert.Equal([1, 6], Files.BarsWhere("crosses_below(5, close)", bars));
    }

    [Fact]
    public void An_indicator_takes_no_notice_of_bars_at_which_its_series_is_undefined()
    {
        // The third bar divides by zero: the mean of the last two is of the bars around it.
        double[][] rows = Files.Rows(Files.Closes(1, 3, 5, 7, 9), "sma(close / (close - 5) * (close - 5), 2)");

        Assert.Equal([double.NaN, 2, double.NaN, 5, 8], rows.Select(row => row[0]));
    }

    [Fact]
    public void The_source_of_an_indicator_is_the_close_where_none_is_given()
    {
        double[][] rows = Files.Rows(
            Files.Walk(60),
            "rsi(14)",
            "rsi(close, 14)",
            "rsi()",
            "rsi(close)",
            "macd(5, 9)",
            "macd(close, 5, 9, 9)");

        Assert.All(
            rows,
            row => Assert.True(row[0].Equals(row[1]) && row[0].Equals(row[2]) && row[0].Equals(row[3]) && row[4].Equals(row[9])));
    }

    [Fact]
    public void Parameters_of_every_type_can_stand_in_expressions()
    {
        const string Text = "entry: on and close > limit and close > sma(period)\nparameters:\n"
            + "  on: { type: bool, default: true }\n  limit: { type: number, default: 250% }\n  period: { type: int, default: 2, min: 1 }";
        Bar[] bars = Files.Closes(1, 2, 3, 4);

        Assert.Equal([2, 3], Bars(bars));
        Assert.Equal([3], Bars(bars, ("limit", "3")));
        Assert.Empty(Bars(bars, ("on", "false")));
        Assert.Equal([3], Bars(bars, ("period", "4")));

        static IReadOnlyList<int> Bars(Bar[] bars, params (string Key, string Value)[] overrides) =>
            Files.OrdersOf(Files.Make(Files.With(Text), overrides), bars);
    }

    [Fact]
    public void Names_may_be_used_before_they_are_declared_and_stand_for_conditions_too()
    {
        IReadOnlyList<int> bars = Files.OrdersOf(
            Files.Make(Files.With("entry: up and big\nindicators:\n  big: gain > 1\n  gain: close - close[1]\n  up: close > open")),
            Files.Closes(1, 2, 4, 3, 6));

        Assert.Equal([2, 4], bars);
    }
}
