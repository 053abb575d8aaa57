using System.Text;
using BacktestCli.Signals;
using BacktestCli.Signals.Store;
using BacktestCli.Tests.Data;
using BacktestCli.Tests.Signals.Asking;

namespace BacktestCli.Tests.Signals.Store;

/// <summary>What a killed writer or a careless hand does to a store costs at most the line it hit, and is told.</summary>
public sealed class DamagedStoreTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Store => Path.Combine(_folder.Path, "signals.jsonl");

    [Fact]
    public async Task A_last_line_cut_at_any_byte_is_passed_over_and_taken_away_by_the_next_append()
    {
        byte[] whole = [.. RecordingLine.Write(Recorded.Answer(0)), .. RecordingLine.Write(Recorded.Answer(1))];
        byte[] last = RecordingLine.Write(Recorded.Answer(2));
        byte[] next = RecordingLine.Write(Recorded.Answer(3));
        for (int kept = 0; kept <= last.Length; kept++)
        {
            await File.WriteAllBytesAsync(Store, [.. whole, .. last[..kept]], TestContext.Current.CancellationToken);
            bool isWhole = kept >= last.Length - 1;
            using (RecordingStore store = RecordingStore.Open(Store))
            {
                Assert.Equal((isWhole ? 3 : 2, !isWhole && kept > 0, 0), (store.Count, store.IsTorn, store.DamagedLines.Count));
                await store.AppendAsync(Recorded.Answer(3));
                Assert.NotNull(store.Find(Recorded.Answer(3).Key));
                Assert.Equal(0, store.Duplicates);
            }

            byte[] expected = isWhole ? [.. whole, .. last, .. next] : [.. whole, .. next];
            Assert.Equal(expected, await File.ReadAllBytesAsync(Store, TestContext.Current.CancellationToken));
        }
    }

    [Fact]
    public void A_file_behind_one_whose_last_line_was_cut_loses_only_that_line()
    {
        byte[] cut = RecordingLine.Write(Recorded.Answer(1));
        for (int kept = 1; kept < cut.Length - 1; kept++)
        {
            byte[] behind = [.. RecordingLine.Write(Recorded.Answer(2)), .. RecordingLine.Write(Recorded.Answer(3))];
            File.WriteAllBytes(Store, [.. RecordingLine.Write(Recorded.Answer(0)), .. cut[..kept], .. behind]);
            using RecordingStore store = RecordingStore.Open(Store);
            Assert.Equal([2], store.DamagedLines);
            Assert.Equal([true, false, true, true], Enumerable.Range(0, 4).Select(bar => store.Find(Recorded.Answer(bar).Key) is not null));
        }
    }

    [Fact]
    public void A_damaged_line_in_the_middle_is_named_and_costs_no_other()
    {
        File.WriteAllText(Store, Recorded.Line(Recorded.Answer(0)) + "{\"key\": what?}\n\n" + Recorded.Line(Recorded.Answer(1)));
        using RecordingStore store = RecordingStore.Open(Store);
        Assert.Equal([2], store.DamagedLines);
        Assert.Equal(2, store.Count);
        Assert.Contains("cannot be read: 2.", ReplayMiss.Of(store, Recorded.Answer(5)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_that_is_damaged_inside_is_an_error_that_names_it_when_it_is_needed()
    {
        string text = Encoding.UTF8.GetString([.. RecordingLine.Write(Recorded.Answer(0)), .. RecordingLine.Write(Recorded.Answer(1))]);
        File.WriteAllText(Store, text[..^200].Insert(text.Length - 700, "\"") + text[^200..]);
        using RecordingStore store = RecordingStore.Open(Store);
        Assert.NotNull(store.Find(Recorded.Answer(0).Key));
        SignalException fault = Assert.Throws<SignalException>(() => store.Find(Recorded.Answer(1).Key));
        Assert.Contains("signals.jsonl, line 2: it is not JSON", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_several_of_a_key_the_last_good_one_counts()
    {
        string damaged = Recorded.Line(Recorded.Answer(0, mood: 0.9)).Replace("\"format\":1", "\"format\":one", StringComparison.Ordinal);
        File.WriteAllText(Store, Recorded.Line(Recorded.Answer(0, mood: 0.1)) + Recorded.Line(Recorded.Answer(0, mood: 0.2)) + damaged);
        using RecordingStore store = RecordingStore.Open(Store);
        Assert.Equal(0.2, store.Find(Recorded.Answer(0).Key)!.Answer!.Value.GetProperty("mood").GetDouble());
    }

    [Fact]
    public void Verification_counts_what_is_there_and_finds_each_kind_of_fault()
    {
        string changed = Recorded.Line(Recorded.Answer(2)).Replace("close 102", "close 999", StringComparison.Ordinal);
        File.WriteAllText(Store, Recorded.Line(Recorded.Answer(0)) + Recorded.Line(Recorded.Answer(0)) + "nonsense\n" + changed
            + Recorded.Line(Recorded.Answer(3, mood: 7)) + Recorded.Line(Recorded.Abstention(4))
            + Recorded.Line(Recorded.Answer(5)).Replace("\"format\":1", "\"format\":2", StringComparison.Ordinal) + "{\"key\":\"ab");
        using RecordingStore store = RecordingStore.Open(Store);
        MoodContract contract = new();
        StoreVerification found = StoreVerification.Of(store, name => name == contract.Name ? contract : null, TestContext.Current.CancellationToken);
        Assert.Equal((4, 1, true), (found.Recordings, found.Duplicates, found.IsTorn));
        Assert.Equal([3, 4, 5, 7], found.Problems.Select(problem => problem.Line));
        Assert.Contains("it was changed after it was written", found.Problems[1].Problem, StringComparison.Ordinal);
        Assert.Contains("mood: is 7; it must be from -1 to 1.", found.Problems[2].Problem, StringComparison.Ordinal);
        Assert.Contains("it is of format 2; this program reads format 1", found.Problems[3].Problem, StringComparison.Ordinal);
        Assert.Equal([("mood", 4)], found.Contracts.Select(pair => (pair.Key, pair.Value)));
        Assert.Equal([("test/second/large", 3)], found.Models.Select(pair => (pair.Key, pair.Value)));
        Assert.Equal([("abstained", 1), ("fallback-1, re-asked, repaired", 3)], found.Origins.Select(pair => (pair.Key, pair.Value)));
        Assert.Equal((Recorded.Answer(0).Time, Recorded.Answer(4).Time), (found.From, found.To));
    }

    public void Dispose() => _folder.Dispose();
}
