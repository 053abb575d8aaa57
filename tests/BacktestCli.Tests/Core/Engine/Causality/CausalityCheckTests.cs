using BacktestCli.Core.Engine.Causality;
using BacktestCli.Core.Indicators;
using BacktestCli.Core.Market;
using BacktestCli.Core.Strategies;
using BacktestCli.Core.Trading;
using BacktestCli.Tests.Fakes;

namespace BacktestCli.Tests.Core.Engine.Causality;

public sealed class CausalityCheckTests
{
    private static readonly Bar[] Bars = RandomMarket.Bars(seed: 3, count: 400);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_strategy_that_sees_closed_bars_only_does_the_same_before_any_cut(int seed)
    {
        CausalityReport report = Check(() => new RandomStrategy(seed), seed);

        Assert.Null(report.Difference);
        Assert.Equal((400, 20, 60), (report.Bars, report.Cuts, report.Replays));
        Assert.True(report.Requests > 100);
    }

    [Fact]
    public void A_look_at_the_next_close_is_named_with_its_bar_and_the_order_on_both_sides()
    {
        CausalityReport report = Check(() => new Peeking(Order));

        CausalityDifference difference = report.Difference!;
        Contrast order = Assert.Single(difference.Contrasts);
        bool rises = Bars[difference.Bar].Close > Bars[difference.Bar - 1].Close;
        Assert.Equal(Bars[difference.Bar - 1].OpenTime, difference.Time);
        Assert.Equal(Bars[difference.Bar].OpenTime, difference.CutTime);
        Assert.Equal("order", order.What);
        Assert.Contains(rises ? "market buy, BaseQuantity { Quantity = 1 }, tag up" : "nothing", order.AsItWas, StringComparison.Ordinal);
        Assert.NotEqual(order.AsItWas, order.Changed);
        Assert.False(report.Passes);

        static Order? Order(double next, double close) => next > close ? new MarketOrder(Side.Buy, Size.OfBase(1)) { Tag = "up" } : null;
    }

    [Fact]
    public void A_stop_that_stands_where_the_future_says_is_found_though_the_order_is_otherwise_the_same()
    {
        CausalityReport report = Check(() => new Peeking((next, close) => new MarketOrder(Side.Buy, Size.OfBase(1)) { StopLoss = ProtectiveLevel.At(next * 0.9) }));

        Contrast order = Assert.Single(report.Difference!.Contrasts);
        Assert.Contains("stop-loss at ", order.AsItWas, StringComparison.Ordinal);
        Assert.Contains("stop-loss at ", order.Changed, StringComparison.Ordinal);
    }

    [Fact]
    public void A_memory_of_an_earlier_run_is_found()
    {
        Dictionary<long, double> known = [];

        Assert.NotNull(Check(() => new Remembering(known)).Difference);
    }

    [Fact]
    public void A_strategy_that_breaks_because_of_later_bars_looks_ahead()
    {
        CausalityReport report = Check(() => new Peeking((next, close) => next > close * 5 ? throw new InvalidOperationException("too high") : null));

        Assert.Equal(new Contrast("run", "goes on", "too high"), report.Difference!.Contrasts.Single());
    }

    [Fact]
    public void More_history_changes_nothing_for_an_average_that_forgets()
    {
        WarmUpReport warmUp = Check(() => new Crossing(new Sma(20), warmUpBars: 20)).WarmUp!;

        Assert.Equal(20, warmUp.Bars);
        Assert.Equal(Bars[59].OpenTime, warmUp.From);
        Assert.Null(warmUp.FirstOrder);
        Assert.Equal(0, warmUp.FillDifference);
        Assert.InRange(warmUp.Values.Single().Difference, 0, 1e-12);
    }

    [Fact]
    public void More_history_moves_an_average_that_never_forgets_and_where_orders_move_too_the_check_fails()
    {
        CausalityReport report = Check(() => new Crossing(new Ema(20), warmUpBars: 20));

        WarmUpValue value = report.WarmUp!.Values.Single();
        Assert.Equal("average", value.Name);
        Assert.InRange(value.Difference, 1e-4, 0.1);
        Assert.Equal(Bars[59].OpenTime, value.Time);
        Assert.Equal(report.WarmUp.FirstOrder is null, report.Passes);
        Assert.Null(report.Difference);
    }

    [Fact]
    public void Orders_that_hang_on_where_the_data_begin_fail_the_check()
    {
        CausalityReport report = Check(() => new Counting());

        Assert.Equal(("order", "market buy, BaseQuantity { Quantity = 1 }", "nothing"), (report.WarmUp!.FirstOrder!.What, report.WarmUp.FirstOrder.AsItWas, report.WarmUp.FirstOrder.Changed));
        Assert.False(report.Passes);
    }

    [Fact]
    public void Few_bars_are_cut_wherever_they_can_be()
    {
        CausalityReport report = CausalityCheck.Run(
            new CausalityInput { Source = new ListSource([.. Bars.Take(4)]), Create = () => new Crossing(new Sma(2), 2), Options = Runs.Free }, TestContext.Current.CancellationToken);

        Assert.Equal((4, 3, 9), (report.Bars, report.Cuts, report.Replays));
        Assert.Null(report.WarmUp);
        Assert.True(report.Passes);
    }

    [Fact]
    public void A_strategy_that_acts_on_signals_is_told_by_a_stand_in_what_hangs_on_the_present_bar_alone()
    {
        CausalityReport honest = Check(() => new Following(peeks: false)), peeking = Check(() => new Following(peeks: true));

        Assert.True(honest is { HasStandInSignals: true, Passes: true, Requests: > 100 });
        Assert.Equal("order", peeking.Difference!.Contrasts[^1].What);
        Assert.False(Check(() => new Counting()).HasStandInSignals);
    }

    [Theory]
    [InlineData(Change.Extremes)]
    [InlineData(Change.Scrambled)]
    internal void Poisoned_bars_are_legal_and_the_earlier_ones_are_kept(Change change)
    {
        BarSeries series = new();
        foreach (Bar bar in Bars)
            series.Add(bar);
        BarSeries poisoned = Poison.After(series, 100, change, new Random(1));

        Assert.Equal(series.OpenTimes, poisoned.OpenTimes);
        Assert.Equal(series.Closes[..100], poisoned.Closes[..100]);
        for (int i = 100; i < poisoned.Count; i++)
        {
            Bar bar = poisoned[i];
            Assert.True(bar.Low > 0 && bar.Low <= Math.Min(bar.Open, bar.Close) && bar.High >= Math.Max(bar.Open, bar.Close) && bar.Volume >= 0);
            Assert.NotEqual(series[i].Close, bar.Close);
        }
    }

    private static CausalityReport Check(Func<IStrategy> create, int seed = 1) => CausalityCheck.Run(
        new CausalityInput { Source = new ListSource(Bars), Create = create, Options = Runs.Free, Seed = seed }, TestContext.Current.CancellationToken);
}
