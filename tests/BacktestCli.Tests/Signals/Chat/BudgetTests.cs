using BacktestCli.FakeVenues.Models;
using BacktestCli.Signals.Chat;
using FsCheck.Fluent;

namespace BacktestCli.Tests.Signals.Chat;

public sealed class BudgetTests
{
    private const int InFlight = 50;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(0.05, null, null)]
    [InlineData(null, 17L, null)]
    [InlineData(null, null, 9_000L)]
    [InlineData(0.04, 23L, 20_000L)]
    public async Task No_limit_is_exceeded_with_fifty_calls_in_flight(double? cost, long? calls, long? tokens)
    {
        Budget budget = new((decimal?)cost, calls, tokens);
        await using ModelServer server = await ModelServer.StartAsync(
            new ModelScript { Steps = [new ModelStep { DelayMs = 5, Times = 0, OutputTokens = 300 }] }, budget, TimeProvider.System);
        (int answered, ChatFailure?[] failures) = await AskManyAsync(server, 200);

        Assert.InRange(answered, 5, 199);
        Assert.All(failures, failure => Assert.Equal(ChatFailure.BudgetSpent, failure));
        Assert.Equal(answered, server.Fake.Calls.Count);
        decimal spent = ((server.Fake.InputTokens * 2) + (server.Fake.OutputTokens * 8)) / 1_000_000m;
        Assert.Equal(new BudgetTotals(answered, server.Fake.InputTokens, server.Fake.OutputTokens, spent, 0), budget.Spent);
        Assert.True(spent <= ((decimal?)cost ?? decimal.MaxValue), $"{spent}");
        Assert.True(server.Fake.Calls.Count <= (calls ?? long.MaxValue), $"{server.Fake.Calls.Count}");
        Assert.True(server.Fake.InputTokens + server.Fake.OutputTokens <= (tokens ?? long.MaxValue), $"{server.Fake.InputTokens}");
    }

    /// <summary>Only where the rest is too little for the worst case of one more call does it end.</summary>
    [Fact]
    public async Task Calls_wait_for_those_in_flight_before_the_budget_is_called_spent()
    {
        await using ModelServer probe = await ModelServer.StartAsync();
        ChatAnswer one = await probe.AskAsync();
        long worst = probe.Question.Sampling.MaxOutputTokens + 600;
        Budget budget = new(maxTokens: worst + (30 * (one.InputTokens + one.OutputTokens)));
        await using ModelServer server = await ModelServer.StartAsync(
            new ModelScript { Steps = [new ModelStep { DelayMs = 5, Times = 0 }] }, budget, TimeProvider.System);
        ChatAnswer[] answers = await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => server.AskAsync()));
        Assert.Equal(30, answers.Length);
        Assert.InRange(server.Server.MostAtOnce, 1, 2);
    }

    [Fact]
    public async Task A_retry_needs_a_call_of_the_budget_too()
    {
        await using ModelServer server = await ModelServer.StartAsync(
            new ModelScript { Steps = [new ModelStep { Status = 500, Times = 0 }] }, new Budget(maxCalls: 2));
        ChatException failure = await server.FailAsync();
        Assert.Equal((ChatFailure.BudgetSpent, false), (failure.Failure, failure.FallsThrough));
        Assert.Equal(["HTTP 500", "HTTP 500"], failure.Attempts.Select(attempt => attempt.Outcome));
        Assert.Contains("the budget of 2 calls is spent", failure.Message, StringComparison.Ordinal);
        Assert.Equal(2, server.Fake.Calls.Count);
    }

    [Fact]
    public async Task A_model_without_a_price_is_not_asked_under_a_budget_in_money()
    {
        await using ModelServer server = await ModelServer.StartAsync(new ModelScript(), new Budget(maxCostUsd: 100));
        ChatException failure = await Assert.ThrowsAsync<ChatException>(
            () => server.Client.AskAsync(server.Model() with { InputUsdPerMillionTokens = null }, server.Question, Cancellation));
        Assert.Equal((ChatFailure.Unpriced, false), (failure.Failure, failure.FallsThrough));
        Assert.Empty(server.Server.Requests);
        Assert.Equal(new BudgetTotals(0, 0, 0, 0, 0), server.Budget.Spent);
    }

    [Fact]
    public async Task A_free_model_is_asked_under_a_budget_of_nothing()
    {
        await using ModelServer server = await ModelServer.StartAsync(new ModelScript(), new Budget(maxCostUsd: 0));
        ModelSettings free = server.Model() with { InputUsdPerMillionTokens = 0, OutputUsdPerMillionTokens = 0 };
        Assert.Equal(0m, (await server.Client.AskAsync(free, server.Question, Cancellation)).CostUsd);
        Assert.Equal(ChatFailure.BudgetSpent, (await server.FailAsync()).Failure);
    }

    [Fact]
    public void Whatever_calls_cost_no_limit_is_broken_and_nothing_stays_kept_back() =>
        Prop.ForAll<byte[]>(costs =>
        {
            ModelSettings model = new()
            {
                Name = new ModelName("a", "b"),
                Provider = new ProviderSettings { Name = "a", BaseUrl = new Uri("http://localhost") },
                InputUsdPerMillionTokens = 1_000_000,
                OutputUsdPerMillionTokens = 1_000_000,
            };
            Budget budget = new(maxCostUsd: 1_000);
            Queue<(Reservation Reservation, byte Cost)> underWay = [];
            foreach (byte cost in costs)
            {
                Task<Reservation> wanted = budget.ReserveAsync(model, 100, 155, CancellationToken.None);
                while (!wanted.IsCompleted && underWay.TryDequeue(out (Reservation Reservation, byte Cost) done))
                {
                    budget.Settle(done.Reservation, done.Cost, 0);
                    SpinWait.SpinUntil(() => wanted.IsCompleted, 2);
                }

                if (!SpinWait.SpinUntil(() => wanted.IsCompleted, 1_000))
                    return false;
                if (wanted.IsFaulted)
                    return budget.Spent.CostUsd + 255 > 1_000 && wanted.Exception!.InnerException is AttemptFailure { Failure: ChatFailure.BudgetSpent };
                underWay.Enqueue((wanted.Result, cost));
                if (budget.Spent.CostUsd + (underWay.Count * 255) > 1_000)
                    return false;
            }

            return true;
        }).Holds();

    private static async Task<(int Answered, ChatFailure?[] Failures)> AskManyAsync(ModelServer server, int questions)
    {
        List<ChatFailure?> failures = [];
        int answered = 0;
        Lock turn = new();
        await Parallel.ForAsync(
            0,
            questions,
            new ParallelOptions { MaxDegreeOfParallelism = InFlight, CancellationToken = Cancellation },
            async (i, token) =>
            {
                ChatFailure? failure = null;
                try
                {
                    await server.Client.AskAsync(server.Model(), ModelServer.Ask($"What at {i}?"), token);
                }
                catch (ChatException fault)
                {
                    failure = fault.Failure;
                }

                lock (turn)
                {
                    if (failure is null)
                        answered++;
                    else
                        failures.Add(failure);
                }
            });
        return (answered, [.. failures]);
    }
}
