using System.Text.Json;
using BacktestCli.Scripting.Declarative;
using BacktestCli.Signals;
using BacktestCli.Signals.Chat;
using BacktestCli.Signals.Store;
using BacktestCli.Tests.Fakes;

namespace BacktestCli.Tests.Handlers.NewStrategy;

/// <summary><c>backtest strategy new NAME --from WORDS</c> with models that answer from a script.</summary>
public sealed class NewStrategyTests : IDisposable
{
    private readonly Desk _desk = new();

    public void Dispose() => _desk.Dispose();

    [Fact]
    public async Task A_strategy_written_from_words_is_shown_checked_priced_and_saved_with_its_origin_at_its_head()
    {
        _desk.Models.Then(Desk.Fenced(Desk.Dip));
        Assert.Equal(0, await _desk.RunAsync(Desk.Wish with { Yes = true }));

        Assert.Contains("\n+entry: rsi(14) < 30 and volume > 1.5 * sma(volume, 20)\n", _desk.Out, StringComparison.Ordinal);
        Assert.Contains("\nHere it is.\n", _desk.Out, StringComparison.Ordinal);
        Assert.Contains("\ndip: does not look ahead: 20 cuts of 8,760 bars, ", _desk.Out, StringComparison.Ordinal);
        Assert.Contains("\nwritten by fake/one: 1,000 tokens sent, 500 answered, 0.0060 USD.\n", _desk.Out, StringComparison.Ordinal);
        Assert.EndsWith("strategies/dip.yaml: saved. Try it: backtest run --strategy dip --data sample\n", _desk.Out, StringComparison.Ordinal);
        Assert.Equal(
            "# Written by the language model fake/one from these words:\n#\n#   buy when RSI is oversold on a volume spike\n#\n"
            + "# Read it before you trust it: a model can misunderstand, and a rule that reads well need not earn anything.\n\n" + Desk.Dip,
            _desk.Read("strategies/dip.yaml"));
        Assert.Empty(StrategyFile.Parse(_desk.Read("strategies/dip.yaml"), "dip.yaml").Problems);
    }

