namespace BacktestCli.Tests.Core.Reference;

/// <summary>Engine and reference, on scenarios drawn from seeds: every fill, every trade, cash and equity are the same to the last digit.</summary>
public sealed class DifferentialTests
{
    private const Feature Orders = Feature.Waiting | Feature.Trails | Feature.Pairs | Feature.Changes | Feature.Reduces | Feature.Gaps | Feature.Path;
    private const Feature Market = Feature.Terms | Feature.Sizes | Feature.Costs | Feature.Rules | Feature.Volume;
    private const Feature Margined = Feature.Perp | Feature.Borrow | Feature.Leverage | Feature.Cross | Feature.Funding;

    public static TheoryData<string, int> Families => new()
    {
        { nameof(Feature.None), 100 },
        { Orders.ToString(), 400 },
        { (Orders | Market).ToString(), 500 },
        { (Orders | Margined).ToString(), 400 },
        { (Orders | Market | Margined).ToString(), 400 },
        { (Orders | Feature.Several | Feature.Venues | Margined).ToString(), 300 },
        { (Feature.CloseFill | Feature.Volume | Feature.Sizes | Feature.Waiting | Feature.Terms).ToString(), 200 },
        { (Feature.Protections | Orders | Feature.Several).ToString(), 200 },
        { (Feature.CloseFill | Feature.Protections | Orders | Feature.Several).ToString(), 200 },
        { nameof(Feature.All), 500 },
    };

    /// <summary>The seed and the features of a failure draw its scenario again; what is printed is the least of it that still differs.</summary>
    [Theory]
    [MemberData(nameof(Families))]
    public void Engine_and_reference_agree_to_the_last_digit(string features, int runs)
    {
        Feature feature = Enum.Parse<Feature>(features);
        for (int seed = 1; seed <= runs; seed++)
        {
            Scenario scenario = new ScenarioGenerator(seed, feature).Draw();
            if (Differences.Of(scenario) is null)
                continue;
            Scenario least = Differences.Reduce(scenario);
            Assert.Fail($"Seed {seed} of {features}: {Differences.Of(least)}\n{Differences.Describe(least)}");
        }
    }

    /// <summary>A comparison of runs in which nothing happens would prove nothing.</summary>
    [Fact]
    public void Drawn_scenarios_fill_and_close_by_every_reason()
    {
        Outcome[] outcomes =
        [
            .. Enumerable.Range(1, 200).Select(seed => ReferenceSimulator.Run(new ScenarioGenerator(seed, Orders | Margined).Draw())),
        ];

        Assert.True(outcomes.Sum(outcome => outcome.Fills.Count) > 1_000);
        Assert.Equal(
            Enum.GetValues<BacktestCli.Core.Trading.ExitReason>().Except([BacktestCli.Core.Trading.ExitReason.Bankruptcy]).Order(),
            outcomes.SelectMany(outcome => outcome.Trades).Select(trade => trade.Reason).Distinct()
                .Except([BacktestCli.Core.Trading.ExitReason.Bankruptcy]).Order());
    }
}
