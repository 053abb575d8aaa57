using BacktestCli.Core.Market;
using BacktestCli.Data;
using BacktestCli.Data.Cache;
using Interval = BacktestCli.Core.Market.Interval;

namespace BacktestCli.Tests.Data.Cache;

/// <summary>A disk that does not let us write: a clear word, and the cache is what it was.</summary>
public sealed class DiskTests : IDisposable
{
    private const int Year = 366 * 24;

    private readonly CacheFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Theory]
    [InlineData("2024.parquet.tmp")]
    [InlineData("2025.parquet.tmp")]
    [InlineData("manifest.json.tmp")]
    public void Whichever_file_cannot_be_written_the_old_state_stays_and_nothing_is_left_lying_about(string refused)
    {
        _fixture.Store(CacheFixture.Fetched([Year - 2], CacheFixture.Stretch(Year - 2, Year - 1)));
        string fingerprint = _fixture.Fingerprint();
        Directory.CreateDirectory(_fixture.PathOf(refused)); // a folder of that name: no file can be made there, whoever we are
        DataException fault = Assert.Throws<DataException>(
            () => _fixture.Store(CacheFixture.Fetched([Year - 1, Year], CacheFixture.Stretch(Year - 1, Year + 1))));
        Assert.Contains("cannot be written", fault.Message, StringComparison.Ordinal);
        Assert.Contains("--cache-dir", fault.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(_fixture.PathOf(""), "*.tmp"));
        Assert.Equal(fingerprint, _fixture.Fingerprint());

        Directory.Delete(_fixture.PathOf(refused));
        Assert.Empty(_fixture.Verify());
        _fixture.Store(CacheFixture.Fetched([Year - 1, Year], CacheFixture.Stretch(Year - 1, Year + 1)));
        Assert.Equal(3, _fixture.Read().Count);
        Assert.Empty(_fixture.Verify());
    }

    [Fact]
    public void Reading_leaves_no_trace()
    {
        _fixture.Store(CacheFixture.Fetched([0, 1], CacheFixture.Stretch(0, 5), HoleClass.NoTrade));
        _fixture.Store(CacheFixture.Fetched([0], CacheFixture.Stretch(0, 1)), PriceKind.Mark);
        foreach (string held in Directory.GetFiles(_fixture.Cache.Root, ".lock", SearchOption.AllDirectories))
            File.Delete(held);
        string[] before = Tree();
        _fixture.Read();
        _fixture.Missing(0, 9, recheck: true);
        _fixture.Cache.Survey();
        _fixture.Cache.Show(CacheFixture.Instrument, Interval.OneHour);
        _fixture.Cache.Instruments.Latest("binance", MarketKind.Spot);
        _fixture.Cache.Series.List();
        Assert.Equal(before, Tree());
    }

    private string[] Tree() => [.. Directory.GetFileSystemEntries(_fixture.Cache.Root, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
}
