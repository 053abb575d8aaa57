using BacktestCli.Core.Market;
using BacktestCli.Core.Strategies;
using BacktestCli.Core.Trading;
using BacktestCli.Scripting;
using BacktestCli.Tests.Fakes;
using FsCheck.Fluent;
using Interval = BacktestCli.Core.Market.Interval;

namespace BacktestCli.Tests.Scripting;

public sealed class LongerIntervalTests
{
    private const string FourHours = "indicators: { x: { of: 'EXPRESSION', interval: 4h } }";

    private readonly FakeStrategyContext _context = new();

    [Fact]
    public void A_value_on_longer_bars_is_that_of_bars_resampled_beforehand_from_the_moment_they_are_closed() =>
        Prop.ForAll(Terms.Numbers.Where(term => !$"{term}".All(c => !char.IsLetter(c))).ToArbitrary(), Gen.Choose(1, 1_000_000).ToArbitrary(), (term, seed) =>
        {
            Bar[] bars = Gapped(seed);
            string expression = $"({term} + 0 * close)";
            double[] expected = Longer.Visible(bars, expression);
            IStrategy strategy = Begun($"entry: true\nstop_loss: {{ price: abs(x) + 1 }}\n{FourHours.Replace("EXPRESSION", expression, StringComparison.Ordinal)}");
            for (int i = 0; i < bars.Length; i++)
            {
                FakeStrategyContext context = new();
                IReadOnlyList<Order> orders = context.Show(strategy, bars[i]);
                double price = Math.Abs(expected[i]) + 1;
                bool isRight = orders.Count + context.Declined.Count == 0
                    || (orders.Count == 1 ? orders[0].StopLoss == ProtectiveLevel.At(price) : !double.IsFinite(price));
                if (!isRight)
                    return false.Label($"{term} at {i}: not {expected[i]}");
            }

            return true.Label("");
        }).Holds(200);

    [Fact]
    public void Nothing_of_a_bar_that_is_not_finished_is_known()
    {
        IStrategy strategy = Begun("entry: x > 1000\n" + FourHours.Replace("EXPRESSION", "high", StringComparison.Ordinal));
        double[] closes = [.. Enumerable.Repeat(100.0, 8), 100, 2_000, 100, 100, 100];

        // The peak is in the third bar of four hours, which closes with hour 11.
        Assert.Equal([11, 12], Files.OrdersOf(strategy, Files.Closes(closes)));
    }

    [Theory]
    [InlineData("close", 7)] // three hours of a bar that is left out, then four
    [InlineData("ema(close, 5)", 23)]
    [InlineData("ema(close, 5)[2]", 31)]
    public void The_warm_up_is_counted_in_bars_of_the_run(string expression, int bars) =>
        Assert.Equal(bars, Begun("entry: close > x\n" + FourHours.Replace("EXPRESSION", expression, StringComparison.Ordinal)).WarmUpBars);

    [Fact]
    public void What_is_made_of_longer_bars_is_waited_for_where_one_is_left_out()
    {
        IStrategy strategy = Begun("entry: not (sma(x, 3) > 1e9)\n" + FourHours.Replace("EXPRESSION", "sma(close, 2)", StringComparison.Ordinal));
        Bar[] whole = Files.Walk(40);
        Assert.Equal(13, strategy.WarmUpBars);
        Assert.Equal(12, Files.OrdersOf(strategy, whole)[0]);

        strategy = Begun("entry: not (sma(x, 3) > 1e9)\n" + FourHours.Replace("EXPRESSION", "sma(close, 2)", StringComparison.Ordinal));
        Bar[] gapped = [.. whole.Where((_, hour) => hour is not (5 or 9))];
        int first = Files.OrdersOf(strategy, gapped)[0];
        Assert.Equal(15, Array.FindIndex(Longer.Visible(gapped, "sma(close, 2)"), value => !double.IsNaN(value)) + 2);
        Assert.Equal(15, first);
    }

    [Fact]
    public void Other_outputs_conditions_and_two_intervals_work_together()
    {
        IStrategy strategy = Begun("""
            entry: bands.upper > bands and rising and close < day
            indicators:
              bands: { of: "bollinger(close, 3, 2)", interval: 4h }
              rising: { of: "close > open", interval: 4h }
              day: { of: "highest(high, 2)", interval: 1d }
            """);
        Bar[] bars = Files.Walk(300);
        double[] rising = Longer.Visible(bars, "close - open");

        IReadOnlyList<int> bought = Files.OrdersOf(strategy, bars);

        Assert.NotEmpty(bought);
        Assert.All(bought, i => Assert.True(rising[i] > 0));
    }

    [Fact]
    public void Bars_of_which_the_longer_ones_cannot_be_made_are_refused_with_the_place()
    {
        IStrategy strategy = Files.Make(Files.With("entry: close > x\nindicators:\n  x:\n    of: close\n    interval: 4h"));

        StrategyException refusal = Assert.Throws<StrategyException>(() => strategy.Begin(Interval.Parse("6h")));

        Assert.Equal(
            "test.yaml:8:15: 4h bars cannot be made of the run's 6h bars: the interval must be longer, and a whole multiple.",
            refusal.Message);
    }

    [Fact]
    public void Longer_bars_allocate_nothing_either()
    {
        IStrategy strategy = Begun("entry: x < 0\n" + FourHours.Replace("EXPRESSION", "bollinger(close, 3, 2).lower", StringComparison.Ordinal));
        Bar[] bars = Files.Walk(500);
        ShowAll();
        long before = GC.GetAllocatedBytesForCurrentThread();
        ShowAll();
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());

        void ShowAll()
        {
            foreach (Bar bar in bars)
                Assert.True(_context.Show(strategy, bar).Count == 0);
        }
    }

    private static IStrategy Begun(string keys)
    {
        IStrategy strategy = Files.Make(Files.With(keys));
        strategy.Begin(Interval.OneHour);
        return strategy;
    }

    /// <summary>A walk that begins anywhere and in which some bars are missing.</summary>
    private static Bar[] Gapped(int seed)
    {
        Random random = new(seed);
        return [.. Files.Walk(120, seed)[random.Next(4)..].Where(_ => random.Next(40) > 0)];
    }
}
