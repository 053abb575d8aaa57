using BacktestCli.Core.Market;
using BacktestCli.Data;
using BacktestCli.Data.Import;
using BacktestCli.Data.Sources;

namespace BacktestCli.Tests.Data.Sources;

public sealed class FileBarsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_file_is_a_source_of_bars_in_any_range()
    {
        string path = _folder.Write("ETHUSDT-1h.csv", "1704067200000,1,1,1,1,1\n1704070800000,2,2,2,2,2\n1704074400000,3,3,3,3,3\n");
        var request = new ImportRequest { Paths = [path] };
        FileBars all = FileBars.Open(request, null, null, TestContext.Current.CancellationToken);
        Assert.Equal(("ETHUSDT", Interval.OneHour), (all.Instrument.Symbol, all.Interval));
        Assert.Equal([1, 2, 3], Bars.Read(all).Select(bar => bar.Close));
        FileBars middle = FileBars.Open(request, Bars.Start + 1, Bars.Start + (2 * Bars.Hour), TestContext.Current.CancellationToken);
        Assert.Equal([2], Bars.Read(middle).Select(bar => bar.Close));
    }

    [Fact]
    public void A_file_with_faults_is_refused()
    {
        string path = _folder.Write("a.csv", "1704067200000,1,1,1,1,1\n1704070800000,2,2,3,2,2\n");
        Assert.Throws<DataException>(() => FileBars.Open(new ImportRequest { Paths = [path] }, null, null, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("BTCUSDT-1h-2017_2024.csv.gz", "BTCUSDT")]
    [InlineData("data/cryptodatadownload_ETHBTC_1h.csv", "ETHBTC")]
    [InlineData("justinbomber_BTC_USDT-1h.json", "BTCUSDT")]
    [InlineData("bars.csv", "BARS")]
    [InlineData("sol-usdt.parquet", "SOLUSDT")]
    public void The_symbol_is_read_from_the_name(string path, string symbol) => Assert.Equal(symbol, FileSymbol.Of(path));
}
