using System.Text.Json;
using BacktestCli.Scripting.Declarative;

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
}
