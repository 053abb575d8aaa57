using BacktestCli.FakeVenues.Models;
using BacktestCli.Signals.Chat;

namespace BacktestCli.Tests.Signals.Chat;

/// <summary>What each way of not answering is called, how often it is asked for again, and whether another model may be asked.</summary>
public sealed class FailureTableTests
{
    private const int Retries = 3;

    public static TheoryData<string, ModelStep> Passing() => new()
    {
        { "HTTP 408", new ModelStep { Status = 408 } },
        { "HTTP 409", new ModelStep { Status = 409 } },
        { "HTTP 429", new ModelStep { Status = 429, Code = "rate_limit_exceeded" } },
        { "HTTP 429", new ModelStep { Status = 429, Headers = new Dictionary<string, string> { ["Retry-After"] = "2" } } },
        { "HTTP 500", new ModelStep { Status = 500 } },
        { "HTTP 501", new ModelStep { Status = 501 } },
        { "HTTP 502", new ModelStep { Status = 502, Body = "<html><body>Bad gateway</body></html>" } },
        { "HTTP 503", new ModelStep { Status = 503 } },
        { "HTTP 504", new ModelStep { Status = 504 } },
        { "HTTP 529", new ModelStep { Status = 529, Code = "overloaded_error" } },
        { "HTTP 429", new ModelStep { Body = """{"error": {"code": 429, "message": "upstream is busy"}}""" } },
        { "connection broken", new ModelStep { Drop = true } },
        { "connection broken", new ModelStep { CutAfter = 0.5 } },
        { "the answer breaks off", new ModelStep { TruncateAfter = 0.5 } },
    };

    [Theory]
    [MemberData(nameof(Passing))]
    public async Task A_passing_fault_is_forgiven_as_often_as_there_are_retries(string outcome, ModelStep step)
    {
        await using ModelServer server = await ModelServer.StartAsync(step with { Times = Retries });
        ChatAnswer answer = await server.AskAsync();
        Assert.Equal([outcome, outcome, outcome, "answered"], answer.Attempts.Select(attempt => attempt.Outcome));
        Assert.Equal(Retries + 1, server.Fake.Calls.Count);
    }

    [Theory]
    [MemberData(nameof(Passing))]
    public async Task A_fault_that_does_not_pass_lets_the_next_model_try(string outcome, ModelStep step)
    {
        await using ModelServer server = await ModelServer.StartAsync(step with { Times = 0 });
        ChatException failure = await server.FailAsync();
        Assert.Equal((ChatFailure.RetriesSpent, true), (failure.Failure, failure.FallsThrough));
        Assert.Equal(Enumerable.Repeat(outcome, Retries + 1), failure.Attempts.Select(attempt => attempt.Outcome));
        Assert.Contains("after 4 attempts", failure.Message, StringComparison.Ordinal);
        Assert.Contains("fake/one", failure.Message, StringComparison.Ordinal);
    }

