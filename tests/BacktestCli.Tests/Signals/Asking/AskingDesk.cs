using BacktestCli.Core.Strategies;
using BacktestCli.Signals.Asking;
using BacktestCli.Signals.Chat;
using BacktestCli.Signals.Contracts;
using BacktestCli.Signals.Store;
using BacktestCli.Tests.Fakes;

namespace BacktestCli.Tests.Signals.Asking;

/// <summary>A store in a folder of its own, models that say what the test wants, and questions to put to them.</summary>
internal sealed class AskingDesk : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("signals-").FullName;

    public string Path => System.IO.Path.Combine(_folder, "signals.jsonl");

    public FakeModels Models { get; init; } = new((_, _) => """{"mood": 0.5}""");

    public ModelSettings[] InOrder { get; init; } = [FakeModels.Model("first"), FakeModels.Model("second")];

    public MoodContract Contract { get; init; } = new();

    public SetClock Clock { get; } = new("2026-01-01T00:00:00Z");

    public AskingOptions Options(SignalMode mode = SignalMode.Auto) => new() { Models = InOrder, Mode = mode };

    public SignalPlanner Planner(int bars, SignalPlan? plan = null, int seed = 1) => new(
        new ListSource(RandomMarket.Bars(seed, bars)), () => new ScriptedStrategy(plan ?? ScriptedStrategy.Plan), []);

    public SignalQuestion Question(int bars = 3, SignalPlan? plan = null) => Planner(bars, plan).Questions(CancellationToken.None).Last();

    /// <summary>What becomes of a question, with the store opened and closed around it.</summary>
    public async Task<(AnsweredQuestion Answer, Recording Recording)> AskAsync(SignalQuestion? question = null, AskingOptions? options = null)
    {
        AnsweredQuestion answer = (await AskAllAsync([question ?? Question()], 1, options))[0];
        using RecordingStore store = RecordingStore.Open(Path);
        return (answer, store.Find(answer.Answers[0].Key)!);
    }

    public async Task<IReadOnlyList<AnsweredQuestion>> AskAllAsync(
        IReadOnlyList<SignalQuestion> questions, int inFlight, AskingOptions? options = null, IProgress<AskingProgress>? progress = null,
        CancellationToken? cancellation = null)
    {
        using RecordingStore store = RecordingStore.Open(Path);
        AskingOptions chosen = options ?? Options();
        SignalAsker asker = new(Contract, chosen, store, chosen.Mode == SignalMode.Replay ? null : Models, Clock);
        return await new SignalBatch(asker, inFlight, progress).AskAllAsync(questions, questions.Count, cancellation ?? TestContext.Current.CancellationToken);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
