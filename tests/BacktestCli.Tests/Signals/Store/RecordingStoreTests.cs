using BacktestCli.Signals;
using BacktestCli.Signals.Store;
using BacktestCli.Tests.Data;

namespace BacktestCli.Tests.Signals.Store;

/// <summary>A store keeps what it was given, whatever happens to its writer, and finds it again.</summary>
public sealed class RecordingStoreTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string File1 => Path.Combine(_folder.Path, "new", "signals.jsonl");

    [Fact]
    public async Task A_recording_is_found_again_with_all_it_holds()
    {
        await AppendAsync(Recorded.Answer(), Recorded.Abstention(1));
        using RecordingStore store = RecordingStore.Open(File1);
        Assert.Equal(2, store.Count);
        Assert.Equal(Recorded.Line(Recorded.Answer()), Recorded.Line(store.Find(Recorded.Answer().Key)));
        Assert.Equal(Recorded.Line(Recorded.Abstention(1)), Recorded.Line(store.Find(Recorded.Answer(1).Key)));
        Assert.Equal("fallback-1, re-asked, repaired", store.Find(Recorded.Answer().Key)!.Origin.ToString());
        Assert.Null(store.Find(Recorded.Answer(2).Key));
    }

    [Fact]
    public void The_key_is_computed_from_what_was_asked_and_from_nothing_else()
    {
        Recording one = Recorded.Answer();
        Assert.Equal(one.Key, RecordingKey.Of(one with { Text = "else", Time = 1, CostUsd = 1, AskedAt = 9, Attempts = [], Fallback = 0 }));
        Recording[] others =
        [
            one with { Contract = "moods" }, one with { Template = 2 }, one with { Models = [one.Models[1], one.Models[0]] },
            one with { Sampling = one.Sampling with { Temperature = null } }, one with { Sampling = one.Sampling with { Seed = null } },
            one with { Messages = [one.Messages[0], one.Messages[1] with { Text = one.Messages[1].Text + " " }] },
            one with { Messages = [one.Messages[1], one.Messages[0]] },
        ];
        Assert.Equal(others.Length + 1, others.Select(RecordingKey.Of).Append(one.Key).Distinct().Count());
    }

    /// <summary>The form of keys is for ever: recordings in use would not be found again. Computed with sha256sum.</summary>
    [Fact]
    public void The_key_is_the_hash_of_texts_written_with_their_lengths()
    {
        string text = "8:signal-1\n1:m\n1:3\n1:1\n3:a/b\n1:0\n1:-\n1:-\n4:1024\n1:1\n4:user\n3:h\u00e9\n";
        string expected = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text)));
        Assert.Equal(expected, RecordingKey.Of("m", 3, [new("a", "b")], new(), [new(BacktestCli.Signals.Chat.ChatRole.User, "h\u00e9")]));
    }

    [Fact]
    public async Task The_last_of_a_key_counts_but_an_abstention_never_before_an_answer()
    {
        await AppendAsync(Recorded.Abstention(), Recorded.Answer(mood: 0.1), Recorded.Answer(mood: 0.2), Recorded.Abstention());
        using RecordingStore store = RecordingStore.Open(File1);
        Assert.Equal("0.2", store.Find(Recorded.Answer().Key)!.Answer!.Value.GetProperty("mood").GetRawText());
        Assert.Equal((1, 3), (store.Count, store.Duplicates));
    }

    [Fact]
    public async Task Two_files_are_put_together_by_writing_one_behind_the_other()
    {
        await AppendAsync(Recorded.Answer(0), Recorded.Answer(1));
        byte[] one = await File.ReadAllBytesAsync(File1, TestContext.Current.CancellationToken);
        byte[] other = [.. RecordingLine.Write(Recorded.Answer(1, mood: 0.9)), .. RecordingLine.Write(Recorded.Answer(2))];
        await File.WriteAllBytesAsync(File1, [.. one, .. other], TestContext.Current.CancellationToken);
        using RecordingStore store = RecordingStore.Open(File1);
        Assert.Equal([0.5, 0.9, 0.5], Enumerable.Range(0, 3).Select(bar => store.Find(Recorded.Answer(bar).Key)!.Answer!.Value.GetProperty("mood").GetDouble()));
    }

    [Fact]
    public async Task Fifty_writers_at_once_lose_nothing()
    {
        using (RecordingStore store = RecordingStore.Open(File1))
            await Parallel.ForAsync(0, 500, TestContext.Current.CancellationToken, async (bar, _) => await store.AppendAsync(Recorded.Answer(bar)));
        using RecordingStore again = RecordingStore.Open(File1);
        Assert.Equal((500, 0), (again.Count, again.DamagedLines.Count));
        Assert.All(Enumerable.Range(0, 500), bar => Assert.NotNull(again.Find(Recorded.Answer(bar).Key)));
    }

    [Fact]
    public async Task A_second_writer_is_told_to_wait_and_the_first_is_not_disturbed()
    {
        using RecordingStore first = RecordingStore.Open(File1);
        await first.AppendAsync(Recorded.Answer(0));
        using (RecordingStore second = RecordingStore.Open(File1))
        {
            SignalException fault = await Assert.ThrowsAsync<SignalException>(() => second.AppendAsync(Recorded.Answer(1)));
            Assert.Contains("another run is writing signals to this file", fault.Message, StringComparison.Ordinal);
            Assert.Contains(File1, fault.Message, StringComparison.Ordinal);
        }

        await first.AppendAsync(Recorded.Answer(2));
        using RecordingStore again = RecordingStore.Open(File1);
        Assert.Equal((2, 0), (again.Count, again.DamagedLines.Count));
    }

    [Fact]
    public async Task A_writer_sees_what_another_one_wrote_after_it_had_read_the_file()
    {
        using RecordingStore early = RecordingStore.Open(File1);
        await AppendAsync(Recorded.Answer(0));
        await early.AppendAsync(Recorded.Answer(1));
        Assert.Equal(2, early.Count);
        using RecordingStore again = RecordingStore.Open(File1);
        Assert.Equal((2, 0), (again.Count, again.DamagedLines.Count));
    }

    [Fact]
    public async Task Ten_thousand_recordings_are_counted_by_their_keys_alone()
    {
        byte[] line = RecordingLine.Write(Recorded.Answer(promptLines: 60));
        Directory.CreateDirectory(Path.GetDirectoryName(File1)!);
        await using (FileStream file = File.Create(File1))
        {
            for (int i = 0; i < 10_000; i++)
            {
                System.Text.Encoding.ASCII.GetBytes(i.ToString("x64"), line.AsSpan(8));
                await file.WriteAsync(line, TestContext.Current.CancellationToken);
            }
        }

        using RecordingStore store = RecordingStore.Open(File1);
        Assert.Equal(10_000, store.Count);
        Assert.NotNull(store.Find(9_999.ToString("x64")));
    }

    public void Dispose() => _folder.Dispose();

    private async Task AppendAsync(params Recording[] recordings)
    {
        using RecordingStore store = RecordingStore.Open(File1);
        foreach (Recording recording in recordings)
            await store.AppendAsync(recording);
    }
}
