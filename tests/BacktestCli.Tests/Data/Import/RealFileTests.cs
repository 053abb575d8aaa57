using BacktestCli.Core.Market;
using BacktestCli.Data;
using BacktestCli.Data.Import;

namespace BacktestCli.Tests.Data.Import;

/// <summary>Files as venues and vendors published them, dirt included.</summary>
public sealed class RealFileTests
{
    [Fact]
    public void The_outages_of_seven_years_are_found_as_holes()
    {
        ImportedBars read = Read("data/binance_spot/BTCUSDT-1h-2017_2024.csv.gz").OrRefuse();
        Assert.Equal((58_419, 28, 128L), (read.Bars.Count, read.Gaps.Count, read.Gaps.Sum(gap => gap.Bars)));
        Gap longest = read.Gaps.MaxBy(gap => gap.Bars);
        Assert.Equal(("2018-02-08T01:00:00Z", "2018-02-09T10:00:00Z"), (UtcTime.Format(longest.From), UtcTime.Format(longest.To)));
    }

    [Fact]
    public void Milliseconds_of_2024_and_microseconds_of_2025_join_without_a_seam()
    {
        ImportedBars read = Read("data/binance_archive/BTCUSDT-1h-2024-12.csv", "data/binance_archive/BTCUSDT-1h-2025-01.csv").OrRefuse();
        Assert.Equal((1_488, 0), (read.Bars.Count, read.Gaps.Count));
        Assert.Equal(["times are written in more than one unit: 744 in milliseconds, 744 in microseconds"], read.Notes);
        Assert.Equal(93_525, read.Bars[BarField.Trades][744]);
    }

    [Fact]
    public void Daily_archives_agree_with_their_checksums_and_with_the_REST_answer_for_the_same_day()
    {
        ImportedBars archive = Read("data/binance_archive/BTCUSDT-1m-2020-01-01.zip").OrRefuse();
        ImportedBars rest = Read("data/rest/binance/derived_klines_BTCUSDT_1m_2020-01-01.json").OrRefuse();
        Assert.True(Assert.Single(archive.Sources).ChecksumVerified);
        Assert.Equal((1_440, Interval.OneMinute), (archive.Bars.Count, archive.Interval));
        Assert.All(Enumerable.Range(0, 1_440), bar => Assert.True(archive.Bars.Agrees(bar, rest.Bars, bar)));
    }

    [Fact]
    public void A_dirty_dump_is_refused_for_each_of_its_contradictions_and_read_as_asked()
    {
        const string Dump = "data/dirty/cryptodatadownload_BTCUSDT_1h.csv.gz";
        ImportedBars refused = Read(Dump);
        Fault fault = Assert.Single(refused.Faults);
        Assert.Equal((FaultKind.ConflictingDuplicate, 2_649L, 36_062L), (fault.Kind, fault.Count, refused.RowsRead));
        Assert.Equal(2, refused.Notes.Count);

        ImportedBars repaired = Read(Repair.KeepFirst, Dump).OrRefuse();
        Assert.Equal((33_413, 16L), (repaired.Bars.Count, repaired.Gaps.Sum(gap => gap.Bars)));
        Assert.Equal(33_413 - 2_649, Read(Repair.Drop, Dump).Bars.Count);
        Assert.Equal(16_199.91, repaired.Bars[BarField.High][0]); // a wrong price that breaks no rule stays: guessing is not ours
    }

    [Theory]
    [InlineData("data/binance_archive/BTCUSDT-1h-2022-01.user_header.csv", 744, "1h", 0)]
    [InlineData("data/dirty/justinbomber_BTC_USDT-1h.SHIFTED_8H.json.gz", 45_345, "1h", 127)]
    [InlineData("data/bybit/cobra_BTCUSDT_15m.csv.gz", 8_640, "15m", 0)]
    [InlineData("data/binance_spot/ETHUSDT-1w.csv", 35, "1w", 0)]
    [InlineData("data/binance_spot/SOLUSDT-1M.csv", 8, "1M", 0)]
    [InlineData("data/binance_usdm/BTCUSDT-8h-mark-um.csv", 1_498, "8h", 0)]
    public void Files_of_many_makers_are_read_and_their_interval_is_inferred(string file, int bars, string interval, int missing)
    {
        ImportedBars read = Read(file).OrRefuse();
        Assert.Equal((bars, interval, missing), (read.Bars.Count, read.Interval.ToString(), read.Gaps.Sum(gap => gap.Bars)));
    }

    [Theory]
    [InlineData("data/tardis/bitmex_trades_XBTUSD.csv")]
    [InlineData("data/binance_usdm/BTCUSDT-funding-um.csv")]
    [InlineData("data/rest/okx/nautilus_http_get_candlesticks_full.json")]
    public void What_holds_no_bars_is_refused(string file) => Assert.Throws<DataException>(() => Read(file));

    private static ImportedBars Read(params string[] files) => Read(Repair.None, files);

    private static ImportedBars Read(Repair repair, params string[] files) => BarImport.Read(
        new ImportRequest { Paths = [.. files.Select(Repository.Shared)], Repair = repair, Symbol = "BTCUSDT" },
        TestContext.Current.CancellationToken);
}
