using BacktestCli.Core.Strategies;
using BacktestCli.FakeVenues;
using BacktestCli.FakeVenues.Models;
using BacktestCli.Signals.Asking;
using BacktestCli.Signals.Chat;
using BacktestCli.Signals.Contracts;
using BacktestCli.Signals.Store;
using BacktestCli.Tests.Data;
using BacktestCli.Tests.Fakes;

namespace BacktestCli.Tests.Signals.Asking;

/// <summary>The only provider goes away in the middle of a long prefetch.</summary>
public sealed class OutageTests : IDisposable
{
    private const int Count = 1_000;

    private readonly TemporaryFolder _folder = new();
    private readonly StandingClock _clock = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    public async Task An_outage_of_half_a_minute_costs_waiting_and_no_answer(int inFlight)
    {
        OutageVenue venue = new(_clock, Count / 2, TimeSpan.FromSeconds(30));
        IReadOnlyList<AnsweredQuestion> answers = await AskAllAsync(venue, inFlight);
        Assert.Equal(Count, answers.Count);
        Assert.DoesNotContain(answers, answer => answer.Answers[0].IsAbstained);
        Assert.True(venue.Failed > 0);
    }

    [Fact]
    public async Task A_provider_that_does_not_come_back_is_not_waited_for_at_every_question()
    {
        OutageVenue venue = new(_clock, Count / 2, TimeSpan.FromDays(365));
        IReadOnlyList<AnsweredQuestion> answers = await AskAllAsync(venue, inFlight: 1);
        Assert.Equal(Count / 2, answers.Count(answer => answer.Answers[0].IsAbstained));
        Assert.InRange(_clock.Waits.Sum(wait => wait.TotalSeconds), 30 + 60 + 120, 300);
        Assert.InRange(venue.Failed, 16, 32);
    }

    [Fact]
    public async Task A_provider_that_never_answered_is_not_waited_for()
    {
        OutageVenue venue = new(_clock, 0, TimeSpan.FromDays(365));
        IReadOnlyList<AnsweredQuestion> answers = await AskAllAsync(venue, inFlight: 1);
        Assert.All(answers, answer => Assert.True(answer.Answers[0].IsAbstained));
        Assert.InRange(_clock.Waits.Sum(wait => wait.TotalSeconds), 1, 30);
    }

    /// <summary>Questions that hung all through the first break, and fail one after the other once it is over.</summary>
    [Fact]
    public void What_was_put_before_a_break_ended_is_no_reason_for_another()
    {
        SetClock clock = new("2026-01-01T00:00:00Z");
        Outage outage = new(mostBreaks: 1, clock);
        outage.End();
        DateTimeOffset put = clock.GetUtcNow();
        Assert.Equal(TimeSpan.FromSeconds(30), outage.Break(put));
        clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(TimeSpan.FromSeconds(20), outage.Break(put));
        clock.Advance(TimeSpan.FromSeconds(25));
        Assert.Equal(TimeSpan.Zero, outage.Break(put));
        Assert.Null(outage.Break(clock.GetUtcNow()));
    }

    public void Dispose() => _folder.Dispose();

    private async Task<IReadOnlyList<AnsweredQuestion>> AskAllAsync(OutageVenue venue, int inFlight)
    {
        await using FakeServer server = await FakeServer.StartAsync([venue]);
        using ChatModels chat = new(new Budget(), _clock, seed: 7);
        using RecordingStore store = RecordingStore.Open(_folder["signals.jsonl"]);
        ModelSettings model = new()
        {
            Name = new ModelName("fake", "one"),
            Provider = new ProviderSettings { Name = "fake", BaseUrl = new Uri(server.Address, "/models/v1"), Timeout = TimeSpan.FromMinutes(10) },
        };
        SignalPlan plan = new() { Contract = "sentiment", Window = 2 };
        SignalPlanner planner = new(new ListSource(RandomMarket.Bars(seed: 3, count: Count + 10)), () => new ScriptedStrategy(plan), []);
        SignalAsker asker = new(ContractCatalog.Find("sentiment"), new AskingOptions { Models = [model] }, store, chat, _clock);
        return await new SignalBatch(asker, inFlight, progress: null).AskAllAsync(planner.Questions(Cancellation).Take(Count), Count, Cancellation);
    }

    /// <summary>Models that answer a number of questions, and then none for a while.</summary>
    private sealed class OutageVenue(TimeProvider clock, int answered, TimeSpan length) : IFakeVenue
    {
        private readonly ModelsFake _well = new();
        private readonly ModelsFake _down = new(new Dictionary<string, ModelScript> { ["*"] = new() { Steps = [new ModelStep { Status = 503, Times = 0 }] } });
        private readonly Lock _turn = new();
        private int _asked;
        private DateTimeOffset? _began;

        public int Failed => _down.Calls.Count;

        public string Serves => _well.Serves;

        public FakeAnswer? Answer(FakeRequest request) => (IsDown() ? _down : _well).Answer(request);

        private bool IsDown()
        {
            lock (_turn)
            {
                if (_asked++ < answered)
                    return false;
                _began ??= clock.GetUtcNow();
                return clock.GetUtcNow() - _began < length;
            }
        }
    }
}
