using BacktestCli.FakeVenues.Models;
using BacktestCli.Signals.Chat;
using BacktestCli.Tests.Fakes;

namespace BacktestCli.Tests.Signals.Chat;

public sealed class CircuitTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_model_that_fails_on_and_on_is_left_alone_and_lets_the_next_one_try()
    {
        await using ModelServer server = await ModelServer.StartAsync(new ModelStep { Status = 500, Times = 0 });
        List<ChatException> failures = [];
        for (int i = 0; i < 20; i++)
            failures.Add(await server.FailAsync());
        Assert.Equal(8, server.Fake.Calls.Count);
        Assert.All(failures, failure => Assert.True(failure.FallsThrough));
        Assert.Equal((ChatFailure.CircuitOpen, 0), (failures[^1].Failure, failures[^1].Attempts.Count));
    }

    [Fact]
    public async Task It_is_asked_again_after_a_while_and_one_answer_is_enough()
    {
        SetClock clock = new("2026-01-01T00:00:00Z");
        await using ModelServer server = await ModelServer.StartAsync(
            new ModelScript { Steps = [new ModelStep { Status = 500, Times = 8 }] }, clock: clock);
        for (int i = 0; i < 8; i++)
            await server.FailAsync(provider => provider with { Retries = 0 });
        Assert.Equal(ChatFailure.CircuitOpen, (await server.FailAsync()).Failure);
        clock.Advance(TimeSpan.FromSeconds(31));
        Assert.NotEmpty((await server.AskAsync()).Text);
        Assert.NotEmpty((await server.AskAsync()).Text);
    }

    [Fact]
    public async Task A_busy_provider_does_not_open_it()
    {
        await using ModelServer server = await ModelServer.StartAsync(new ModelStep { Status = 429, Times = 40 });
        for (int i = 0; i < 10; i++)
            Assert.Equal(ChatFailure.RetriesSpent, (await server.FailAsync()).Failure);
        Assert.NotEmpty((await server.AskAsync()).Text);
    }

    [Fact]
    public async Task Another_model_of_the_provider_is_not_held_to_it()
    {
        await using ModelServer server = await ModelServer.StartAsync(new ModelStep { Status = 500, Times = 0 });
        for (int i = 0; i < 3; i++)
            await server.FailAsync();
        Assert.NotEmpty((await server.Client.AskAsync(server.Model("two"), server.Question, Cancellation)).Text);
    }
}
