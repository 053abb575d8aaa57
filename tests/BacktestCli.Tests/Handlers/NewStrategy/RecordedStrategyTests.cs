using BacktestCli.Signals;
using BacktestCli.Signals.Store;

namespace BacktestCli.Tests.Handlers.NewStrategy;

/// <summary>A strategy that was written once is not asked for again.</summary>
public sealed class RecordedStrategyTests : IDisposable
{
    private readonly Desk _desk = new();

    public void Dispose() => _desk.Dispose();

    [Fact]
    public async Task A_recorded_answer_gives_the_same_bytes_and_asks_nobody()
    {
        _desk.Models.Then("?").Then(Desk.Fenced(Desk.Dip));
        await _desk.RunAsync(Desk.Wish with { Yes = true });
        (string file, string shown) = (_desk.Read("strategies/dip.yaml"), _desk.Out);
        File.Delete(Path.Combine(_desk.Folder, "strategies/dip.yaml"));

        await _desk.RunAsync(Desk.Wish with { Yes = true, Mode = SignalMode.Replay });
        Assert.Equal((file, shown), (_desk.Read("strategies/dip.yaml"), _desk.Out));
        Assert.Equal(2, _desk.Models.Asked.Count);
        Assert.Equal("The answer is the recorded one of signals/strategy-new.jsonl; nothing was asked.\n", _desk.Error);
    }

    [Fact]
    public async Task Replay_asks_nobody_where_nothing_is_recorded_and_record_asks_where_something_is()
    {
        SignalException fault = await Assert.ThrowsAsync<SignalException>(() => _desk.RunAsync(Desk.Wish with { Mode = SignalMode.Replay }));
        Assert.StartsWith("signals/strategy-new.jsonl holds no answer to these words from these models.", fault.Message);
        Assert.Empty(_desk.Models.Asked);

        _desk.Models.Then(Desk.Fenced(Desk.Dip)).Then(Desk.Fenced(Desk.Dip));
        await _desk.RunAsync(Desk.Wish);
        await _desk.RunAsync(Desk.Wish with { Mode = SignalMode.Record });
        Assert.Equal(2, _desk.Models.Asked.Count);
    }

    [Fact]
    public async Task A_recorded_answer_that_the_language_accepts_no_more_is_not_replayed()
    {
        _desk.Models.Then(Desk.Fenced(Desk.Dip)).Then(Desk.Fenced(Desk.Dip));
        await _desk.RunAsync(Desk.Wish);
        string store = Path.Combine(_desk.Folder, Desk.Store);
        await File.WriteAllTextAsync(
            store, _desk.Read(Desk.Store).Replace("\"yaml\":\"name: dip\\n", "\"yaml\":\"name: dip\\nolder: true\\n", StringComparison.Ordinal), TestContext.Current.CancellationToken);

        SignalException fault = await Assert.ThrowsAsync<SignalException>(() => _desk.RunAsync(Desk.Wish with { Mode = SignalMode.Replay }));
        Assert.Contains("a strategy has no key older", fault.Message, StringComparison.Ordinal);
        Assert.EndsWith("Ask anew: --signals-mode record.", fault.Message, StringComparison.Ordinal);
        await _desk.RunAsync(Desk.Wish with { Yes = true });
        Assert.Equal(2, _desk.Models.Asked.Count);
    }
}
