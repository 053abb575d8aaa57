using System.Globalization;
using System.Text.RegularExpressions;

namespace BacktestCli.EndToEnd;

/// <summary>What may be spent on signals, held against what the provider counts itself, with fifty questions out at a time.</summary>
public sealed partial class SignalBudgetTests
{
    private const string Generate = $"signals generate {ModelStage.Signals} --to 2024-12-01 --in-flight 50";

    private const string First = "--model stage/first";

    /// <summary>Attempts that fail are paid for in calls.</summary>
    private const string Faulty = """{"first": {"steps": [{"times": 6}, {"status": 500, "times": 2}, {"times": 8}, {"status": 429, "times": 2}]}}""";

    [Fact]
    public async Task Calls_are_never_more_than_may_be_made()
    {
        await using ModelStage stage = await ModelStage.StartAsync(Faulty, latencyMs: 20);
        (int answered, int missing) = Spend(stage, "--max-calls 120", "the budget of 120 calls is spent");
        Assert.Equal(120, stage.Requests);
        Assert.Equal(116, answered);
        Finish(stage, missing);
    }

    [Fact]
    public async Task Tokens_are_never_more_than_may_be_used()
    {
        await using ModelStage stage = await ModelStage.StartAsync(Faulty, latencyMs: 20);
        (_, int missing) = Spend(stage, "--max-tokens 100000", "the budget of 100,000 tokens has ");
        Assert.InRange(Tokens(stage), 90_000, 100_000);
        Finish(stage, missing);
    }

    [Fact]
    public async Task Money_is_never_more_than_may_be_spent()
    {
        await using ModelStage stage = await ModelStage.StartAsync(Faulty, latencyMs: 20);
        (_, int missing) = Spend(stage, "--max-cost 0.25", "the budget of $0.25 has ");
        Assert.InRange(((stage.Models.InputTokens * 2m) + (stage.Models.OutputTokens * 8m)) / 1_000_000, 0.225m, 0.25m);
        Finish(stage, missing);
    }

    [Fact]
    public async Task A_model_without_a_price_is_not_asked_where_money_is_limited()
    {
        await using ModelStage stage = await ModelStage.StartAsync();
        Outcome refused = stage.Tool.Run($"{Generate} --model stage/unpriced --max-cost 1").Expect(4);
        Assert.Contains("it has no price, so it cannot be held to a budget in money", refused.Error, StringComparison.Ordinal);
        Assert.Equal(0, stage.Requests);
    }

    /// <summary>Asks until the budget is spent.</summary>
    /// <returns>Answered and missing questions, as the message has them.</returns>
    private static (int Answered, int Missing) Spend(ModelStage stage, string limit, string words)
    {
        Outcome spent = stage.Tool.Run($"{Generate} {First} {limit}").Expect(4);
        Assert.Contains(words, spent.Error, StringComparison.Ordinal);
        Assert.Contains("Raise --max-cost, --max-calls or --max-tokens: what was answered is kept.", spent.Error, StringComparison.Ordinal);
        Match kept = Kept().Match(spent.Error);
        Assert.True(kept.Success, spent.Error);
        (int answered, int all) = (Number(kept.Groups[1]), Number(kept.Groups[2]));
        Assert.Equal(stage.Lines().Length, answered);
        stage.Tool.Run($"signals verify {ModelStage.Store}").Expect(0);
        return (answered, all - answered);
    }

    /// <summary>Without a limit, what is missing is asked for and nothing else.</summary>
    private static void Finish(ModelStage stage, int missing)
    {
        int before = stage.Requests;
        stage.Tool.Run($"{Generate} {First}").Expect(0);
        Assert.Equal(missing, stage.Requests - before);
    }

    private static long Tokens(ModelStage stage) => stage.Models.InputTokens + stage.Models.OutputTokens;

    private static int Number(Group digits) => int.Parse(digits.Value, CultureInfo.InvariantCulture);

    [GeneratedRegex("([0-9]+) of ([0-9]+) questions had their answer by then, and each is kept in ")]
    private static partial Regex Kept();
}
