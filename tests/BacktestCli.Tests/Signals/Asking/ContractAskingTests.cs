using BacktestCli.Core.Market;
using BacktestCli.Core.Strategies;
using BacktestCli.Signals.Asking;
using BacktestCli.Signals.Chat;
using BacktestCli.Signals.Contracts;
using BacktestCli.Signals.Store;
using BacktestCli.Tests.Data;
using BacktestCli.Tests.Fakes;

namespace BacktestCli.Tests.Signals.Asking;

/// <summary>The contracts there are, from the bars to the signals and back from the store.</summary>
public sealed class ContractAskingTests : IDisposable
{
    private static readonly Bar[] Bars = RandomMarket.Bars(seed: 4, count: 120);

    private readonly TemporaryFolder _folder = new();

    private string Store => _folder["signals.jsonl"];

    public static TheoryData<string, string> Answers() => new()
    {
        { "sentiment", """{"sentiment": 0.5, "confidence": 0.8, "key_factors": ["up"], "recommendation": "buy"}""" },
        {
            "regime",
            """
            {"regime": "ranging", "direction": "neutral", "confidence": 0.5, "reasoning": "flat", "suggested_entry": null, "stop_loss": null,
             "take_profit": null, "position_size_pct": null, "risk_reward_ratio": null}
            """
        },
        { "factor", """{"direction": "long", "confidence": 0.7, "position_size_pct": 10, "reasoning": "up"}""" },
    };

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task Signals_are_the_same_when_asked_and_when_replayed_and_the_store_verifies(string name, string answer)
    {
        SignalPlan plan = new() { Contract = name, Window = 10, Every = 5, Shown = ["average", "count"] };
        FakeModels models = new((_, _) => $"Here it is:\n```json\n{answer}\n```");
        SignalBook asked = await BookAsync(plan, models, SignalMode.Auto);
        Assert.Equal(23, asked.Signals.Count);
        Assert.All(asked.Signals, one => Assert.False(one.Signal.Origin.IsAbstained));
        SignalBook replayed = await BookAsync(plan, models, SignalMode.Replay);
        Assert.Equal(BatchTests.Text(asked), BatchTests.Text(replayed));
        Assert.Equal(23, models.Asked.Count);
        using RecordingStore store = RecordingStore.Open(Store);
        StoreVerification found = StoreVerification.Of(store, ContractCatalog.Find, TestContext.Current.CancellationToken);
        Assert.Equal((23, 0), (found.Recordings, found.Problems.Count));
    }

    [Fact]
    public async Task A_number_in_a_text_is_read_in_its_own_unit_and_counts_as_a_repair()
    {
        SignalPlan plan = new() { Contract = "factor", Window = 10, Every = 50, Shown = ["average"] };
        FakeModels models = new((_, _) => """{"direction": "long", "confidence": "65%", "position_size_pct": "65%", "reasoning": "65%"}""");
        AnsweredSignal asked = (await BookAsync(plan, models, SignalMode.Auto)).Signals[0];
        Assert.Equal((0.65, 0.65, "65%"), (asked.Signal.Confidence, asked.Signal.Share, asked.Signal.Reason));
        Assert.Equal(new SignalOrigin(IsRepaired: true), asked.Signal.Origin);
        using RecordingStore store = RecordingStore.Open(Store);
        Assert.Equal(["read a percentage as a fraction", "read a percentage as a number in percent"], store.Find(asked.Answers[0].Key)!.Repairs);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 7)]
    [InlineData(3, 4)]
    [InlineData(2, 50)]
    public async Task A_batch_gives_a_signal_at_each_bar_that_is_asked_about_and_at_no_other(int every, int batch)
    {
        SignalPlan plan = new() { Contract = "rules", Window = 10, Every = every, Batch = batch, Rules = "Buy what rises." };
        foreach (FakeModels models in new[]
        {
            new FakeModels((_, _) => """{"signals": []}"""), new FakeModels((model, _) => throw FakeModels.Failure(model, ChatFailure.Refused)),
        })
        {
            SignalBook book = await BookAsync(plan, models, SignalMode.Record);
            IEnumerable<long> asked = Enumerable.Range(1, Bars.Length).Where(seen => plan.IsAskedAfter(seen, 0)).Select(ListSource.At);
            Assert.Equal(asked, book.SeriesOf(book.Instruments.Single()).Signals.Select(signal => signal.Time));
            File.Delete(Store);
        }
    }

    public void Dispose() => _folder.Dispose();

    private async Task<SignalBook> BookAsync(SignalPlan plan, FakeModels models, SignalMode mode)
    {
        SignalPlanner planner = new(new ListSource(Bars), () => new ScriptedStrategy(plan), []);
        using RecordingStore store = RecordingStore.Open(Store);
        AskingOptions options = new() { Models = [FakeModels.Model("first")], Mode = mode };
        SignalAsker asker = new(ContractCatalog.Find(plan.Contract), options, store, mode == SignalMode.Replay ? null : models, TimeProvider.System);
        CancellationToken cancellation = TestContext.Current.CancellationToken;
        int total = planner.Count(cancellation);
        return SignalBook.Of(await new SignalBatch(asker, inFlight: 5, progress: null).AskAllAsync(planner.Questions(cancellation), total, cancellation));
    }
}
