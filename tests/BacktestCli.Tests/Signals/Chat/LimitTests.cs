using BacktestCli.FakeVenues.Models;
using BacktestCli.Signals.Chat;
using BacktestCli.Tests.Fakes;
using FsCheck.Fluent;

namespace BacktestCli.Tests.Signals.Chat;

public sealed class LimitTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void No_minute_sees_more_than_the_limit_wherever_it_begins() =>
        Prop.ForAll(
            Gen.Choose(1, 400).ToArbitrary(),
            Gen.Choose(0, 3_000).ListOf(600).ToArbitrary(),
            (limit, gaps) =>
            {
                SetClock clock = new("2026-01-01T00:00:00Z");
                Allowance allowance = new(limit, clock);
                Queue<DateTimeOffset> minute = [];
                foreach (int gap in gaps)
                {
                    clock.Advance(TimeSpan.FromMilliseconds(gap % 7 == 0 ? gap : 0));
                    DateTimeOffset sent = clock.GetUtcNow() + allowance.Take(1);
                    minute.Enqueue(sent);
                    while (minute.Peek() <= sent - TimeSpan.FromMinutes(1))
                        minute.Dequeue();
                    if (minute.Count > limit)
                        return false;
                }

                return true;
            }).Holds();

    [Theory]
    [InlineData(1, 60)]
    [InlineData(60, 60)]
    [InlineData(300, 600)]
    public void Most_of_the_limit_can_be_used(int limit, int amounts)
    {
        SetClock clock = new("2026-01-01T00:00:00Z");
        Allowance allowance = new(limit, clock);
        TimeSpan last = TimeSpan.Zero;
        for (int i = 0; i < amounts; i++)
            last = allowance.Take(1);
        Assert.InRange(last.TotalMinutes, (amounts - 1) / (double)limit * 0.85, amounts / (double)limit * 1.15);
    }

    [Fact]
    public async Task Requests_of_all_models_of_a_provider_share_its_limit()
    {
        await using ModelServer server = await ModelServer.StartAsync();
        for (int i = 0; i < 6; i++)
        {
            ModelSettings model = server.Model(i % 2 == 0 ? "one" : "two", provider => provider with { RequestsPerMinute = 6 });
            await server.Client.AskAsync(model, server.Question, Cancellation);
        }

        Assert.Equal(5, server.Clock.Waits.Count);
        Assert.InRange(server.Clock.Waits.Sum(wait => wait.TotalSeconds), 49, 52);
    }

    [Fact]
    public async Task Tokens_are_limited_by_what_a_question_and_its_answer_may_take()
    {
        await using ModelServer server = await ModelServer.StartAsync();
        for (int i = 0; i < 3; i++)
            await server.AskAsync(provider => provider with { TokensPerMinute = 2_000 });
        Assert.Equal(3, server.Clock.Waits.Count);
        Assert.InRange(server.Clock.Waits.Sum(wait => wait.TotalSeconds), 100, 125);
    }

    [Fact]
    public async Task A_provider_that_is_busy_is_left_alone_by_all_its_models()
    {
        StandingClock clock = new();
        ProviderSettings provider = new() { Name = "a", BaseUrl = new Uri("http://localhost") };
        ProviderGate gate = new(provider, clock);
        gate.Close(TimeSpan.FromSeconds(20));
        gate.Close(TimeSpan.FromSeconds(3));
        await gate.PassAsync(1, Cancellation);
        Assert.InRange(clock.Waits.Sum(wait => wait.TotalSeconds), 19, 20.01);
        gate.Close(TimeSpan.FromHours(1));
        gate.Close(null);
        int before = clock.Waits.Count;
        await gate.PassAsync(1, Cancellation);
        Assert.Equal(before, clock.Waits.Count);
    }

    [Fact]
    public async Task Another_model_waits_for_a_provider_that_said_it_is_busy()
    {
        await using ModelServer server = await ModelServer.StartAsync(
            new ModelStep { Status = 429, Headers = new Dictionary<string, string> { ["Retry-After"] = "30" } });
        await server.FailAsync(provider => provider with { Retries = 0 });
        Assert.Empty(server.Clock.Waits);
        await server.Client.AskAsync(server.Model("two"), server.Question, Cancellation);
        Assert.InRange(server.Clock.Waits.Sum(wait => wait.TotalSeconds), 25, 30.01);
    }

    [Fact]
    public async Task Sixty_questions_can_be_under_way_at_once()
    {
        await using ModelServer server = await ModelServer.StartAsync(new ModelScript(), clock: TimeProvider.System);
        server.Server.Together = 60;
        await Task.WhenAll(Enumerable.Range(0, 60).Select(i => server.Client.AskAsync(server.Model(), ModelServer.Ask($"What at {i}?"), Cancellation)));
        Assert.Equal(60, server.Server.MostAtOnce);
    }
}
