using BacktestCli.Scripting.Declarative;

namespace BacktestCli.Tests.Scripting;

/// <summary>A file may come from anybody: whatever it holds, reading it ends soon and says why.</summary>
public sealed class LimitTests
{
    [Fact]
    public void A_file_that_is_too_long_is_not_read() =>
        Expect(Files.With("entry: true") + new string('#', 70_000), "the file has 70,054 characters; a strategy file has at most 65,536.");

    [Fact]
    public void Keys_cannot_be_nested_without_end() =>
        Expect(Files.With("entry: " + string.Concat(Enumerable.Repeat("{ a: ", 5_000))), "keys are nested deeper than 8 levels.");

    [Fact]
    public void Lists_cannot_exhaust_the_stack() =>
        Expect(Files.With("entry: " + new string('[', 50_000)), "entry takes a single value.");

    [Fact]
    public void Parentheses_cannot_be_nested_without_end() =>
        Expect(
            Files.With("entry: " + new string('(', 300) + "close"),
            "this is nested deeper than 40 levels. Name some of it under indicators.");

    [Fact]
    public void An_expression_cannot_be_endless() =>
        Expect(
            Files.With("entry: close" + string.Concat(Enumerable.Repeat(" + close", 20_000 / 8))),
            "the most is 400. Name some of it under indicators.");

    [Fact]
    public void Names_cannot_stand_for_more_and_more_of_each_other() =>
        Expect(
            Files.With("entry: x29 > 0\nindicators:\n  x0: close\n"
                + string.Join('\n', Enumerable.Range(1, 29).Select(i => $"  x{i}: x{i - 1} + x{i - 1}"))),
            "this comes to more than 500 operations once names are replaced by what they stand for.");

    [Fact]
    public void Chains_of_names_cannot_exhaust_the_stack() =>
        Expect(
            Files.With("indicators:\n" + string.Join('\n', Enumerable.Range(0, 1_000).Select(i => $"  x{i}: sma(x{i + 1}, 2)"))
                + "\n  x1000: close\nentry: x0 > 0"),
            "this is nested too deeply once names are replaced by what they stand for.");

    [Fact]
    public void A_period_cannot_ask_for_all_memory() =>
        Expect(Files.With("entry: sma(1e15) > 0"), "sma's lookback_periods is 1000000000000000: it must be 100,000 or less.");

    [Fact]
    public void Many_long_periods_cannot_ask_for_all_memory() =>
        Expect(
            Files.With("entry: x0 > 0\nindicators:\n" + string.Join('\n', Enumerable.Range(0, 300).Select(i => $"  x{i}: sma({100_000 - i})"))),
            "the file has 300 indicators, look-backs and crossings; the most is 200.");

    [Fact]
    public void The_longest_expressions_that_are_allowed_do_work()
    {
        string sum = "close" + string.Concat(Enumerable.Repeat(" + close", 198));
        string nested = string.Concat(Enumerable.Repeat("sma(", 19)) + "close" + string.Concat(Enumerable.Repeat(", 2)", 19));

        Assert.Equal(398, Files.Rows(Files.Closes(2), sum)[0][0]);
        Assert.Equal(20, Files.Make(Files.With($"entry: {nested} > 0")).WarmUpBars);
    }

    private static void Expect(string text, string message) =>
        Assert.Contains(StrategyFile.Parse(text, "x").Problems, problem => problem.Message.Contains(message, StringComparison.Ordinal));
}
