using BacktestCli.Signals.Chat;
using BacktestCli.Signals.Store;
using BacktestCli.Tests.Data;

namespace BacktestCli.Tests.Signals.Store;

/// <summary>A replay that finds nothing says what it looked for, what was nearest, and in what they differ.</summary>
public sealed class ReplayMissTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Store => Path.Combine(_folder.Path, "signals.jsonl");

    [Fact]
    public void It_names_the_bar_and_the_first_value_that_differs()
    {
        Recording asked = Recorded.Answer(3);
        string text = asked.Messages[1].Text.Replace("close 104", "close 104.5", StringComparison.Ordinal);
        asked = asked with { Messages = [asked.Messages[0], asked.Messages[1] with { Text = text }] };
        string message = Message(asked, Recorded.Answer(2), Recorded.Answer(3), Recorded.Answer(9));
        Assert.StartsWith("No mood signal is recorded for binance spot BTCUSDT at 2024-01-01T04:00:00Z in ", message, StringComparison.Ordinal);
        Assert.Contains("The nearest is of 2024-01-01T04:00:00Z and differs in ", message, StringComparison.Ordinal);
        Assert.Contains("in the prompt's user message, line 2: bar t-2: close 104 → 104.5.", message, StringComparison.Ordinal);
        Assert.EndsWith("Ask for it once in mode auto, which keeps the answer in the store, or bring back what was recorded.", message);
    }

    [Fact]
    public void It_names_every_setting_that_differs()
    {
        Recording one = Recorded.Answer(3);
        Recording asked = one with { Template = 2, Models = [new ModelName("test", "third")], Sampling = new Sampling { Temperature = 0.7 } };
        string message = Message(asked, one);
        Assert.Contains("template version 1 → 2; models test/first, test/second/large → test/third; ", message, StringComparison.Ordinal);
        Assert.Contains("sampling temperature 0, top_p the provider's own, seed 7", message, StringComparison.Ordinal);
        Assert.DoesNotContain("line", message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_nearest_in_time_is_compared_however_the_file_is_ordered()
    {
        Recording other = Recorded.Answer(6) with { Instruments = ["other"] };
        string message = Message(Recorded.Answer(5), Recorded.Answer(9), Recorded.Answer(4), Recorded.Answer(0), other);
        Assert.Contains("The nearest is of 2024-01-01T05:00:00Z", message, StringComparison.Ordinal);
    }

    [Fact]
    public void It_says_so_where_there_is_nothing_to_compare_with()
    {
        Assert.Contains("which does not exist.", Message(Recorded.Answer()), StringComparison.Ordinal);
        string message = Message(Recorded.Answer(), Recorded.Answer() with { Contract = "x" });
        Assert.Contains("nor any of this contract and these instruments (of others: 1).", message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private string Message(Recording asked, params Recording[] stored)
    {
        if (stored.Length > 0)
            File.WriteAllText(Store, string.Concat(stored.Select(one => Recorded.Line(one with { Key = RecordingKey.Of(one) }))));
        using RecordingStore store = RecordingStore.Open(Store);
        return ReplayMiss.Of(store, asked).Message;
    }
}
