using BacktestCli.Core.Engine;
using BacktestCli.Core.Market;
using BacktestCli.Core.Metrics;
using BacktestCli.Core.Trading;
using BacktestCli.Reports.Signals;
using BacktestCli.Tests.Fakes;
using FsCheck.Fluent;
using Interval = BacktestCli.Core.Market.Interval;

namespace BacktestCli.Tests.Reports.Signals;

public sealed class CutoffSplitTests
{
    private static readonly BacktestResult Run = SignalRuns.Result;

    [Fact]
    public void Each_side_is_what_its_bars_and_trades_come_to()
    {
        CutoffSplit cutoff = Split(SignalRuns.Middle);

        AssertSide(cutoff.Before!, 0, SignalRuns.Middle);
        AssertSide(cutoff.After!, SignalRuns.Middle, long.MaxValue);
        Assert.True(cutoff.Before!.Metrics.Values.All(value => value.Value is not null));
        Assert.Equal((Run.From, SignalRuns.Middle, Run.To), (cutoff.Before.From, cutoff.Before.To, cutoff.After!.To));
        Assert.Equal(0.5, cutoff.BarsBefore);
    }

    [Fact]
    public void Decay_is_after_less_before()
    {
        CutoffSplit cutoff = Split(SignalRuns.Middle);

        Assert.All(HeadlineMetrics.Chosen, metric =>
            Assert.Equal(cutoff.After!.Metrics.ValueOf(metric) - cutoff.Before!.Metrics.ValueOf(metric), cutoff.Decay!.ValueOf(metric)));
    }

    [Fact]
    public void Wherever_it_is_cut_returns_compound_and_trades_add_up_to_those_of_the_run() => Prop.ForAll<int>(at =>
    {
        CutoffSplit cutoff = Split(Run.From + (Math.Abs((long)at * 7_654_321) % (Run.To - Run.From - UtcTime.Day)));
        double before = cutoff.Before is { } one ? Value(one, "total_return")!.Value : 0;
        double trades = cutoff.Before is { } side ? Value(side, "total_trades")!.Value : 0;
        double whole = (double)(Run.FinalEquity / Run.Options.Cash);
        return Math.Abs(((1 + before) * (1 + Value(cutoff.After!, "total_return")!.Value)) - whole) < 1e-9
            && trades + Value(cutoff.After!, "total_trades") == Run.Trades.Count;
    }).Holds();

    [Fact]
    public void A_trade_is_on_the_side_on_which_it_was_entered()
    {
        long split = RunBuilder.Start + (2 * UtcTime.Day);
        Trade across = Samples.Trade(10) with { EntryTime = split - 1, ExitTime = split + UtcTime.Day };
        Trade later = Samples.Trade(-10) with { EntryTime = split, ExitTime = split + UtcTime.Day };
        CutoffSplit cutoff = CutoffSplit.Of(new RunBuilder { Equity = [10_000, 10_000, 10_000, 10_000], Trades = [across, later] }.Build(), [], split);

        Assert.Equal((1, 0), (Value(cutoff.Before!, "win_rate"), Value(cutoff.After!, "win_rate")));
    }

    [Fact]
    public void The_day_that_holds_the_cutoff_counts_as_known()
    {
        Assert.Equal(SignalRuns.Middle, Split(SignalRuns.Middle - UtcTime.Day + 1).Split);
        Assert.Equal(SignalRuns.Middle, Split(SignalRuns.Middle).Split);
        Assert.Equal(SignalRuns.Middle + UtcTime.Day, Split(SignalRuns.Middle + 1).Split);
    }

    [Fact]
    public void A_run_on_one_side_has_no_other_and_no_decay()
    {
        CutoffSplit known = Split(Run.To);
        CutoffSplit unknown = Split(Run.From);

        Assert.Equal((true, null, null, 1), (known.Before is not null, known.After, known.Decay, known.BarsBefore));
        Assert.Equal((null, true, null, 0), (unknown.Before, unknown.After is not null, unknown.Decay, unknown.BarsBefore));
        Assert.Equal(HeadlineMetrics.Of(Run).Values, unknown.After!.Metrics.Values.Select((value, i) =>
            value.Metric.Name == "max_drawdown" ? HeadlineMetrics.Of(Run).Values[i] : value), Near);
    }

