using BacktestCli.Core.Market;
using BacktestCli.Data;
using BacktestCli.Data.Cache;

namespace BacktestCli.Tests.Data.Cache;

/// <summary>A writer that dies leaves the old state or the new one, and several at once lose nothing.</summary>
public sealed class CrashTests : IDisposable
{
    private readonly CacheFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public async Task Writers_at_once_lose_nothing()
    {
        CancellationToken cancel = TestContext.Current.CancellationToken;
        await Task.WhenAll(Enumerable.Range(0, 8).Select(writer => Task.Run(
            () => new BarCache(_fixture.Cache.Root, TimeProvider.System, "1")
                .Import(CacheFixture.Instrument, CacheFixture.Hours(Enumerable.Range(0, 200).Where(hour => hour % 8 == writer)), Preference.None, cancel),
            cancel)));
        Assert.Equal(200, _fixture.Read().Count);
        Assert.Empty(_fixture.Open().Holes);
        Assert.Empty(_fixture.Verify());
    }

    [Fact]
    public async Task A_reader_sees_the_old_state_or_the_new_one_while_a_writer_writes()
    {
        CancellationToken cancel = TestContext.Current.CancellationToken;
        _fixture.Import(CacheFixture.Hours(Enumerable.Range(0, 10)));
        Task writing = Task.Run(
            () =>
            {
                for (int more = 11; more < 60; more++)
                    _fixture.Import(CacheFixture.Hours(Enumerable.Range(0, more)));
            },
            cancel);
        do
        {
            List<Bar> seen = _fixture.Read();
            Assert.Equal(Enumerable.Range(0, seen.Count).Select(hour => (double)hour), seen.Select(bar => bar.Volume));
        }
        while (!writing.IsCompleted);
        await writing;
        Assert.Equal(59, _fixture.Read().Count);
    }

    [Fact]
    public void A_writer_waits_for_another_only_so_long()
    {
        _fixture.Import(CacheFixture.Hours([0]));
        var impatient = new BarCache(_fixture.Cache.Root, TimeProvider.System, "1") { Patience = TimeSpan.FromMilliseconds(60) };
        using var other = new FileStream(_fixture.PathOf(".lock"), FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        DataException refusal = Assert.Throws<DataException>(
            () => impatient.Import(CacheFixture.Instrument, CacheFixture.Hours([1]), Preference.None, TestContext.Current.CancellationToken));
        Assert.Contains("another process has been writing this dataset", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_disk_that_cannot_be_written_is_told_at_once_and_not_taken_for_another_writer()
    {
        Directory.CreateDirectory(_fixture.PathOf(""));
        File.CreateSymbolicLink(_fixture.PathOf(".lock"), _fixture.PathOf("nowhere/lock"));
        long start = TimeProvider.System.GetTimestamp();
        DataException fault = Assert.Throws<DataException>(() => _fixture.Import(CacheFixture.Hours([0])));
        Assert.Contains("cannot be written", fault.Message, StringComparison.Ordinal);
        Assert.True(TimeProvider.System.GetElapsedTime(start) < _fixture.Cache.Patience / 2);
    }

    [Fact]
    public void A_writer_that_died_before_its_intent_was_written_leaves_the_old_state()
    {
        _fixture.Import(CacheFixture.Hours([0]));
        File.WriteAllText(_fixture.PathOf("2024.parquet.tmp"), "half a file");
        Assert.Single(_fixture.Read());
        _fixture.Import(CacheFixture.Hours([1]));
        Assert.False(File.Exists(_fixture.PathOf("2024.parquet.tmp")));
        Assert.Equal(2, _fixture.Read().Count);
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(true, true)]
    public void A_writer_that_died_after_its_intent_was_written_leaves_what_leads_to_the_new_state(bool oneFileRenamed, bool verifyFirst)
    {
        const int Year = 366 * 24;
        _fixture.Import(CacheFixture.Hours([Year - 1, Year]));
        CacheManifest old = CacheJson.Read(File.ReadAllBytes(_fixture.PathOf("manifest.json")));
        string[] names = ["2024.parquet", "2025.parquet"];
        byte[][] before = [.. names.Select(name => File.ReadAllBytes(_fixture.PathOf(name)))];
        _fixture.Import(CacheFixture.Hours([Year - 2, Year - 1, Year, Year + 1]));
        string fingerprint = _fixture.Fingerprint();

        // put everything back to where a kill between the renames would have left it
        CacheManifest next = CacheJson.Read(File.ReadAllBytes(_fixture.PathOf("manifest.json")));
        File.WriteAllBytes(_fixture.PathOf("manifest.json"), CacheJson.Write(old with { Next = next }));
        for (int file = oneFileRenamed ? 1 : 0; file < names.Length; file++)
        {
            File.Move(_fixture.PathOf(names[file]), _fixture.PathOf(names[file] + ".tmp"));
            File.WriteAllBytes(_fixture.PathOf(names[file]), before[file]);
        }

        if (verifyFirst)
            Assert.Empty(_fixture.Verify());
        Assert.Equal(4, _fixture.Read().Count);
        Assert.Equal(fingerprint, _fixture.Fingerprint());
        Assert.Empty(_fixture.Verify());
    }
}