    [Fact]
    public async Task Where_nobody_can_be_asked_nothing_is_saved_without_yes()
    {
        _desk.Models.Then(Desk.Fenced(Desk.Dip));
        Assert.Equal(0, await _desk.RunAsync(Desk.Wish));

        Assert.Empty(_desk.Files);
        Assert.Contains("strategies/dip.yaml: nothing was saved. With --yes it is; the answer is kept in signals/strategy-new.jsonl, so that it costs nothing again.\n", _desk.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("y", true)]
    [InlineData(" YES ", true)]
    [InlineData("n", false)]
    [InlineData("", false)]
    [InlineData("yup", false)]
    public async Task A_person_decides(string typed, bool saved)
    {
        using Desk desk = new() { Typed = typed };
        desk.Models.Then(Desk.Fenced(Desk.Dip));
        Assert.Equal(0, await desk.RunAsync(Desk.Wish));

        Assert.Contains("Save it as strategies/dip.yaml? [y/N] ", desk.Error, StringComparison.Ordinal);
        Assert.Equal(saved ? ["strategies/dip.yaml"] : Array.Empty<string>(), desk.Files);
    }

    [Fact]
    public async Task Mistakes_go_back_to_the_model_in_the_validators_own_words_with_its_answer()
    {
        string wrong = Desk.Fenced(Desk.Dip.Replace("volume >", "volum >", StringComparison.Ordinal));
        _desk.Models.Then(wrong).Then(Desk.Fenced(Desk.Dip));
        await _desk.RunAsync(Desk.Wish with { Yes = true });

        IReadOnlyList<ChatMessage> again = _desk.Models.Asked[1].Request.Messages;
        Assert.Equal(4, again.Count);
        Assert.Equal(wrong, again[2].Text);
        Assert.Contains("- yaml:4:25: nothing is called volum. Did you mean volume?\n", again[3].Text, StringComparison.Ordinal);
        Assert.Contains("written by fake/one, after its mistakes were sent back: 2,000 tokens sent, 1,000 answered, 0.0120 USD.", _desk.Out, StringComparison.Ordinal);
        Assert.Contains("fake/one: attempt 1 of 3 has a mistake, and is sent back: yaml:4:25: nothing is called volum.", _desk.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_strategy_whose_orders_hang_on_where_the_data_begin_goes_back()
    {
        _desk.Models.Then(Desk.Fenced(Desk.Dip.Replace("warm_up: 70\n", "", StringComparison.Ordinal).Replace("rsi(14) < 30", "rsi(40) < 49.8", StringComparison.Ordinal)
            .Replace("rsi(14) > 70", "rsi(40) > 50.2", StringComparison.Ordinal))).Then(Desk.Fenced(Desk.Dip));
        await _desk.RunAsync(Desk.Wish with { Yes = true });

        Assert.Contains("ORDERS DIFFER", _desk.Models.Asked[1].Request.Messages[3].Text, StringComparison.Ordinal);
        Assert.Contains("declare a longer warm-up", _desk.Models.Asked[1].Request.Messages[3].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_the_last_attempt_nothing_is_saved_or_kept_and_the_cost_is_told()
    {
        _desk.Models.Then("I would rather not.").Then(Desk.Fenced("name: dip\n"));
        SignalException fault = await Assert.ThrowsAsync<SignalException>(() => _desk.RunAsync(Desk.Wish with { Yes = true, Attempts = 2 }));

        Assert.StartsWith("fake/one wrote no strategy that can be used in 2 attempts; what is wrong with the last:\n  yaml:1:1: a strategy needs description, ", fault.Message);
        Assert.Empty(_desk.Files);
        Assert.False(_desk.HasStore);
        Assert.EndsWith("asked: 2,000 tokens sent, 1,000 answered, 0.0120 USD.\n", _desk.Error, StringComparison.Ordinal);
        Assert.Contains("- the answer holds no JSON object with the keys name, yaml and explanation.", _desk.Models.Asked[1].Request.Messages[3].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_next_model_is_asked_where_the_first_cannot_and_stays_for_the_second_attempt()
    {
        _desk.Models.ThenFails(ChatFailure.RetriesSpent).Then("?").Then(Desk.Fenced(Desk.Dip));
        await _desk.RunAsync(Desk.Wish with { Yes = true });

        Assert.Equal(["fake/one", "fake/two", "fake/two"], _desk.Models.Asked.Select(asked => $"{asked.Model}"));
        Assert.StartsWith("# Written by the language model fake/two from these words:", _desk.Read("strategies/dip.yaml"));
    }

    [Theory]
    [InlineData(ChatFailure.KeyRejected)]
    [InlineData(ChatFailure.BudgetSpent)]
    [InlineData(ChatFailure.Malformed)]
    public async Task A_failure_that_another_model_cannot_mend_ends_it(ChatFailure failure)
    {
        _desk.Models.ThenFails(failure);
        Assert.Equal(failure, (await Assert.ThrowsAsync<ChatException>(() => _desk.RunAsync(Desk.Wish))).Failure);
        Assert.Single(_desk.Models.Asked);
    }

    [Fact]
    public async Task Where_no_model_answers_the_last_reason_is_told()
    {
        _desk.Models.ThenFails(ChatFailure.CircuitOpen).ThenFails(ChatFailure.Refused);
        SignalException fault = await Assert.ThrowsAsync<SignalException>(() => _desk.RunAsync(Desk.Wish));
        Assert.Equal("none of 2 models answered; the last: fake/two: Refused.", fault.Message);
    }

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

    [Fact]
    public async Task What_is_there_is_compared_with_and_kept_until_the_new_is_agreed_to()
    {
        Directory.CreateDirectory(Path.Combine(_desk.Folder, "strategies"));
        string path = Path.Combine(_desk.Folder, "strategies/dip.yaml"), old = Desk.Dip.Replace("95%", "50%", StringComparison.Ordinal);
        await File.WriteAllTextAsync(path, old, TestContext.Current.CancellationToken);
        _desk.Models.Then(Desk.Fenced(Desk.Dip));

        await Assert.ThrowsAsync<UsageException>(() => _desk.RunAsync(Desk.Wish));
        Assert.Empty(_desk.Models.Asked);
        await _desk.RunAsync(Desk.Wish with { Force = true });
        Assert.Contains("\n exit: rsi(14) > 70\n-size: 50%\n+size: 95%\n", _desk.Out, StringComparison.Ordinal);
        Assert.Equal(old, _desk.Read("strategies/dip.yaml"));
        await _desk.RunAsync(Desk.Wish with { Force = true, Yes = true });
        Assert.Contains("95%", _desk.Read("strategies/dip.yaml"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Words_may_stand_in_a_file()
    {
        await File.WriteAllTextAsync(Path.Combine(_desk.Folder, "idea.txt"), "\uFEFFbuy dips\r\nsell tops\r\n", TestContext.Current.CancellationToken);
        _desk.Models.Then(Desk.Fenced(Desk.Dip));
        await _desk.RunAsync(Desk.Wish with { From = "idea.txt", Yes = true });

        Assert.EndsWith("\n\nbuy dips\nsell tops", _desk.Models.Asked[0].Request.Messages[1].Text, StringComparison.Ordinal);
        Assert.Contains("\n#   buy dips\n#   sell tops\n", _desk.Read("strategies/dip.yaml"), StringComparison.Ordinal);
        UsageException fault = await Assert.ThrowsAsync<UsageException>(() => _desk.RunAsync(Desk.Wish with { From = "idae.txt", Out = "b.yaml" }));
        Assert.StartsWith("--from idae.txt: there is no such file.", fault.Message);
        await Assert.ThrowsAsync<UsageException>(() => _desk.RunAsync(Desk.Wish with { From = new string('x', 4_001), Out = "b.yaml" }));
    }

    [Fact]
    public async Task As_JSON_it_is_one_document_and_nobody_is_asked_on_a_terminal()
    {
        using Desk desk = new() { Json = true, Typed = "y" };
        desk.Models.Then(Desk.Fenced(Desk.Dip));
        await desk.RunAsync(Desk.Wish);

        JsonElement json = JsonDocument.Parse(desk.Out).RootElement;
        Assert.False(json.GetProperty("saved").GetBoolean());
        Assert.Equal("fake/one", json.GetProperty("model").GetString());
        Assert.Equal(0.006m, json.GetProperty("cost_usd").GetDecimal());
        Assert.All(json.GetProperty("diff").EnumerateArray(), line => Assert.StartsWith("+", line.GetString()));
        Assert.Empty(desk.Files);
    }

    [Fact]
    public async Task A_model_without_a_price_makes_the_cost_unknown_and_not_nothing()
    {
        using Desk desk = new() { Order = [ScriptedModels.Model("one") with { InputUsdPerMillionTokens = null }] };
        desk.Models.Then(Desk.Fenced(Desk.Dip));
        await desk.RunAsync(Desk.Wish);
        Assert.Contains("1,000 tokens sent, 500 answered, of unknown price.", desk.Out, StringComparison.Ordinal);
    }
}
