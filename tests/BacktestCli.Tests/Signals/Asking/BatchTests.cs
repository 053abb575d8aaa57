using System.Globalization;
using BacktestCli.Signals.Asking;
using BacktestCli.Signals.Chat;
using BacktestCli.Signals.Contracts;
using BacktestCli.Signals.Store;

namespace BacktestCli.Tests.Signals.Asking;

/// <summary>Many questions: the same signals whatever the number in flight, and nothing lost when it ends early.</summary>
public sealed class BatchTests
{
    /// <summary>Answers at random after a random while, fails at random, and all by the question alone.</summary>
    internal static FakeModels Moody => new((model, request) =>
    {
        int chance = Chance(request);
        if (chance % 7 == 0 && (model.Name.Model == "first" || chance % 3 == 0))
            throw FakeModels.Failure(model, ChatFailure.Refused, inputTokens: 5);
        return (chance % 5 == 0 ? "So: " : "") + $$"""{"mood": {{(chance % 200 / 100.0) - 1}}}""";
    })
    {
        Before = (request, cancellationToken) => Task.Delay(TimeSpan.FromMilliseconds(Chance(request) % 13), TimeProvider.System, cancellationToken),
    };

    [Fact]
    public async Task The_number_in_flight_changes_nothing_in_the_signals()
    {
        string[] books = [await AskAndReplayAsync(1), await AskAndReplayAsync(50), await AskAndReplayAsync(7)];
        Assert.Equal(books[0], books[1]);
        Assert.Equal(books[0], books[2]);
        Assert.All(["abstained", "primary", "fallback-1", "repaired"], word => Assert.Contains(word, books[0], StringComparison.Ordinal));
    }

    [Fact]
    public async Task No_more_than_so_many_are_asked_at_a_time_and_equal_ones_share_a_call()
    {
        int now = 0;
        int most = 0;
        using AskingDesk desk = new()
        {
            Models = new((_, _) => """{"mood": 0}""")
            {
                Before = async (_, cancellationToken) =>
                {
                    most = Math.Max(most, Interlocked.Increment(ref now));
                    await Task.Delay(TimeSpan.FromMilliseconds(2), TimeProvider.System, cancellationToken);
                    Interlocked.Decrement(ref now);
                },
            },
        };
        IReadOnlyList<SignalQuestion> questions = Questions(desk, 60);
        await desk.AskAllAsync([.. questions.SelectMany(question => new[] { question, question })], inFlight: 8);
        Assert.InRange(most, 2, 8);
        Assert.Equal(questions.Count, desk.Models.Asked.Count);
    }

    [Fact]
    public async Task Progress_counts_up_to_the_last_question()
    {
        using AskingDesk desk = new() { Models = Moody };
        Progress progress = new();
        IReadOnlyList<AnsweredQuestion> answers = await desk.AskAllAsync(Questions(desk, 100), inFlight: 20, progress: progress);
        Assert.Equal(Enumerable.Range(1, 98), progress.Told.Select(one => one.Done));
        AskingProgress last = progress.Told[^1];
        SignalTotals totals = SignalBook.Of(answers).Totals;
        Assert.Equal((98, 0, 98), (last.Total, last.Stored, last.Asked));
        Assert.Equal((totals.Repaired, totals.Abstained, totals.Fallbacks["test/second"]), (last.Repaired, last.Abstained, last.Fallbacks));
        Assert.Equal((totals.InputTokens + totals.OutputTokens, totals.CostUsd), (last.Tokens, last.CostUsd));
    }

    [Fact]
    public async Task A_thousand_stored_signals_are_replayed_without_a_call()
    {
        using AskingDesk desk = new();
        IReadOnlyList<SignalQuestion> questions = Questions(desk, 1_002);
        string asked = Text(SignalBook.Of(await desk.AskAllAsync(questions, inFlight: 50)));
        int calls = desk.Models.Asked.Count;
        IReadOnlyList<AnsweredQuestion> replayed = await desk.AskAllAsync(questions, inFlight: 50, desk.Options(SignalMode.Replay));
        Assert.Equal((1_000, 1_000), (calls, replayed.Count(one => one.Answers[0].IsStored)));
        Assert.Equal(asked, Text(SignalBook.Of(replayed)));
        Assert.Equal(calls, desk.Models.Asked.Count);
    }

    private static async Task<string> AskAndReplayAsync(int inFlight)
    {
        using AskingDesk desk = new() { Models = Moody };
        IReadOnlyList<SignalQuestion> questions = Questions(desk, 300);
        string asked = Text(SignalBook.Of(await desk.AskAllAsync(questions, inFlight)));
        Assert.Equal(asked, Text(SignalBook.Of(await desk.AskAllAsync(questions, inFlight, desk.Options(SignalMode.Replay)))));
        return asked;
    }

    internal static IReadOnlyList<SignalQuestion> Questions(AskingDesk desk, int bars) => [.. desk.Planner(bars).Questions(CancellationToken.None)];

    internal static string Text(SignalBook book) => string.Join('\n', book.Signals.Select(one =>
        $"{one.Instrument} {one.Signal} {string.Join(' ', one.Answers.Select(answer => answer with { IsStored = false }))}"))
        + (book.Totals with { Stored = 0, ByModel = new Dictionary<string, int>(), Fallbacks = new Dictionary<string, int>() });

    private static int Chance(ChatRequest request) =>
        int.Parse(BacktestCli.Signals.Store.RecordingKey.Of("", 0, [], new(), [.. request.Messages.Take(2)])[..6], NumberStyles.HexNumber);

    private sealed class Progress : IProgress<AskingProgress>
    {
        public List<AskingProgress> Told { get; } = [];

        public void Report(AskingProgress value) => Told.Add(value);
    }
}
