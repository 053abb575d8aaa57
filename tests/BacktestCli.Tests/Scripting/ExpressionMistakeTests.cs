using BacktestCli.Scripting.Declarative;

namespace BacktestCli.Tests.Scripting;

public sealed class ExpressionMistakeTests
{
    /// <summary>One expression as the long entry, which starts at 4:8, and the one mistake in it.</summary>
    [Theory]
    [InlineData("close > ", "4:15: a value is missing before the end.")]
    [InlineData("close > > 3", "4:16: a value is missing before `>`.")]
    [InlineData("(close > 3", "4:8: `(` is never closed: `)` is missing.")]
    [InlineData("close > 3)", "4:17: `)` does not belong here.")]
    [InlineData("close[1 > 3", "4:13: `[` is never closed: `]` is missing.")]
    [InlineData("max(close, 3 > 3", "4:11: `(` is never closed: `)` is missing.")]
    [InlineData("max(close 3) > 3", "4:18: `3` does not follow: an operator, a comma or `)` is missing before it.")]
    [InlineData("close > 3 volume > 2", "4:18: `volume` does not follow: an operator (and, or, <, +, …) is missing before it.")]
    [InlineData("close > 3 AND open > 3", "4:18: `AND` is no operator. Did you mean and?")]
    [InlineData("close > 3 nad (open > 3)", "4:18: `nad` is no operator. Did you mean and?")]
    [InlineData("close crosses_abov sma(close, 3)", "4:14: `crosses_abov` is no operator. Did you mean crosses_above?")]
    [InlineData("max(close, 3) crosses_belo 3", "4:22: `crosses_belo` is no operator. Did you mean crosses_below?")]
    [InlineData("1 < close < 3", "4:18: comparisons do not chain: write 1 < close and close < 3.")]
    [InlineData("close = 3", "4:14: `=` is written `==` here.")]
    [InlineData("close > 3 && open > 3", "4:18: `&&` is written `and` here.")]
    [InlineData("close > 3 || open > 3", "4:18: `||` is written `or` here.")]
    [InlineData("close => 3", "4:14: `=>` is written `>=` here.")]
    [InlineData("close > open ** 2", "4:21: `**` is written `*` here. There is no power: write x * x.")]
    [InlineData("close > 3 ? 1 : 2", "this is not YAML")]
    [InlineData("close > 14bars", "4:16: `14bars` is neither a number nor a name.")]
    [InlineData("close > 1e999", "4:16: `1e999` is neither a number nor a name.")]
    [InlineData("close > 5%3", "4:16: `5%3`: % right after a number is percent.")]
    [InlineData("close > $3", "4:16: `$` has no meaning in an expression.")]
    [InlineData("clos > 3", "4:8: nothing is called clos. Did you mean close?")]
    [InlineData("rsi > 3", "4:8: rsi is an indicator and takes parentheses: rsi(close, 14).")]
    [InlineData("close(1) > 3", "4:8: close is a value and takes no parentheses; a look-back is written close[1].")]
    [InlineData("rsii(14) > 3", "4:8: there is no indicator or function rsii. Did you mean rsi?")]
    [InlineData("rsi(close, 14, 3) > 3", "4:23: rsi takes no argument here. Write rsi(close, 14).")]
    [InlineData("atr(close, 14) > 3", "4:19: atr takes no argument here. Write atr(14): it reads whole bars.")]
    [InlineData("rsi(3, 14) > 3", "4:12: rsi is of a series, and `3` never changes. Write rsi(close, 14).")]
    [InlineData("prs(close, 20) > 3", "4:19: prs is of two series, both of which change. Write prs(close, volume, 20).")]
    [InlineData("prs() > 3", "4:8: prs is of two series, both of which change. Write prs(close, volume, 20).")]
    [InlineData("prs(close, open, 1, 2) > 3", "4:28: prs takes no argument here. Write prs(close, volume, 20).")]
    [InlineData("rsi(close, volume) > 3", "4:19: rsi's lookback_periods must be known before the first bar, and `volume` changes.")]
    [InlineData("rsi(0) > 3", "4:12: rsi's lookback_periods is 0: it must be 1 or more.")]
    [InlineData("rsi(7.5) > 3", "4:12: rsi's lookback_periods is 7.5: it must be a whole number.")]
    [InlineData("rsi(1e9) > 3", "4:12: rsi's lookback_periods is 1000000000: it must be 100,000 or less.")]
    [InlineData("rsi(1 / 0) > 3", "4:12: rsi's lookback_periods is NaN: it is undefined.")]
    [InlineData("macd(26, 12) > 3", "4:8: macd refuses these parameters")]
    [InlineData("macd().sinal > 3", "4:15: macd has no output sinal; it has macd, signal, histogram, fast_ema, slow_ema. Did you mean signal?")]
    [InlineData("close.upper > 3", "4:8: `close` is not an indicator and has no outputs.")]
    [InlineData("macd(). > 3", "4:16: the name of an output is missing after the dot, as in bands.upper.")]
    [InlineData("close[-1] > 3", "4:14: a look-back is -1: it must be 0 or more.")]
    [InlineData("close[volume] > 3", "4:14: a look-back must be known before the first bar, and `volume` changes.")]
    [InlineData("(close > 3)[1]", "4:8: a look-back needs a number, and `(close > 3)` is a condition.")]
    [InlineData("min(close) > 3", "4:8: min takes 2 arguments, not 1, as in min(close, open).")]
    [InlineData("abs(close, 3) > 3", "4:8: abs takes 1 argument, not 2, as in abs(close - open).")]
    [InlineData("close", "4:8: entry needs a condition, and `close` is a number. Compare it with something, as in close > 0.")]
    [InlineData("close > 3 and 3", "4:22: `and` needs a condition, and `3` is a number.")]
    [InlineData("not close", "4:12: `not` needs a condition, and `close` is a number.")]
    [InlineData("(close > 3) + 1 > 3", "4:8: `+` needs a number, and `(close > 3)` is a condition.")]
    [InlineData("sma(close > 3, 3) > 3", "4:12: sma needs a number, and `close > 3` is a condition.")]
    [InlineData("(close > 3) crosses_above 3", "4:8: `crosses_above` needs a number, and `(close > 3)` is a condition.")]
    [InlineData("bars_held > 3", "4:8: an entry is looked at while nothing is held, so bars_held has no value.")]
    [InlineData("sma(entry_price, 3) > 3", "4:12: sma remembers earlier bars, and entry_price is known only while a position is held.")]
    public void A_mistake_in_an_expression_is_shown_where_it_is(string expression, string problem)
    {
        Problem found = Assert.Single(StrategyFile.Parse(Files.With($"entry: {expression}"), "test.yaml").Problems);

        Assert.StartsWith("test.yaml:" + (char.IsDigit(problem[0]) ? problem : "4:"), found.ToString());
        Assert.Contains(problem[(problem.IndexOf(": ", StringComparison.Ordinal) + 1)..], found.ToString());
    }
}
