using BacktestCli.Scripting.Declarative;

namespace BacktestCli.Tests.Scripting;

public sealed class StrategyMistakeTests
{
    /// <summary>A file in which one thing is wrong, and where.</summary>
    [Theory]
    [InlineData("", "1:1: the file is empty")]
    [InlineData("just words", "1:1: a strategy file is made of keys and values")]
    [InlineData("name: a\n\tdescription: b", "this is not YAML")]
    [InlineData("name: a\ndescription: b\nsize: 1\nentry: true\n--- \nname: b", "5:1: a second document starts here")]
    [InlineData("name: My Strategy\ndescription: b\nsize: 1\nentry: true", "1:7: My Strategy cannot be a strategy's name")]
    [InlineData("name: a\ndescription: b\nsize: 1\nentry: true\nentyr: true", "5:1: a strategy has no key entyr; it has name, ")]
    [InlineData("name: a\nsize: 1\nentry: true", "1:1: a strategy needs description, as in `description: Buys")]
    [InlineData("name: a\ndescription: b\nsize: 1", "1:1: a strategy needs entry, as in `entry: rsi(14) < 30`.")]
    [InlineData("name: a\ndescription: b\nentry: true", "1:1: a strategy needs size, as in `size: 95%`.")]
    [InlineData("name: a\ndescription: b\nentry: true\nsize:", "4:6: size is empty.")]
    [InlineData("name: a\ndescription: b\nentry: true\nsize: [1, 2]", "4:7: size takes a single value.")]
    [InlineData("name: a\ndescription: b\nentry: true\nsize: 1\nsize: 2", "5:1: size stands here a second time; keep one.")]
    [InlineData("name: a\ndescription: b\nentry: true\nsize: 95", "4:7: size is 95, which is 9500 percent: the most is 1000%. For 95 percent write 95%.")]
    [InlineData("name: a\ndescription: b\nentry: true\nsize: 0", "4:7: size is 0: it must be above 0.")]
    [InlineData("name: a\ndescription: b\nentry: true\nsize: 1\nstop_loss: 5", "5:12: stop_loss is 5, which is 500 percent: the most is 99%. For 5 percent write 5%.")]
    [InlineData("name: a\ndescription: b\nentry: true\nsize: 1\nstop_loss: bars_held", "5:12: stop_loss is set before the position is open, so bars_held has no value.")]
    [InlineData("name: a\ndescription: b\nentry: true\nsize: 1\ntake_profit: { prize: 3 }", "5:16: take_profit has no key prize; it has price. Did you mean price?")]
    [InlineData("name: a\ndescription: b\nentry: true\nsize: 1\nexit: { short: close > 3 }", "5:16: this exit is never looked at: there is no entry for the short side.")]
    [InlineData("name: a\ndescription: b\nentry: { long: true, up: true }\nsize: 1", "3:22: entry has no key up; it has long, short, tag.")]
    [InlineData("name: a\ndescription: b\nentry: { long: crosses_above(close, open) }\nsize: 1", "3:16: inside { } a comma or [ ends a value")]
    [InlineData("name: a\ndescription: b\nentry: { long: close[1] > 3, short: close < 3 }\nsize: 1", "3:16: inside { } a comma or [ ends a value")]
    [InlineData("name: a\ndescription: b\nentry: { long: true\nsize: 1", "3:14: this is not YAML: a comma or a closing bracket is missing near here. ")]
    [InlineData("name: &n a\ndescription: b\nentry: true\nsize: 1", "1:7: anchors (&) and tags (!) are not used")]
    [InlineData("name: a\ndescription: b\nentry: true\nsize: !!float 1", "4:7: anchors (&) and tags (!) are not used")]
    [InlineData("name: a\ndescription: b\nentry: true\nsize: 1\nparameters: 14", "5:13: parameters takes keys and values, as in")]
    [InlineData("name: a\ndescription: b\nentry: true\nsize: p\nparameters: { p: 1 }", "5:18: a parameter is written `p: { type: int, default: 14")]
    [InlineData("name: a\ndescription: b\nentry: true\nsize: p\nparameters: { p: { type: number } }", "5:18: parameter p needs default, as in `default: 14`.")]
    [InlineData("name: a\ndescription: b\nentry: true\nsize: p\nparameters: { p: { type: float, default: 1 } }", "5:26: there is no type float; there are int, number, bool.")]
    [InlineData("name: a\ndescription: b\nentry: true\nsize: p\nparameters: { p: { type: int, default: 1.5 } }", "5:40: default is 1.5: it must be a whole number.")]
    [InlineData("name: a\ndescription: b\nentry: p\nsize: 1\nparameters: { p: { type: bool, default: 1 } }", "5:41: default is 1: it must be true or false.")]
    [InlineData("name: a\ndescription: b\nentry: p\nsize: 1\nparameters: { p: { type: bool, default: true, min: 0 } }", "5:52: min means nothing for a bool.")]
    [InlineData("name: a\ndescription: b\nentry: true\nsize: p\nparameters: { p: { type: number, default: 2, max: 1 } }", "5:43: default is 2: it must be 1 or less.")]
    [InlineData("name: a\ndescription: b\nentry: true\nsize: p\nparameters: { p: { type: number, default: 1, min: 2, max: 1 } }", "5:51: min 2 is above max 1.")]
    [InlineData("name: a\ndescription: b\nentry: true\nsize: 1\nparameters: { p: { type: number, default: 1 } }", "5:15: parameter p is never used; use it or remove it.")]
    [InlineData("name: a\ndescription: b\nentry: true\nsize: rsi-period\nparameters: { rsi-period: { type: number, default: 1 } }", "rsi-period cannot be used in expressions: a name is made of a-z, 0-9 and _, as in rsi_period.")]
    [InlineData("name: a\ndescription: b\nentry: close > 1\nsize: 1\nparameters: { close: { type: number, default: 1 } }", "5:15: close has a meaning already; choose another name.")]
    [InlineData("name: a\ndescription: b\nentry: sma(p) > 1\nsize: 1\nparameters: { p: { type: number, default: 5 } }", "3:12: sma's lookback_periods is a whole number: declare p with type: int.")]
    [InlineData("name: a\ndescription: b\nentry: sma(p) > 1\nsize: 1\nparameters: { p: { type: int, default: 0 } }", "3:12: sma's lookback_periods is 0: it must be 1 or more.")]
    [InlineData("name: a\ndescription: b\nentry: true\nsize: 1\nindicators: { x: close }", "5:15: indicator x is never used; use it or remove it.")]
    [InlineData("name: a\ndescription: b\nentry: x > 1\nsize: 1\nindicators: { x: [1] }", "5:18: an indicator is an expression, as in `x: sma(close, 20)`.")]
    [InlineData("name: a\ndescription: b\nentry: x > 1\nsize: 1\nindicators: { x: y, y: z, z: x + 1 }", "5:30: x depends on itself: x → y → z → x. Break the circle.")]
    [InlineData("name: a\ndescription: b\nentry: true\nsize: 1\ndata: { exchange: binance, market: spot, symbol: X }", "5:7: data needs interval, as in `interval: 1h`.")]
    [InlineData("name: a\ndescription: b\nentry: true\nsize: 1\ndata: { exchange: Binance, market: spot, symbol: X, interval: 1h }", "5:19: exchanges are written in lower case: binance.")]
    [InlineData("name: a\ndescription: b\nentry: true\nsize: 1\ndata: { exchange: binance, market: sport, symbol: X, interval: 1h }", "5:36: there is no market sport; there are spot, perp. Did you mean spot?")]
    [InlineData("name: a\ndescription: b\nentry: true\nsize: 1\ndata: { exchange: binance, market: spot, symbol: X, interval: 7h }", "5:63: 7h is not an interval; there are 1s, ")]
    [InlineData("name: a\ndescription: b\nentry: true\nsize: 1\ndata: { exchange: binance, market: spot, symbol: X, interval: 1h, from: May }", "5:73: from is May: write a UTC date")]
    [InlineData("name: a\ndescription: b\nentry: true\nsize: 1\ndata: { exchange: binance, market: spot, symbol: X, interval: 1h, from: 2024-02-01, to: 2024-01-01 }", "5:89: to must be after from, 2024-02-01T00:00:00Z.")]
    public void A_mistake_in_a_file_is_shown_where_it_is(string text, string problem) =>
        Assert.Contains(Parse(text), found => found.ToString().Contains(problem, StringComparison.Ordinal));

