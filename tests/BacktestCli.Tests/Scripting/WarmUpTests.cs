using BacktestCli.Core.Indicators;
using BacktestCli.Core.Market;

namespace BacktestCli.Tests.Scripting;

public sealed class WarmUpTests
{
    /// <summary>Every output of every indicator, with its defaults; but those that come and go.</summary>
    public static TheoryData<string> Outputs =>
        [.. IndicatorCatalog.All.SelectMany(entry =>
            entry.Outputs.Where(output => !output.IsSparse).Select(output => $"{entry.Example}.{output.Name}"))];

    [Theory]
    [InlineData("close > 0", 1)]
    [InlineData("close[1] > 0", 2)]
    [InlineData("close[1][2] > 0", 4)]
    [InlineData("close[0] > 0", 1)]
    [InlineData("rsi(14) > 0", 15)]
    [InlineData("rsi(14)[3] > 0", 18)]
    [InlineData("sma(rsi(14), 5) > 0", 19)]
    [InlineData("sma(rsi(14)[1], 5) > 0", 20)]
    [InlineData("sma(sma(sma(close, 3), 3), 3) > 0", 7)]
    [InlineData("macd(12, 26, 9) > 0", 26)]
    [InlineData("macd(12, 26, 9).signal > 0", 34)]
    [InlineData("macd(12, 26, 9) > macd(12, 26, 9).signal", 34)]
    [InlineData("correlation(close, volume, 20) > 0", 20)]
    [InlineData("beta(rsi(14), close, 20) > 0", 35)]
    [InlineData("beta(close, rsi(14), 20) > 0", 35)]
    [InlineData("fractal(2, 3) > 0", 6)]
    [InlineData("fcb(2).lower_band > 0", 5)]
    [InlineData("close crosses_above open", 2)]
    [InlineData("close crosses_above sma(20)", 21)]
    [InlineData("close > 0 or sma(30) > 0", 30)]
    [InlineData("max(sma(3), sma(7)) > 0", 7)]
    [InlineData("zig_zag(50).point_type > 0", 3)] // only the market knows when it turns by half
    [InlineData("pivot_points(24).s1 > 0", 2)]
    [InlineData("true", 1)]
    public void A_strategy_warms_up_for_as_long_as_the_longest_of_its_parts(string condition, int bars) =>
        Assert.Equal(bars, Files.Make(Files.With($"entry: {condition}")).WarmUpBars);

    [Theory]
    [MemberData(nameof(Outputs))]
    public void The_warm_up_is_the_number_of_bars_until_the_value_is_there(string expression)
    {
        Bar[] bars = [.. Enumerable.Range(0, 200).Select(Wave)];
        int first = Array.FindIndex(Files.Rows(bars, $"{expression}"), row => !double.IsNaN(row[0]));

        Assert.Equal(first + 1, Files.Make(Files.With($"entry: {expression} > 0")).WarmUpBars);
    }

    [Theory]
    [InlineData("sma(p)", "p", 5, 5)]
    [InlineData("sma(2 * p + 1)", "p", 5, 11)]
    [InlineData("close[p]", "p", 5, 6)]
    [InlineData("sma(close[p], p)", "p", 5, 10)]
    public void Parameters_set_the_warm_up(string expression, string parameter, int value, int bars)
    {
        string text = Files.With($"entry: {expression} > 0\nparameters: {{ p: {{ type: int, default: 3 }} }}");

        Assert.Equal(bars, Files.Make(text, (parameter, $"{value}")).WarmUpBars);
    }

    [Fact]
    public void What_only_an_exit_or_a_level_needs_is_waited_for_too()
    {
        Assert.Equal(40, Files.Make(Files.With("entry: true\nexit: sma(40) > 0")).WarmUpBars);
        Assert.Equal(15, Files.Make(Files.With("entry: true\nstop_loss: { price: close - atr(14) }")).WarmUpBars);
    }

    private static Bar Wave(int i)
    {
        double price = 100 + (10 * Math.Sin(i * 0.7));
        return new Bar(i * 3_600_000L, price, price + 1, price - 1, price + 0.5, 5 + (i % 3));
    }
}
