using BacktestCli.Core.Indicators;
using BacktestCli.Core.Market;

namespace BacktestCli.Tests.Core.Indicators;

/// <summary>What every indicator of the catalogue promises.</summary>
public sealed class IndicatorContract
{
    public static TheoryData<string> Names() => [.. IndicatorCatalog.All.Select(entry => entry.Name)];

    public static TheoryData<string> Steady() =>
        [.. IndicatorCatalog.All.Where(entry => !entry.Outputs[0].IsSparse).Select(entry => entry.Name)];

    /// <summary>Those whose value is there when the market makes one: a turning point, a session. Their warm-up is the least.</summary>
    public static TheoryData<string> WaitForTheMarket() =>
        [.. IndicatorCatalog.All.Where(entry => entry.Outputs[0].IsSparse).Select(entry => entry.Name)];

    [Theory]
    [MemberData(nameof(Steady))]
    public void First_value_comes_with_the_last_input_of_the_warm_up_and_never_goes_away(string name)
    {
        IndicatorEntry entry = IndicatorCatalog.Find(name)!;
        var random = new Random(1);
        for (int draw = 0; draw < 30; draw++)
        {
            IIndicator indicator = draw == 0 ? Replay.Create(entry) : entry.Create(Replay.Draw(entry, random));
            Assert.True(double.IsNaN(indicator.Value));
            double[] values = Replay.Values(indicator, Replay.RandomWalk(draw, 400));

            Assert.Equal(indicator.WarmUp - 1, values.TakeWhile(double.IsNaN).Count());
            Assert.All(values[(indicator.WarmUp - 1)..], value => Assert.True(double.IsFinite(value)));
        }
    }

    [Theory]
    [MemberData(nameof(WaitForTheMarket))]
    public void Value_that_waits_for_the_market_comes_at_the_end_of_the_warm_up_at_the_earliest_and_may(string name)
    {
        IndicatorEntry entry = IndicatorCatalog.Find(name)!;
        var random = new Random(1);
        int earliest = Enumerable.Range(0, 400).Min(draw =>
        {
            IIndicator indicator = entry.Create(Replay.Draw(entry, random));
            return Replay.Values(indicator, Replay.RandomWalk(draw, 100)).TakeWhile(double.IsNaN).Count() - (indicator.WarmUp - 1);
        });

        Assert.Equal(0, earliest);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_output_comes_in_the_end_and_stays_unless_it_is_sparse(string name)
    {
        IndicatorEntry entry = IndicatorCatalog.Find(name)!;
        Dictionary<string, double[]> outputs = Replay.Outputs(entry, Defaults(entry), Replay.RandomWalk(2, 400));
        foreach (IndicatorOutput output in entry.Outputs)
        {
            double[] values = outputs[output.Name];
            int first = Array.FindIndex(values, double.IsFinite);
            Assert.True(first >= 0, $"{output.Name} never comes");
            if (!output.IsSparse)
                Assert.All(values[first..], value => Assert.True(double.IsFinite(value), output.Name));
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
