using BacktestCli.Core.Market;
using BacktestCli.Core.Strategies;
using BacktestCli.Signals.Asking;
using BacktestCli.Signals.Contracts;
using BacktestCli.Tests.Fakes;

namespace BacktestCli.Tests.Signals.Asking;

/// <summary>Which questions are asked about bars, and what each may know.</summary>
public sealed class PlannerTests
{
    private static readonly Bar[] Bars = RandomMarket.Bars(seed: 3, count: 200);

    public static TheoryData<int, int, int, int, int> Plans()
    {
        TheoryData<int, int, int, int, int> plans = [];
        Random random = new(5);
        for (int i = 0; i < 40; i++)
            plans.Add(random.Next(1, 30), random.Next(1, 9), random.Next(1, 12), random.Next(0, 60), random.Next(1, 210));
        return plans;
    }

    /// <summary>Worked out from all the bars at once, where the planner sees them pass.</summary>
    [Theory]
    [MemberData(nameof(Plans))]
    public void Every_asked_bar_is_in_one_question_with_a_whole_window_behind_it(int window, int every, int batch, int warmUp, int blockSize)
    {
        SignalPlan plan = new() { Contract = "mood", Window = window, Every = every, Batch = batch, Shown = ["average", "count"] };
        SignalQuestion[] questions = [.. Planner(plan, warmUp, blockSize).Questions(CancellationToken.None)];
        int[][] batches = [.. Enumerable.Range(1, Bars.Length).Where(seen => plan.IsAskedAfter(seen, warmUp)).Chunk(batch)];
        Assert.Equal(batches.Length, questions.Length);
        foreach ((int[] asked, SignalQuestion question) in batches.Zip(questions))
        {
            InstrumentWindow shown = question.Instruments[0];
            Assert.Equal(Bars[(asked[0] - window)..asked[^1]], shown.Bars);
            Assert.Equal(ListSource.At(asked[^1]), question.Time);
            Assert.Equal(asked.Select(ListSource.At), AskedTimes.Of(question, shown));
            Assert.Equal(asked[^1] - asked[0] + 1, question.Plan.Batch);
            Assert.All(shown.Bars, bar => Assert.True(shown.Interval.Next(bar.OpenTime) <= question.Time));
            Assert.Equal(shown.Bars.Select(bar => bar.Close), shown.Values[0].Values);
            Assert.Equal(Enumerable.Range(asked[0] - window + 1, shown.Bars.Count).Select(seen => seen * 1e6), shown.Values[1].Values);
        }
    }

    [Fact]
    public void A_question_does_not_change_with_what_comes_later()
    {
        Bar[] other = [.. Bars[..100], .. RandomMarket.Bars(seed: 9, count: 200)[100..]];
        SignalQuestion[] one = [.. Planner(ScriptedStrategy.Plan).Questions(CancellationToken.None)];
        SignalPlanner planner = new(new ListSource(other), () => new ScriptedStrategy(ScriptedStrategy.Plan), []);
        SignalQuestion[] two = [.. planner.Questions(CancellationToken.None)];
        for (int i = 0; one[i].Time <= ListSource.At(100); i++)
            Assert.Equal(one[i].Instruments[0].Bars, two[i].Instruments[0].Bars);
        Assert.NotEqual(one[^1].Instruments[0].Bars, two[^1].Instruments[0].Bars);
    }

    [Fact]
    public void What_is_known_from_elsewhere_stands_beside_the_strategys_own_values()
    {
        BarColumn[] columns = [new("imbalance", time => time == ListSource.At(5) ? double.NaN : 0.25, ValueScale.None), new("flow", time => time, null)];
        SignalPlanner planner = new(new ListSource(Bars), () => new ScriptedStrategy(ScriptedStrategy.Plan), columns);
        InstrumentWindow shown = planner.Questions(CancellationToken.None).ElementAt(4).Instruments[0];
        Assert.Equal(["average", "count", "imbalance", "flow"], shown.Values.Select(values => values.Name));
        Assert.Equal([ValueScale.OfPrice, null, ValueScale.None, null], shown.Values.Select(values => values.Scale));
        Assert.Equal([0.25, double.NaN, 0.25], shown.Values[2].Values);
        Assert.Equal(shown.Bars.Select(bar => (double)bar.OpenTime), shown.Values[3].Values);
    }

    [Fact]
    public void Questions_about_several_instruments_come_in_order_of_time()
    {
        SignalPlanner Of(string symbol, int from) => new(
            new ListSource(Bars[from..]) { Instrument = new Instrument("test", MarketKind.Spot, symbol) },
            () => new ScriptedStrategy(ScriptedStrategy.Plan),
            []);
        SignalPlanner[] planners = [Of("A", 10), Of("B", 0), Of("C", 10)];
        SignalQuestion[] questions = [.. SignalPlanner.InOrder(planners, CancellationToken.None)];
        Assert.Equal(planners.Sum(planner => planner.Count(CancellationToken.None)), questions.Length);
        (long Time, string Symbol)[] order = [.. questions.Select(question => (question.Time, question.Instruments[0].Instrument.Symbol))];
        Assert.Equal(order.OrderBy(one => one.Time).ThenBy(one => one.Symbol, StringComparer.Ordinal), order);
    }

    private static SignalPlanner Planner(SignalPlan plan, int warmUp = 0, int blockSize = 64) =>
        new(new ListSource(Bars).InBlocksOf(blockSize), () => new ScriptedStrategy(plan, warmUp), []);
}
