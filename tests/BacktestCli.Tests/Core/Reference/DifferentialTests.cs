namespace BacktestCli.Tests.Core.Reference;

/// <summary>Engine and reference, on scenarios drawn from seeds: every fill, every trade, cash and equity are the same to the last digit.</summary>
public sealed class DifferentialTests
{
    private const Feature Orders = Feature.Waiting | Feature.Trails | Feature.Pairs | Feature.Changes | Feature.Reduces | Feature.Gaps;

    public static TheoryData<string, int> Families => new()
    {
        { nameof(Feature.None), 200 },
    };

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
}