    [Fact]
    public void Days_without_bars_at_the_cutoff_stand_still_on_the_side_they_are_on()
    {
        BacktestResult gap = new RunBuilder { Equity = [10_100, 10_300, 10_200, 10_400], Missing = [2, 3] }.Build();
        CutoffSplit cutoff = CutoffSplit.Of(gap, [], RunBuilder.Start + (3 * UtcTime.Day));

        Assert.Equal(Sharpe([0.01, (10_300 / 10_100d) - 1, 0]), Value(cutoff.Before!, "sharpe_ratio")!.Value, 1e-9);
        Assert.Equal(Sharpe([0, (10_200 / 10_300d) - 1, (10_400 / 10_200d) - 1]), Value(cutoff.After!, "sharpe_ratio")!.Value, 1e-9);
    }

    [Fact]
    public void Missing_bars_are_on_no_side_and_filled_ones_are()
    {
        BacktestResult result = new RunBuilder { Equity = [1, 2, 3, 4, 5, 6], Missing = [1, 2] }.Build();
        Dataset dataset = SignalRuns.Input.Datasets[0] with
        {
            Interval = Interval.OneDay,
            From = result.From,
            To = result.To,
            Gaps = [new Gap(result.From + UtcTime.Day, result.From + (3 * UtcTime.Day), 2)],
        };
        long cutoff = result.From + (4 * UtcTime.Day);

        Assert.Equal(2 / 6d, CutoffSplit.Of(result, [dataset, dataset with { Prices = PriceKind.Mark }], cutoff).BarsBefore);
        Assert.Equal(1 / 6d, CutoffSplit.Of(result, [dataset], result.From + (2 * UtcTime.Day)).BarsBefore);
        Assert.Equal(4 / 8d, CutoffSplit.Of(result, [dataset with { FilledBars = 2 }], cutoff).BarsBefore);
    }

    [Fact]
    public void A_side_that_begins_with_nothing_left_has_no_return()
    {
        CutoffSplit cutoff = CutoffSplit.Of(new RunBuilder { Equity = [5_000, 0, 0, 0] }.Build(), [], RunBuilder.Start + (2 * UtcTime.Day));

        Assert.Equal(-1, Value(cutoff.Before!, "total_return"));
        Assert.Null(Value(cutoff.After!, "total_return"));
        Assert.Null(cutoff.Decay!.Values[0].Value);
    }

    private static CutoffSplit Split(long cutoff) => CutoffSplit.Of(Run, SignalRuns.Input.Datasets, cutoff);

    private static double? Value(RunPart part, string metric) => part.Metrics.ValueOf(MetricCatalog.Find(metric)!);

    private static bool Near(MetricValue one, MetricValue other) => one.Metric == other.Metric && Math.Abs((one.Value - other.Value)!.Value) < 1e-9;

    /// <summary>Everything again, from the equity of every bar.</summary>
    private static void AssertSide(RunPart part, long from, long to)
    {
        double start = Run.Equity.PerBar.LastOrDefault(point => point.Time <= from) is { Equity: > 0 } last ? last.Equity : 10_000;
        double[] days = [.. Run.Equity.PerBar.Where(point => point.Time > from && point.Time <= to).Chunk(24).Select(day => day[^1].Equity)];
        double[] path = [start, .. days];
        Trade[] trades = [.. Run.Trades.Where(trade => trade.EntryTime >= from && trade.EntryTime < to)];
        decimal[] profits = [.. trades.Select(trade => trade.NetProfit)];

        Assert.Equal((days[^1] / start) - 1, Value(part, "total_return")!.Value, 1e-9);
        Assert.Equal(Sharpe([.. days.Select((day, i) => (day / path[i]) - 1)]), Value(part, "sharpe_ratio")!.Value, 1e-9);
        Assert.Equal(path.Select((equity, i) => 1 - (equity / path[..(i + 1)].Max())).Max(), Value(part, "max_drawdown")!.Value, 1e-9);
        Assert.Equal(trades.Length, Value(part, "total_trades"));
        Assert.Equal(profits.Count(profit => profit > 0) / (double)trades.Length, Value(part, "win_rate")!.Value, 1e-9);
        Assert.Equal((double)(profits.Where(profit => profit > 0).Sum() / -profits.Where(profit => profit < 0).Sum()), Value(part, "profit_factor")!.Value, 1e-9);
    }

    private static double Sharpe(double[] returns)
    {
        double mean = returns.Average();
        return mean / Math.Sqrt(returns.Sum(r => (r - mean) * (r - mean)) / (returns.Length - 1)) * Math.Sqrt(365);
    }
}
