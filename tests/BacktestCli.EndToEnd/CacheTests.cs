using System.Globalization;

namespace BacktestCli.EndToEnd;

/// <summary>Processes that share a cache.</summary>
public sealed class CacheTests : IDisposable
{
    private const int Writers = 4;
    private const long Start = 1_704_067_200_000;
    private const long Hour = 3_600_000;

    private readonly Backtest _tool = new();

    public void Dispose() => _tool.Dispose();

    [Fact]
    public async Task Processes_that_write_one_dataset_at_once_lose_nothing()
    {
        for (int writer = 0; writer < Writers; writer++)
            File.WriteAllLines(_tool.PathOf($"{writer}.csv"), Enumerable.Range(0, 400).Where(hour => hour % Writers == writer).Select(Row));
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(
            () => _tool.Run($"data import {writer}.csv --symbol BTCUSDT --interval 1h").Expect(0),
            TestContext.Current.CancellationToken)));
        Assert.Contains("400 bars", _tool.Run("data show --symbol BTCUSDT --interval 1h").Expect(0).Out, StringComparison.Ordinal);
        _tool.Run("data verify").Expect(0);
    }

    [Fact]
    public void Imports_killed_at_any_instant_leave_a_sound_cache_and_the_next_one_goes_on()
    {
        _tool.Run("data export --data sample --out bars.csv").Expect(0);
        Random chance = new(1);
        int killed = 0;
        for (int attempt = 0; attempt < 25; attempt++)
        {
            string prefer = attempt % 2 == 0 ? "" : " --prefer new";
            killed += _tool.Kill(TimeSpan.FromMilliseconds(chance.Next(40, 400)), $"data import bars.csv --symbol KILLED{attempt % 5} --interval 1h{prefer}") ? 1 : 0;
            _tool.Run("data verify").Expect(0);
        }

        for (int symbol = 0; symbol < 5; symbol++)
        {
            _tool.Run($"data import bars.csv --symbol KILLED{symbol} --interval 1h").Expect(0);
            Assert.Contains("8,760 bars", _tool.Run($"data show --symbol KILLED{symbol} --interval 1h").Expect(0).Out, StringComparison.Ordinal);
        }

        _tool.Run("data verify").Expect(0);
        Assert.True(killed > 0, "every import was over before its time");
    }

    [Fact]
    public void A_disk_that_is_full_is_told_and_the_cache_is_what_it_was()
    {
        if (OperatingSystem.IsWindows())
            Assert.Skip("a process's files cannot be limited here");
        File.WriteAllLines(_tool.PathOf("few.csv"), Enumerable.Range(0, 10).Select(Row));
        File.WriteAllLines(_tool.PathOf("many.csv"), Enumerable.Range(0, 8_000).Select(Row));
        _tool.Run("data import few.csv --symbol BTCUSDT --interval 1h").Expect(0);
        string before = _tool.Run("data show --symbol BTCUSDT --interval 1h").Expect(0).Out;
        Outcome full = _tool.RunLimited(fileKilobytes: 32, "data import many.csv --symbol BTCUSDT --interval 1h").Expect(3);
        Assert.Contains("cannot be written", full.Error, StringComparison.Ordinal);
        Assert.Contains("Free the disk or choose another folder with --cache-dir.", full.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(_tool.Folder, "*.tmp", SearchOption.AllDirectories));
        Assert.Equal(before, _tool.Run("data show --symbol BTCUSDT --interval 1h").Expect(0).Out);
        _tool.Run("data verify").Expect(0);
        _tool.Run("data import many.csv --symbol BTCUSDT --interval 1h").Expect(0);
        Assert.Contains("8,000 bars", _tool.Run("data show --symbol BTCUSDT --interval 1h").Expect(0).Out, StringComparison.Ordinal);
    }

    private static string Row(int hour) => string.Create(CultureInfo.InvariantCulture, $"{Start + (hour * Hour)},1,2,1,2,{hour}");
}
