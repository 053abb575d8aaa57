using BacktestCli.FakeVenues.Models;
using BacktestCli.Signals.Chat;

namespace BacktestCli.Tests.Signals.Chat;

public sealed class RetryTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string, double> Told() => new()
    {
        { "Retry-After: 2", 2 },
        { "Retry-After: 2.5", 2.5 },
        { "Retry-After: 60", 60 },
        { "retry-after-ms: 1500", 1.5 },
        { "retry-after-ms: 250; Retry-After: 9", 0.25 },
        { "retry-after-ms: soon; Retry-After: 9", 9 },
        { "Date: Fri, 01 Mar 2024 00:00:00 GMT; Retry-After: Fri, 01 Mar 2024 00:00:03 GMT", 3 },
    };

    [Theory]
    [MemberData(nameof(Told))]
    public async Task A_provider_is_given_the_time_it_asks_for(string headers, double seconds)
    {
        await using ModelServer server = await ModelServer.StartAsync(new ModelStep { Status = 503, Headers = Headers(headers) });
        await server.AskAsync();
        Assert.Equal(seconds, Assert.Single(server.Clock.Waits).TotalSeconds, 0.001);
    }

    [Theory]
    [InlineData("Retry-After: 61")]
    [InlineData("Retry-After: 3600")]
    [InlineData("retry-after-ms: 99999999999999")]
    [InlineData("Date: Fri, 01 Mar 2024 00:00:00 GMT; Retry-After: Fri, 01 Mar 2024 01:00:00 GMT")]
    public async Task Who_asks_for_more_than_a_minute_is_not_waited_for(string headers)
    {
        await using ModelServer server = await ModelServer.StartAsync(new ModelStep { Status = 429, Headers = Headers(headers), Times = 0 });
        ChatException failure = await server.FailAsync();
        Assert.Equal((ChatFailure.RetriesSpent, true), (failure.Failure, failure.FallsThrough));
        Assert.Single(failure.Attempts);
        Assert.Empty(server.Clock.Waits);
    }

    [Theory]
    [InlineData("Retry-After: -1")]
    [InlineData("Retry-After: 0")]
    [InlineData("Retry-After: NaN")]
    [InlineData("Retry-After: later")]
    [InlineData("Date: Fri, 01 Mar 2024 00:00:00 GMT; Retry-After: Thu, 29 Feb 2024 00:00:00 GMT")]
    [InlineData("X-Other: 1")]
    public async Task Without_a_sensible_wait_pauses_double_less_up_to_a_quarter(string headers)
    {
        await using ModelServer server = await ModelServer.StartAsync(new ModelStep { Status = 500, Headers = Headers(headers), Times = 6 });
        await server.AskAsync(provider => provider with { Retries = 6 });
        double[] most = [0.5, 1, 2, 4, 8, 8];
        Assert.Equal(most.Length, server.Clock.Waits.Count);
        Assert.All(server.Clock.Waits.Zip(most), pair => Assert.InRange(pair.First.TotalSeconds, pair.Second * 0.75 - 0.001, pair.Second));
    }

    [Fact]
    public async Task The_same_seed_pauses_alike()
    {
        List<IReadOnlyList<TimeSpan>> waits = [];
        for (int i = 0; i < 2; i++)
        {
            await using ModelServer server = await ModelServer.StartAsync(new ModelStep { Status = 500, Times = 3 });
            await server.AskAsync();
            waits.Add(server.Clock.Waits);
        }

        Assert.Equal(waits[0], waits[1]);
    }

    [Theory]
    [InlineData(500, "false", 1)]
    [InlineData(429, "false", 1)]
    [InlineData(400, "true", 2)]
    [InlineData(503, "true", 2)]
    public async Task A_provider_that_says_whether_to_ask_again_is_heeded(int status, string again, int calls)
    {
        await using ModelServer server = await ModelServer.StartAsync(new ModelStep { Status = status, Headers = Headers($"x-should-retry: {again}") });
        if (calls == 1)
            await server.FailAsync();
        else
            await server.AskAsync();
        Assert.Equal(calls, server.Fake.Calls.Count);
    }

    [Fact]
    public async Task No_retries_means_one_attempt()
    {
        await using ModelServer server = await ModelServer.StartAsync(new ModelStep { Status = 500 });
        Assert.Single((await server.FailAsync(provider => provider with { Retries = 0 })).Attempts);
    }

    [Fact]
    public async Task Who_gives_up_is_not_asked_for_again()
    {
        await using ModelServer server = await ModelServer.StartAsync(new ModelStep { Hang = true, Times = 0 });
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        Task<ChatAnswer> asked = server.Client.AskAsync(server.Model(), server.Question, stop.Token);
        while (server.Fake.Calls.Count == 0)
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, Cancellation);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asked);
        Assert.Single(server.Fake.Calls);
        Assert.Empty(server.Clock.Waits);
        Assert.Equal(1, server.Budget.Spent.Calls);
        Assert.True(server.Budget.Spent.Tokens >= server.Question.Sampling.MaxOutputTokens, "the provider may charge for an answer nobody waited for");
    }

    [Fact]
    public async Task Who_gave_up_before_asking_sends_nothing()
    {
        await using ModelServer server = await ModelServer.StartAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => server.Client.AskAsync(server.Model(), server.Question, new CancellationToken(canceled: true)));
        Assert.Empty(server.Server.Requests);
    }

    [Fact]
    public async Task Every_attempt_that_came_to_nothing_is_logged_with_what_follows()
    {
        await using ModelServer server = await ModelServer.StartAsync(
            new ModelStep { Status = 429, Headers = Headers("Retry-After: 2"), Message = "slow down" },
            new ModelStep { Status = 401, Message = "no such key" });
        await server.FailAsync();
        Assert.Equal(["fake/one: HTTP 429 (slow down); asked again in 2 s", "fake/one: HTTP 401 (no such key)"], server.Log);
    }

    private static Dictionary<string, string> Headers(string text) =>
        text.Split("; ").Select(header => header.Split(": ", 2)).ToDictionary(header => header[0], header => header[1]);
}