    public static TheoryData<ChatFailure, bool, ModelStep> Final() => new()
    {
        { ChatFailure.UnknownModel, true, new ModelStep { Status = 404, Code = "model_not_found" } },
        { ChatFailure.UnknownModel, true, new ModelStep { Status = 404, Body = "<html>nginx</html>" } },
        { ChatFailure.UnknownModel, true, new ModelStep { Status = 503, Code = "model_not_found", Message = "no channel serves this model" } },
        { ChatFailure.UnknownModel, true, new ModelStep { Status = 400, Message = "gpt-9 is not a valid model ID" } },
        { ChatFailure.ContextTooLong, true, new ModelStep { Status = 400, Code = "context_length_exceeded" } },
        { ChatFailure.ContextTooLong, true, new ModelStep { Status = 400, Message = "'max_tokens' is too large: this model's maximum context length is 4096" } },
        { ChatFailure.ContextTooLong, true, new ModelStep { Status = 413 } },
        { ChatFailure.Refused, true, new ModelStep { Refusal = "I cannot give financial advice." } },
        { ChatFailure.Refused, true, new ModelStep { FinishReason = "content_filter", Text = "" } },
        { ChatFailure.Refused, true, new ModelStep { Status = 400, Code = "content_filter" } },
        { ChatFailure.NoAnswer, true, new ModelStep { Body = "" } },
        { ChatFailure.NoAnswer, true, new ModelStep { Body = "<!DOCTYPE html><html>Welcome</html>" } },
        { ChatFailure.NoAnswer, true, new ModelStep { Body = "data: {}" } },
        { ChatFailure.NoAnswer, true, new ModelStep { Body = "[]" } },
        { ChatFailure.NoAnswer, true, new ModelStep { Body = """{"error": "out of order"}""" } },
        { ChatFailure.NoAnswer, true, new ModelStep { NoChoices = true } },
        { ChatFailure.NoAnswer, true, new ModelStep { Text = " \n" } },
        { ChatFailure.NoAnswer, true, new ModelStep { Text = "", FinishReason = "length", Reasoning = "Let me see." } },
        { ChatFailure.KeyRejected, false, new ModelStep { Status = 401, Code = "invalid_api_key" } },
        { ChatFailure.KeyRejected, false, new ModelStep { Status = 403 } },
        { ChatFailure.KeyRejected, false, new ModelStep { Status = 401, Headers = new Dictionary<string, string> { ["x-should-retry"] = "true" } } },
        { ChatFailure.Malformed, false, new ModelStep { Status = 400, Message = "messages must not be empty" } },
        { ChatFailure.Malformed, false, new ModelStep { Status = 422 } },
        { ChatFailure.Malformed, false, new ModelStep { Status = 405 } },
        { ChatFailure.Malformed, false, new ModelStep { Status = 308, Headers = new Dictionary<string, string> { ["Location"] = "http://localhost:1/v1" } } },
        { ChatFailure.QuotaSpent, false, new ModelStep { Status = 429, Code = "insufficient_quota" } },
        { ChatFailure.QuotaSpent, false, new ModelStep { Status = 402, Message = "Insufficient Balance" } },
        { ChatFailure.QuotaSpent, false, new ModelStep { Status = 403, Code = "insufficient_user_quota" } },
    };

    [Theory]
    [MemberData(nameof(Final))]
    public async Task What_does_not_pass_is_asked_for_once(ChatFailure expected, bool fallsThrough, ModelStep step)
    {
        await using ModelServer server = await ModelServer.StartAsync(step);
        ChatException failure = await server.FailAsync();
        Assert.Equal((expected, fallsThrough), (failure.Failure, failure.FallsThrough));
        Assert.Single(failure.Attempts);
        Assert.Single(server.Fake.Calls);
        Assert.Empty(server.Clock.Waits);
        Assert.StartsWith("fake/one: ", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    public async Task A_key_that_is_turned_away_is_named_by_its_variable(int status)
    {
        await using ModelServer server = await ModelServer.StartAsync(new ModelStep { Status = status });
        Assert.Contains("Check the key in FAKE_API_KEY.", (await server.FailAsync()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_provider_that_is_not_there_lets_the_next_model_try()
    {
        await using ModelServer server = await ModelServer.StartAsync();
        await server.Server.DisposeAsync();
        ChatException failure = await server.FailAsync();
        Assert.Equal((ChatFailure.RetriesSpent, true), (failure.Failure, failure.FallsThrough));
        Assert.All(failure.Attempts, attempt => Assert.Equal("no connection", attempt.Outcome));
        Assert.Equal(new BudgetTotals(4, 0, 0, 0, 0), server.Budget.Spent);
    }

    [Fact]
    public async Task A_model_that_hangs_is_asked_again_and_then_given_up()
    {
        await using ModelServer server = await ModelServer.StartAsync(new ModelScript { Steps = [new ModelStep { Hang = true, Times = 0 }] }, clock: TimeProvider.System);
        ChatException failure = await server.FailAsync(provider => provider with { Timeout = TimeSpan.FromMilliseconds(200), Retries = 1 });
        Assert.Equal((ChatFailure.RetriesSpent, true), (failure.Failure, failure.FallsThrough));
        Assert.Equal(["timeout", "timeout"], failure.Attempts.Select(attempt => attempt.Outcome));
    }

    [Fact]
    public async Task A_redirect_is_not_followed_and_says_where_it_led()
    {
        await using ModelServer other = await ModelServer.StartAsync();
        string location = new Uri(other.Server.Address, "/models/v1/chat/completions").ToString();
        await using ModelServer server = await ModelServer.StartAsync(
            new ModelStep { Status = 307, Headers = new Dictionary<string, string> { ["Location"] = location } });
        Assert.Contains("it sends us on to 127.0.0.1, and the key goes to base_url alone", (await server.FailAsync()).Message, StringComparison.Ordinal);
        Assert.Empty(other.Server.Requests);
    }
}
