using BacktestCli.Core.Market;
using BacktestCli.Data;
using BacktestCli.Data.Sources;

namespace BacktestCli.Tests.Data.Sources;

public sealed class FileBarSourceTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_file_is_a_source_of_bars_in_any_range()
    {
        string path = _folder.Write("ETHUSDT-1h.csv", "1704067200000,1,1,1,1,1\n1704070800000,2,2,2,2,2\n1704074400000,3,3,3,3,3\n");
        var request = new FileBarRequest { Path = path };
        var all = new FileBarSource(request);
        Assert.Equal(("ETHUSDT", Interval.OneHour), (all.Instrument.Symbol, all.Interval));
        Assert.Equal([1, 2, 3], Bars.Read(all).Select(bar => bar.Close));
        var middle = new FileBarSource(request with { From = Bars.Start + 1, To = Bars.Start + (2 * Bars.Hour), Exchange = "Binance" });
        Assert.Equal([2], Bars.Read(middle).Select(bar => bar.Close));
        Assert.Equal(("file", "binance"), (all.Instrument.Exchange, middle.Instrument.Exchange));
    }

    [Theory]
    [InlineData(0, 7)]
    [InlineData(1, 2)]
    [InlineData(3, 6)]
    [InlineData(6, 99)]
    [InlineData(8, 9)]
    public void Any_source_can_be_cut_to_a_range(int from, int to)
    {
        int[] hours = [0, 1, 2, 3, 4, 5, 6];
        Assert.Equal(
            Bars.Read(Bars.Hourly([.. hours.Where(hour => hour >= from && hour < to)])),
            Bars.Read(new RangeOf(Bars.Hourly(hours), Bars.Start + (from * Bars.Hour), Bars.Start + (to * Bars.Hour))));
    }

    [Fact]
    public void A_file_with_faults_is_refused()
    {
        string path = _folder.Write("a.csv", "1704067200000,1,1,1,1,1\n1704070800000,2,2,3,2,2\n");
        Assert.Throws<DataException>(() => Bars.Read(new FileBarSource(new FileBarRequest { Path = path })));
    }

    [Theory]
    [InlineData("BTCUSDT-1h-2017_2024.csv.gz", "BTCUSDT")]
    [InlineData("data/cryptodatadownload_ETHBTC_1h.csv", "ETHBTC")]
    [InlineData("justinbomber_BTC_USDT-1h.json", "BTCUSDT")]
    [InlineData("bars.csv", "BARS")]
    [InlineData("sol-usdt.parquet", "SOLUSDT")]
    public void The_symbol_is_read_from_the_name(string path, string symbol) => Assert.Equal(symbol, FileSymbol.Of(path));
}
