using BacktestCli.FakeVenues.Models;
using BacktestCli.Signals.Chat;

namespace BacktestCli.Tests.Signals.Chat;

/// <summary>What an attempt that came to nothing costs.</summary>
public sealed class CostTests
{
    [Fact]
    public async Task A_failed_attempt_counts_as_a_call_and_costs_nothing()
    {
        await using ModelServer server = await ModelServer.StartAsync(new ModelStep { Status = 500, Times = 2 });
        ChatAnswer answer = await server.AskAsync();
        Assert.Equal(new BudgetTotals(3, answer.InputTokens, answer.OutputTokens, answer.CostUsd!.Value, 0), server.Budget.Spent);
        Assert.Equal((server.Fake.InputTokens, server.Fake.OutputTokens), (answer.InputTokens, answer.OutputTokens));
    }

    public static TheoryData<ModelStep> Lost() => new()
    {
        new ModelStep { CutAfter = 0.5 },
        new ModelStep { TruncateAfter = 0.5 },
        new ModelStep { Drop = true },
        new ModelStep { NoChoices = true, NoUsage = true },
        new ModelStep { Refusal = "No.", NoUsage = true },
    };

    [Theory]
    [MemberData(nameof(Lost))]
    public async Task What_may_have_been_billed_is_paid_at_its_worst(ModelStep step)
    {
        await using ModelServer server = await ModelServer.StartAsync(step);
        ChatException failure = await server.FailAsync(provider => provider with { Retries = 0 });
        Assert.Equal(server.Question.Sampling.MaxOutputTokens, failure.OutputTokens);
        Assert.True(failure.InputTokens > 0);
        Assert.Equal(new BudgetTotals(1, failure.InputTokens, failure.OutputTokens, failure.CostUsd!.Value, 0), server.Budget.Spent);
    }

    [Fact]
    public async Task A_refusal_costs_what_was_counted_for_it()
    {
        await using ModelServer server = await ModelServer.StartAsync(new ModelStep { Refusal = "No." });
        ChatException failure = await server.FailAsync();
        Assert.Equal((server.Fake.InputTokens, server.Fake.OutputTokens), (failure.InputTokens, failure.OutputTokens));
    }
}
