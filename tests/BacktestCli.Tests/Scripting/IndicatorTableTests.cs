using BacktestCli.Core.Market;
using BacktestCli.Scripting.Declarative;

namespace BacktestCli.Tests.Scripting;

public sealed class IndicatorTableTests
{
    [Fact]
    public void A_call_gives_a_column_for_each_output_and_other_expressions_one() =>
        Assert.Equal(
            ["rsi(14)", "donchian(5)", "donchian(5).lower", "donchian(5).centerline", "donchian(5).width", "macd().signal", "close / open - 1"],
            IndicatorTable.Compile(["rsi(14)", "donchian(5)", "macd().signal", "close / open - 1"]).Table!.Columns);

    [Fact]
    public void Values_are_those_of_each_bar_and_undefined_until_warm()
    {
        double[][] rows = Files.Rows(Files.Closes(1, 3, 5, 4), "sma(2)", "highest(close, 3)");

        Assert.Equal([[double.NaN, double.NaN], [2, double.NaN], [4, 5], [4.5, 5]], rows);
    }

    [Fact]
    public void Expressions_that_cannot_be_are_all_named()
    {
        IndicatorTableResult result = IndicatorTable.Compile(["rsi(0)", "sma(3)", "smaa(3)", "close > 3", "bars_held"]);

        Assert.Null(result.Table);
        Assert.Equal(
            [
                "\"rsi(0)\":1:5: rsi's lookback_periods is 0: it must be 1 or more.",
                "\"smaa(3)\":1:1: there is no indicator or function smaa. Did you mean sma?",
                "\"close > 3\":1:1: a column needs a number, and `close > 3` is a condition.",
                "\"bars_held\":1:1: bars_held is known only while a strategy holds a position.",
            ],
            result.Problems.Select(problem => problem.ToString()));
    }

    [Fact]
    public void A_bar_allocates_nothing()
    {
        IndicatorTable table = IndicatorTable.Compile(["macd()", "bollinger()", "close / close[5]"]).Table!;
        Bar[] bars = Files.Walk(1_000);
        Sum(table, bars);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Sum(table, bars);

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    private static double Sum(IndicatorTable table, Bar[] bars)
    {
        double sum = 0;
        foreach (Bar bar in bars)
            sum += table.Next(bar)[0];
        return sum;
    }
}
