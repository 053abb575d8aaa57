using BacktestCli.Signals.Asking;
using BacktestCli.Signals.Chat;
using BacktestCli.Signals.Contracts;
using BacktestCli.Signals.Store;

namespace BacktestCli.Tests.Signals.Asking;

/// <summary>What it would take to ask, before a cent is spent.</summary>
public sealed class EstimateTests
{
    [Fact]
    public void Calls_tokens_and_both_ends_of_the_cost_are_counted_by_hand()
    {
        using AskingDesk desk = new() { InOrder = [FakeModels.Model("first", 2), FakeModels.Model("second", 10)] };
        IReadOnlyList<SignalQuestion> questions = BatchTests.Questions(desk, 12);
        long tokens = questions.Sum(question => desk.Contract.Write(question, new(false, 1_000)).EstimatedTokens);
        SignalEstimate estimate = Estimate(desk, [.. questions, questions[0]]);
        Assert.Equal((11, 10, 0, 10), (estimate.Questions, estimate.Calls, estimate.Stored, estimate.Open));
        Assert.Equal((tokens, 2_000, 10_240), (estimate.InputTokens, estimate.TypicalOutputTokens, estimate.MostOutputTokens));
        Assert.Equal((tokens + 2_000) * 2 / 1_000_000m, estimate.LowCostUsd);
        Assert.Equal(((2 * tokens) + (10 * (1_024 + 200)) + (10 * 2_048)) * (2 + 10) / 1_000_000m, estimate.HighCostUsd);
        Assert.Empty(estimate.Unpriced);
        Assert.Null(estimate.AtRateLimits);
        Assert.Empty(desk.Models.Asked);
    }

    [Fact]
    public async Task What_is_stored_costs_nothing_and_tells_how_long_answers_are()
    {
        using AskingDesk desk = new();
        IReadOnlyList<SignalQuestion> questions = BatchTests.Questions(desk, 12);
        await desk.AskAllAsync([.. questions.Take(4)], inFlight: 1);
        SignalEstimate estimate = Estimate(desk, questions);
        Assert.Equal((4, 0.4, 60), (estimate.Stored, estimate.StoredShare, estimate.TypicalOutputTokens));
        await desk.AskAllAsync(questions, inFlight: 1);
        Assert.Equal((0, 0m, 0m), (Estimate(desk, questions).Open, Estimate(desk, questions).LowCostUsd, Estimate(desk, questions).HighCostUsd));
    }

    [Fact]
    public void A_model_without_a_price_is_named_and_makes_no_price_up()
    {
        using AskingDesk desk = new() { InOrder = [FakeModels.Model("first", 2), FakeModels.Model("second", price: null)] };
        SignalEstimate estimate = Estimate(desk, BatchTests.Questions(desk, 5));
        Assert.Equal(["test/second"], estimate.Unpriced.Select(name => name.ToString()));
        Assert.NotNull(estimate.LowCostUsd);
        Assert.Null(estimate.HighCostUsd);
    }

    [Theory]
    [InlineData(20, null, 0.5)]
    [InlineData(null, 1_000, 2.0)]
    [InlineData(20, 1_000, 2.0)]
    [InlineData(2, 1_000, 5.0)]
    public void The_slower_of_the_rate_limits_says_how_long_it_takes(int? requests, int? tokens, double atLeastMinutes)
    {
        ModelSettings model = FakeModels.Model("first");
        using AskingDesk desk = new() { InOrder = [model with { Provider = model.Provider with { RequestsPerMinute = requests, TokensPerMinute = tokens } }] };
        SignalEstimate estimate = Estimate(desk, BatchTests.Questions(desk, 12));
        double byTokens = tokens is null ? 0 : (estimate.InputTokens + estimate.TypicalOutputTokens) / (double)tokens;
        Assert.True(estimate.AtRateLimits!.Value.TotalMinutes >= atLeastMinutes);
        Assert.Equal(Math.Max(byTokens, 10.0 / (requests ?? int.MaxValue)), estimate.AtRateLimits.Value.TotalMinutes, 6);
    }

    private static SignalEstimate Estimate(AskingDesk desk, IReadOnlyList<SignalQuestion> questions)
    {
        using RecordingStore store = RecordingStore.Open(desk.Path);
        return SignalEstimate.Of(new SignalAsker(desk.Contract, desk.Options(), store, desk.Models, desk.Clock), questions);
    }
}
