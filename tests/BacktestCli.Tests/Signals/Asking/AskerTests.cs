using BacktestCli.Core.Strategies;
using BacktestCli.Signals;
using BacktestCli.Signals.Asking;
using BacktestCli.Signals.Chat;
using BacktestCli.Signals.Store;

namespace BacktestCli.Tests.Signals.Asking;

/// <summary>The path of one answer: the models in order, one re-ask each, and what it came to in the store.</summary>
public sealed class AskerTests
{
    [Fact]
    public async Task What_the_first_model_answers_at_once_is_a_primary_signal()
    {
        using AskingDesk desk = new();
        (AnsweredQuestion answer, Recording recording) = await desk.AskAsync();
        Assert.Equal((0.5, SignalOrigin.Primary), (answer.Signals[0].Signal.Score, answer.Signals[0].Signal.Origin));
        Assert.Equal("test/first", recording.Model!.ToString());
        Assert.Equal((100, 10, 0.11m, 7), (recording.InputTokens, recording.OutputTokens, recording.CostUsd, recording.LatencyMilliseconds));
        Assert.Equal(RecordingKey.Of(recording), recording.Key);
        Assert.Single(desk.Models.Asked);
    }

    [Fact]
    public async Task A_useless_answer_is_asked_for_once_more_with_its_faults_named()
    {
        using AskingDesk desk = new() { Models = new((_, request) => request.Messages.Count == 2 ? """{"mood": 7}""" : """Sorry! {"mood": 0.7}""") };
        (AnsweredQuestion answer, Recording recording) = await desk.AskAsync();
        Assert.Equal("re-asked, repaired", answer.Signals[0].Signal.Origin.ToString());
        IReadOnlyList<ChatMessage> again = desk.Models.Asked[1].Request.Messages;
        Assert.Equal(new ChatMessage(ChatRole.Assistant, """{"mood": 7}"""), again[2]);
        Assert.Contains("- mood: is 7; it must be from -1 to 1.\n", again[3].Text, StringComparison.Ordinal);
        Assert.Equal((200, 20, 0.22m, 2), (recording.InputTokens, recording.OutputTokens, recording.CostUsd, recording.Attempts.Count));
        Assert.Equal(desk.Models.Asked[0].Request.Messages, recording.Messages);
    }

    [Fact]
    public async Task A_model_that_is_of_no_use_twice_gives_way_to_the_next()
    {
        using AskingDesk desk = new() { Models = new((model, _) => model.Name.Model == "first" ? "I would rather not." : """{"mood": -0.2}""") };
        (AnsweredQuestion answer, Recording recording) = await desk.AskAsync();
        Assert.Equal("fallback-1", answer.Signals[0].Signal.Origin.ToString());
        Assert.Equal(["test/first", "test/first", "test/second"], desk.Models.Asked.Select(one => one.Model.ToString()));
        Assert.Equal((300, 3), (recording.InputTokens, recording.Attempts.Count));
    }

    [Theory]
    [InlineData(ChatFailure.RetriesSpent)]
    [InlineData(ChatFailure.CircuitOpen)]
    [InlineData(ChatFailure.UnknownModel)]
    [InlineData(ChatFailure.ContextTooLong)]
    [InlineData(ChatFailure.Refused)]
    [InlineData(ChatFailure.NoAnswer)]
    public async Task A_model_that_does_not_answer_gives_way_to_the_next_and_what_it_cost_is_counted(ChatFailure failure)
    {
        using AskingDesk desk = new()
        {
            Models = new((model, _) => model.Name.Model == "first" ? throw FakeModels.Failure(model, failure, inputTokens: 50) : """{"mood": 0}"""),
        };
        (_, Recording recording) = await desk.AskAsync();
        Assert.Equal((1, 150, 0.16m), (recording.Fallback, recording.InputTokens, recording.CostUsd));
        Assert.Equal([failure.ToString(), "answered"], recording.Attempts.Select(attempt => attempt.Outcome));
    }

    [Theory]
    [InlineData(ChatFailure.KeyRejected)]
    [InlineData(ChatFailure.Malformed)]
    [InlineData(ChatFailure.QuotaSpent)]
    [InlineData(ChatFailure.BudgetSpent)]
    [InlineData(ChatFailure.Unpriced)]
    public async Task What_no_other_model_can_mend_stops_the_run(ChatFailure failure)
    {
        using AskingDesk desk = new() { Models = new((model, _) => throw FakeModels.Failure(model, failure)) };
        SignalException fault = await Assert.ThrowsAsync<SignalException>(() => desk.AskAsync());
        Assert.StartsWith($"test/first: {failure}. 0 of 1 questions had their answer by then, and each is kept in ", fault.Message, StringComparison.Ordinal);
        Assert.Single(desk.Models.Asked);
    }

    [Fact]
    public async Task Nobodys_answer_is_an_abstention_that_says_why_and_is_asked_about_again_but_replayed_as_it_is()
    {
        bool isDown = true;
        using AskingDesk desk = new() { Models = new((model, _) => isDown ? throw Spent(model) : """{"mood": 1}""") };
        (AnsweredQuestion answer, Recording recording) = await desk.AskAsync();
        Signal none = answer.Signals[0].Signal;
        Assert.Equal((0, 0, "abstained"), (none.Score, none.Confidence, none.Origin.ToString()));
        Assert.Equal("test/first: RetriesSpent. | test/second: RetriesSpent.", recording.Reason);
        (AnsweredQuestion replayed, _) = await desk.AskAsync(options: desk.Options(SignalMode.Replay));
        Assert.Equal(answer.Signals[0], replayed.Signals[0]);
        isDown = false;
        Assert.Equal(1, (await desk.AskAsync()).Answer.Signals[0].Signal.Score);
        isDown = true;
        Assert.Equal(1, (await desk.AskAsync(options: desk.Options(SignalMode.Record))).Answer.Signals[0].Signal.Score);
    }

    [Fact]
    public async Task Nobodys_answer_stops_a_run_that_is_to_stop_then_even_from_the_store()
    {
        using AskingDesk desk = new() { Models = new((model, _) => throw Spent(model)) };
        AskingOptions stop = desk.Options() with { OnFailure = SignalFailurePolicy.Stop };
        SignalException fault = await Assert.ThrowsAsync<SignalException>(() => desk.AskAsync(options: stop));
        Assert.Contains("about test spot BTCUSDT at 2024-01-01T03:00:00Z: test/first: RetriesSpent.", fault.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(desk.Path));
        await desk.AskAsync();
        await Assert.ThrowsAsync<SignalException>(() => desk.AskAsync(options: stop with { Mode = SignalMode.Replay }));
    }

    private static ChatException Spent(ModelSettings model) => FakeModels.Failure(model, ChatFailure.RetriesSpent);
}
