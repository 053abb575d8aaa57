using BacktestCli.Signals;
using BacktestCli.Signals.Asking;
using BacktestCli.Signals.Store;

namespace BacktestCli.Tests.Signals.Asking;

/// <summary>When an answer in the store is enough, when it is asked for again, and what of it is stored.</summary>
public sealed class StoredAnswerTests
{
    [Fact]
    public async Task A_stored_answer_is_not_asked_for_again_and_reads_the_same()
    {
        using AskingDesk desk = new();
        (AnsweredQuestion asked, _) = await desk.AskAsync();
        (AnsweredQuestion stored, _) = await desk.AskAsync();
        (AnsweredQuestion replayed, _) = await desk.AskAsync(options: desk.Options(SignalMode.Replay));
        Assert.Single(desk.Models.Asked);
        Assert.Equal([false, true, true], new[] { asked, stored, replayed }.Select(one => one.Answers[0].IsStored));
        Assert.Equal([asked.Signals[0], asked.Signals[0]], [stored.Signals[0], replayed.Signals[0]]);
    }

    [Fact]
    public async Task Replay_asks_nobody_and_says_what_is_missing()
    {
        using AskingDesk desk = new();
        SignalException fault = await Assert.ThrowsAsync<SignalException>(() => desk.AskAsync(options: desk.Options(SignalMode.Replay)));
        Assert.StartsWith("No mood signal is recorded for test spot BTCUSDT at 2024-01-01T03:00:00Z", fault.Message, StringComparison.Ordinal);
        Assert.Empty(desk.Models.Asked);
        Assert.False(Directory.EnumerateFiles(Path.GetDirectoryName(desk.Path)!).Any());
    }

    [Fact]
    public async Task An_answer_that_is_too_old_is_asked_for_again_and_one_of_the_right_age_is_not()
    {
        using AskingDesk desk = new();
        AskingOptions options = desk.Options() with { MaxAge = TimeSpan.FromDays(30) };
        await desk.AskAsync(options: options);
        desk.Clock.Advance(TimeSpan.FromDays(30));
        await desk.AskAsync(options: options);
        Assert.Single(desk.Models.Asked);
        desk.Clock.Advance(TimeSpan.FromSeconds(1));
        await desk.AskAsync(options: options);
        Assert.Equal(2, desk.Models.Asked.Count);
    }

    [Fact]
    public async Task Record_asks_each_time_but_equal_questions_of_a_run_once()
    {
        using AskingDesk desk = new();
        for (int run = 1; run <= 2; run++)
        {
            await desk.AskAllAsync([desk.Question(), desk.Question(), desk.Question()], inFlight: run, desk.Options(SignalMode.Record));
            Assert.Equal(run, desk.Models.Asked.Count);
        }
    }

    [Fact]
    public async Task A_key_that_comes_back_in_an_answer_or_a_failure_is_not_stored()
    {
        using AskingDesk desk = new() { Models = new((_, _) => """sk-secret {"mood": 0.5, "why": "sk-secret"}""") };
        await desk.AskAsync();
        Assert.DoesNotContain("sk-secret", await File.ReadAllTextAsync(desk.Path, TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Text_that_is_no_text_does_not_stop_the_store()
    {
        using AskingDesk desk = new() { Models = new((_, _) => "\ud83d {\"mood\": 0.5, \"why\": \"\\ud83d\"}") };
        Assert.Equal(0.5, (await desk.AskAsync()).Answer.Signals[0].Signal.Score);
        Assert.Equal(0.5, (await desk.AskAsync(options: desk.Options(SignalMode.Replay))).Answer.Signals[0].Signal.Score);
    }

    [Fact]
    public async Task A_stored_answer_is_read_by_its_contract_once()
    {
        using AskingDesk desk = new();
        await desk.AskAsync();
        int before = desk.Contract.Readings;
        await desk.AskAsync();
        Assert.Single(desk.Models.Asked);
        Assert.Equal(before + 1, desk.Contract.Readings);
    }
}
