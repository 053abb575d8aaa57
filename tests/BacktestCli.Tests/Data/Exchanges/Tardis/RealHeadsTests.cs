using System.Text;
using BacktestCli.Core.Market;
using BacktestCli.Data;
using BacktestCli.Data.Cache;
using BacktestCli.Data.Exchanges.Tardis;
using BacktestCli.Data.Trades;
using BacktestCli.Data.Series;

namespace BacktestCli.Tests.Data.Exchanges.Tardis;

/// <summary>The first rows of files as Tardis published them.</summary>
public sealed class RealHeadsTests
{
    [Fact]
    public void Trades_of_bitmex_become_a_bar()
    {
        byte[] file = Head("bitmex_trades_XBTUSD.csv");
        TimeRange day = Day("2020-03-01");
        BarTable bars = Read(file, day, name => new TradeRows<BarTable>(name, new TradeBars(day, Interval.OneMinute, AmountUnit.Contracts)), "bitmex", "XBTUSD");
        string[][] rows = Rows(file);
        Assert.Equal(10, rows.Length);
        Assert.Equal([day.From], bars.Times.ToArray());
        Assert.Equal(rows.Sum(row => double.Parse(row[7], System.Globalization.NumberStyles.Float, null)), bars[BarField.Volume][0]);
        Assert.Equal((8531.5, 8531.5, 2161, 10, 0), (
            bars[BarField.Open][0], bars[BarField.Close][0], bars[BarField.Volume][0], bars[BarField.Trades][0], bars[BarField.TakerBuyVolume][0]));
    }

    [Theory]
    [InlineData(5)]
    [InlineData(25)]
    public void Snapshots_of_binance_become_a_row_of_the_book(int levels)
    {
        byte[] file = Head($"binance-futures_book_snapshot_{levels}_BTCUSDT.csv");
        TimeRange day = Day("2020-09-01");
        SeriesTable books = Read(file, day, name => new SnapshotRows(name, levels, day, Interval.OneMinute), "binance-futures", "BTCUSDT");
        double[][] rows = [.. Rows(file).Select(row => row.Skip(4).Select(cell => double.Parse(cell, System.Globalization.NumberStyles.Float, null)).ToArray())];
        double[] asks = [.. rows.Select(row => Enumerable.Range(0, 5).Sum(level => row[(4 * level) + 1]))];
        double[] bids = [.. rows.Select(row => Enumerable.Range(0, 5).Sum(level => row[(4 * level) + 3]))];
        Assert.Equal([day.From], books.Times.ToArray());
        Assert.Equal((11657.07, 11657.08, rows.Length), (books[0][0], books[1][0], books[6][0]));
        Assert.Equal(rows.Average(row => (row[0] - row[2]) / ((row[0] + row[2]) / 2)), books[2][0], 1e-15);
        Assert.Equal(bids.Average(), books[3][0], 1e-9);
        Assert.Equal(asks.Average(), books[4][0], 1e-9);
        Assert.Equal(bids.Zip(asks, (bid, ask) => (bid - ask) / (bid + ask)).Average(), books[5][0], 1e-12);
    }

    [Theory]
    [InlineData("deribit_incremental_book_L2_BTC-PERPETUAL.csv", "deribit", "BTC-PERPETUAL")]
    [InlineData("huobi-dm-swap_quotes_BTC-USD.csv", "huobi-dm-swap", "BTC-USD")]
    public void A_file_of_another_kind_is_refused_by_its_header(string name, string id, string symbol)
    {
        byte[] file = Head(name);
        TimeRange day = Day("2020-04-01");
        DataException fault = Assert.Throws<DataException>(
            () => Read(file, day, named => new TradeRows<BarTable>(named, new TradeBars(day, Interval.OneMinute, AmountUnit.Base)), id, symbol));
        Assert.Contains("the file begins with 'exchange,symbol,timestamp,local_timestamp,", fault.Message, StringComparison.Ordinal);
    }

    private static TTable Read<TTable>(byte[] file, TimeRange day, Func<TardisFile, DayRows<TTable>> open, string id, string symbol)
    {
        DayRows<TTable> rows = open(new TardisFile(id, "any", symbol, day.From));
        rows.Begin(day.From, "file");
        rows.Take(file);
        return rows.ToTable();
    }

    /// <summary>The lines of a file, the last of which may lack its end.</summary>
    private static byte[] Head(string name) =>
        Encoding.UTF8.GetBytes(File.ReadAllText(Repository.Shared("data/tardis/" + name)).TrimEnd('\n') + "\n");

    private static string[][] Rows(byte[] file) =>
        [.. Encoding.UTF8.GetString(file).Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Split(','))];

    private static TimeRange Day(string date) => UtcTime.TryParse(date, out long day) ? new TimeRange(day, day + UtcTime.Day) : throw new ArgumentException(date);
}
