using BacktestCli.Signals;
using BacktestCli.Signals.Asking;
using BacktestCli.Signals.Chat;
using BacktestCli.Signals.Contracts;
using BacktestCli.Signals.Store;

namespace BacktestCli.Tests.Signals.Asking;

/// <summary>What is left of many questions when it ends early: all that was answered.</summary>
public sealed class EndedBatchTests
{
    [Fact]
    public async Task A_spent_budget_keeps_what_was_answered_and_says_how_much_that_is()
    {
        int left = 20;
        using AskingDesk desk = new()
        {
            Models = new((model, _) => Interlocked.Decrement(ref left) < 0 ? throw FakeModels.Failure(model, ChatFailure.BudgetSpent) : """{"mood": 0}"""),
        };
        SignalException fault = await Assert.ThrowsAsync<SignalException>(() => desk.AskAllAsync(BatchTests.Questions(desk, 100), inFlight: 10));
        Assert.StartsWith("test/first: BudgetSpent. 20 of 98 questions had their answer by then, and each is kept in ", fault.Message, StringComparison.Ordinal);
        Assert.InRange(desk.Models.Asked.Count, 21, 30);
        left = 1_000;
        IReadOnlyList<AnsweredQuestion> all = await desk.AskAllAsync(BatchTests.Questions(desk, 100), inFlight: 10);
        Assert.Equal((98, 20), (all.Count, all.Count(one => one.Answers[0].IsStored)));
    }

    [Fact]
    public async Task Giving_up_keeps_what_was_answered_and_says_how_much_that_is()
    {
        using CancellationTokenSource source = new();
        int left = 20;
        using AskingDesk desk = new()
        {
            Models = new((_, _) => """{"mood": 0}""")
            {
                Before = async (_, cancellationToken) =>
                {
                    if (Interlocked.Decrement(ref left) >= 0)
                        return;
                    await source.CancelAsync();
                    cancellationToken.ThrowIfCancellationRequested();
                },
            },
        };
        OperationCanceledException fault = await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => desk.AskAllAsync(BatchTests.Questions(desk, 100), inFlight: 10, cancellation: source.Token));
        Assert.StartsWith("20 of 98 questions had their answer by then, and each is kept in ", fault.Message, StringComparison.Ordinal);
        using RecordingStore store = RecordingStore.Open(desk.Path);
        Assert.Equal(20, store.Count);
    }

    [Fact]
    public async Task Bars_that_cannot_be_read_end_it_when_what_is_under_way_is_kept()
    {
        using AskingDesk desk = new() { Models = BatchTests.Moody };
        using RecordingStore store = RecordingStore.Open(desk.Path);
        SignalBatch batch = new(new SignalAsker(desk.Contract, desk.Options(), store, desk.Models, desk.Clock), inFlight: 10, progress: null);
        await Assert.ThrowsAsync<InvalidDataException>(() => batch.AskAllAsync(Broken(), 98, TestContext.Current.CancellationToken));
        Assert.Equal(5, store.Count);

        IEnumerable<SignalQuestion> Broken() =>
            BatchTests.Questions(desk, 98).Select((question, i) => i < 5 ? question : throw new InvalidDataException("the disk is gone"));
    }
}
