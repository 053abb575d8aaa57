using BacktestCli.Core.Strategies;
using BacktestCli.Core.Trading;

namespace BacktestCli.Core.Engine.Causality;

/// <summary>Replays the same bars after once the warm-up and after three times the warm-up, and measures what that changes.</summary>
internal static class WarmUpSensitivity
{
    private const int Longer = 3;

    /// <summary>Measures; null where there are too few bars.</summary>
    public static WarmUpReport? Measure(CausalityInput input, HeldBars bars, CancellationToken cancellationToken)
    {
        IStrategy strategy = input.Create();
        strategy.Begin(bars.Interval);
        int warmUp = Math.Max(1, strategy.WarmUpBars);
        if ((long)warmUp * Longer > bars.Bars.Count)
            return null;
        int start = (warmUp * Longer) - 1;
        Window less = new(Replay.Run(input, bars.From(start - warmUp + 1), int.MaxValue, warmUp, cancellationToken), warmUp - 1);
        Window more = new(Replay.Run(input, bars, int.MaxValue, start + 1, cancellationToken), start);
        ReadOnlySpan<long> times = bars.Bars.OpenTimes[start..];
        List<WarmUpValue> values = [];
        for (int i = 0; i < less.Trace.Names.Count; i++)
            values.Add(Compare(less, more, i, times));
        int? bar = FirstOrder(less.Orders, more.Orders);
        Contrast? contrast = bar is { } at ? new Contrast("order", less.Describe(at), more.Describe(at)) : null;
        return new WarmUpReport(
            warmUp, times[0], values, less.Orders.Length, bar is null ? FillDifference(less.Fills, more.Fills) : double.NaN, contrast, bar is { } first ? times[first] : null);
    }

    private static WarmUpValue Compare(Window less, Window more, int number, ReadOnlySpan<long> times)
    {
        (double largest, long? time) = (0, null);
        for (int bar = 0; bar < times.Length; bar++)
        {
            double apart = Relative(less.ValueAt(bar, number), more.ValueAt(bar, number));
            if (apart > largest)
                (largest, time) = (apart, times[bar]);
        }

        return new WarmUpValue(less.Trace.Names[number], largest, time);
    }

    /// <summary>Types and sides are compared, and the bars; how much and at which level may follow the indicators.</summary>
    private static int? FirstOrder(Request[] less, Request[] more)
    {
        for (int i = 0; i < Math.Max(less.Length, more.Length); i++)
        {
            if (i >= less.Length || i >= more.Length)
                return (i < less.Length ? less : more)[i].Bar;
            if (less[i].Bar != more[i].Bar || less[i].Order!.Type != more[i].Order!.Type || less[i].Order!.Side != more[i].Order!.Side)
                return Math.Min(less[i].Bar, more[i].Bar);
        }

        return null;
    }

    private static double FillDifference(OrderEvent[] less, OrderEvent[] more)
    {
        double largest = less.Length == more.Length ? 0 : double.PositiveInfinity;
        foreach ((OrderEvent one, OrderEvent other) in less.Zip(more))
        {
            largest = Math.Max(largest, Relative((double)one.Price, (double)other.Price));
            largest = Math.Max(largest, Relative((double)one.Quantity, (double)other.Quantity));
        }

        return largest;
    }

    private static double Relative(double a, double b)
    {
        if (a.Equals(b))
            return 0;
        double apart = Math.Abs(a - b) / Math.Max(Math.Abs(a), Math.Abs(b));
        return double.IsNaN(apart) ? double.PositiveInfinity : apart;
    }

    /// <summary>The part of a replay that both have.</summary>
    private sealed class Window(Trace trace, int before)
    {
        public Trace Trace => trace;

        public Request[] Orders { get; } =
        [
            .. trace.Requests.Where(one => one.Verb == Request.Submit && one.Bar >= before).Select(one => one with { Bar = one.Bar - before }),
        ];

        public OrderEvent[] Fills { get; } =
        [
            .. trace.Events.Where(one => one.Bar >= before).Select(one => one.Event).Where(one => one.State is OrderState.Filled or OrderState.PartiallyFilled),
        ];

        public double ValueAt(int bar, int number) => trace.ValueAt(bar + before, number);

        public string Describe(int bar) => Trace.Of(trace.Requests, bar + before, one => one.Order is null ? one.Verb : Request.Words(one.Order));
    }
}
