using BacktestCli.Core.Indicators;
using BacktestCli.Core.Market;

namespace BacktestCli.Tests.Core.Indicators;

/// <summary>What every indicator of the catalogue promises.</summary>
public sealed class IndicatorContract
{
    /// <summary>Those whose first value comes when the market makes one: a turning point, a session. Their warm-up is the least.</summary>
    public static readonly string[] WaitForTheMarket = ["pivot_points", "pivots", "zig_zag"];

    public static TheoryData<string> Names() => [.. IndicatorCatalog.All.Select(entry => entry.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void First_value_comes_with_the_last_input_of_the_warm_up_and_never_goes_away(string name)
    {
        IndicatorEntry entry = IndicatorCatalog.Find(name)!;
        var random = new Random(1);
        for (int draw = 0; draw < 30; draw++)
        {
            IIndicator indicator = draw == 0 ? Replay.Create(entry) : entry.Create(Replay.Draw(entry, random));
            Assert.True(double.IsNaN(indicator.Value));
            double[] values = Replay.Values(indicator, Replay.RandomWalk(draw, 400));

            int missing = values.TakeWhile(double.IsNaN).Count();
            Assert.Equal(WaitForTheMarket.Contains(name) ? Math.Max(missing, indicator.WarmUp - 1) : indicator.WarmUp - 1, missing);
            Assert.All(values[missing..], value => Assert.True(double.IsFinite(value)));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_output_comes_in_the_end_and_then_stays(string name)
    {
        IndicatorEntry entry = IndicatorCatalog.Find(name)!;
        foreach ((string output, double[] values) in Replay.Outputs(entry, Defaults(entry), Replay.RandomWalk(2, 400)))
        {
            int first = Array.FindIndex(values, double.IsFinite);
            Assert.True(first >= 0, $"{output} never comes");
            Assert.All(values[first..], value => Assert.True(double.IsFinite(value), output));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Update_returns_the_value_which_is_the_first_output(string name)
    {
        IndicatorEntry entry = IndicatorCatalog.Find(name)!;
        IIndicator indicator = Replay.Create(entry);
        foreach (Bar bar in Replay.RandomWalk(3, 100))
        {
            double returned = indicator.Update(bar);
            Assert.Equal(returned, indicator.Value);
            Assert.Equal(returned, entry.Outputs[0].Read(indicator));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Ten_thousand_updates_allocate_nothing(string name)
    {
        IndicatorEntry entry = IndicatorCatalog.Find(name)!;
        Bar[] bars = Replay.RandomWalk(4, 10_000);
        AllocatedBy(Replay.Create(entry), [.. entry.Outputs], bars); // compiles what there is to compile

        Assert.Equal(0, AllocatedBy(Replay.Create(entry), [.. entry.Outputs], bars));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_future_changes_nothing_in_the_past(string name)
    {
        IndicatorEntry entry = IndicatorCatalog.Find(name)!;
        Bar[] past = Replay.RandomWalk(5, 150);
        Bar[] future = Replay.RandomWalk(6, 150, past[^1].Close);

        Dictionary<string, double[]> alone = Replay.Outputs(entry, Defaults(entry), past);
        Dictionary<string, double[]> followed = Replay.Outputs(entry, Defaults(entry), [.. past, .. future]);

        Assert.All(alone, output => Assert.Equal(output.Value, followed[output.Key][..past.Length]));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Two_of_a_kind_do_not_disturb_each_other(string name)
    {
        IndicatorEntry entry = IndicatorCatalog.Find(name)!;
        Bar[] bars = Replay.RandomWalk(7, 200);
        double[] alone = Replay.Values(Replay.Create(entry), bars);

        IIndicator one = Replay.Create(entry), other = Replay.Create(entry);
        for (int i = 0; i < bars.Length; i++)
        {
            other.Update(bars[^(i + 1)]);
            Assert.Equal(alone[i], one.Update(bars[i]));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_parameter_below_its_minimum_is_refused(string name)
    {
        IndicatorEntry entry = IndicatorCatalog.Find(name)!;
        for (int i = 0; i < entry.Parameters.Count; i++)
        {
            double[] parameters = Defaults(entry);
            parameters[i] = entry.Parameters[i].Min - 1;
            Assert.Throws<ArgumentOutOfRangeException>(() => entry.Create(parameters));
        }
    }

    private static double[] Defaults(IndicatorEntry entry) => [.. entry.Parameters.Select(p => p.Default)];

    private static long AllocatedBy(IIndicator indicator, IndicatorOutput[] outputs, Bar[] bars)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        foreach (ref readonly Bar bar in bars.AsSpan())
        {
            indicator.Update(bar);
            foreach (IndicatorOutput output in outputs)
                output.Read(indicator);
        }

        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