    [Theory]
    [InlineData("entry: \"close >\n  opne\"", "5:3: nothing is called opne.")]
    [InlineData("entry: 'close > opne'", "4:17: nothing is called opne.")]
    [InlineData("entry: close >\n\n    opne", "6:5: nothing is called opne.")]
    [InlineData("entry: >-\n  close >\n\n    opne", "7:5: nothing is called opne.")]
    [InlineData("entry: |\n  close\n  > opne # no comment\n", "6:5: nothing is called opne.")]
    [InlineData("entry:\n  long:   close > opne   # a comment", "5:19: nothing is called opne.")]
    [InlineData("entry: {\n  long:\n    close > opne\n}", "6:13: nothing is called opne.")]
    public void However_an_expression_is_written_in_YAML_its_mistakes_are_found_in_the_file(string entry, string problem)
    {
        string text = $"name: test\ndescription: A test.\nsize: 50%\n{entry}\n";

        Assert.StartsWith("test.yaml:" + problem, Parse(text)[0].ToString());
        Assert.StartsWith("test.yaml:" + problem, Parse(text.Replace("\n", "\r\n", StringComparison.Ordinal))[0].ToString());
    }

    [Fact]
    public void All_mistakes_are_told_at_once_in_the_order_of_the_file()
    {
        IReadOnlyList<Problem> problems = Parse("""
            name: Test
            description: A test.
            parameters:
              slow: { type: int, default: 200, max: 100 }
              unused: { type: int, default: 14 }
            indicators:
              fast: sma(close, 0)
              average: smaa(close, slow)
            entry: { long: fast > averge, short: fast < average }
            exit:
              long: rsi(14 > 70 and
              short: 1 < close < 3 and volume
            size: 950
            stop_loss: 5 %
            dta: { exchange: binance }
            """);

        Assert.Equal(
            """
            test.yaml:1:7: Test cannot be a strategy's name: it is made of a-z, 0-9 and -, as in rsi-volume.
            test.yaml:4:31: default is 200: it must be 100 or less.
            test.yaml:5:3: parameter unused is never used; use it or remove it.
            test.yaml:8:12: there is no indicator or function smaa. Did you mean sma?
            test.yaml:9:23: nothing is called averge. Did you mean average?
            test.yaml:11:12: `(` is never closed: `)` is missing.
            test.yaml:11:24: a value is missing before the end.
            test.yaml:12:20: comparisons do not chain: write 1 < close and close < 3.
            test.yaml:12:28: `and` needs a condition, and `volume` is a number. Compare it with something, as in volume > 0.
            test.yaml:14:15: a value is missing before the end.
            test.yaml:15:1: a strategy has no key dta; it has name, description, parameters, indicators, signals, warm_up, entry, exit, order, size, stop_loss, take_profit, trailing_stop, scale_in, scale_out, max_positions, data. Did you mean data?
            """,
            string.Join("\n", problems));
    }

    private static IReadOnlyList<Problem> Parse(string text)
    {
        StrategyFileResult result = StrategyFile.Parse(text, "test.yaml");
        Assert.Equal(result.Problems.Count > 0, result.Entry is null);
        return result.Problems;
    }
}
