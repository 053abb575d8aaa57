using System.IO.Compression;
using System.Text;
using BacktestCli.Core.Market;
using BacktestCli.Data;
using BacktestCli.Data.Import;

namespace BacktestCli.Tests.Data.Import;

/// <summary>The same two hours of 2024-01-01, in every form a file may take.</summary>
public sealed class FormatTests : IDisposable
{
    private const string Venue =
        "1704067200000,100,110,90,105,7,1704070799999,700,12,3,300,0\n1704070800000,105,106,104,104.5,8,1704074399999,836,13,4,400,0\n";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("timestamp_ms,open,high,low,close,volume\n1704067200000,100,110,90,105,7\n1704070800000,105,106,104,104.5,8\n")]
    [InlineData("1704067200000,100,110,90,105,7\n1704070800000,105,106,104,104.5,8")]
    [InlineData("volume;close;LOW;High;open;Date\n7;105;90;110;100;2024-01-01T00:00:00Z\n8;104.5;104;106;105;2024-01-01T01:00:00Z\n")]
    [InlineData("unix\tdate\topen\thigh\tlow\tclose\tvol\n1704067200\tx\t100\t110\t90\t105\t7\n1704070800\ty\t105\t106\t104\t104.5\t8\n")]
    [InlineData("\uFEFF\"Time\",\"Open\",\"High\",\"Low\",\"Close\",\"Volume\"\r\n\"1704067200\",\"100\",\"110\",\"90\",\"105\",\"7\"\r\n1704070800, 105, 106, 104, 104.5, 8,\r\n")]
    [InlineData("1704070800000000,105,106,104,104.5,8\n1704067200000000,100,110,90,105,7\n")]
    [InlineData("[[1704067200000,\"100\",\"110\",\"90\",\"105\",\"7\"],[1704070800000,105,106,104,104.5,8]]")]
    [InlineData("[{\"t\":1704067200,\"o\":100,\"h\":110,\"l\":90,\"c\":105,\"v\":7},\n{\"v\":8,\"c\":104.5,\"l\":104,\"h\":106,\"o\":105,\"t\":1704070800}]")]
    [InlineData("{\"open_time\":1704067200000,\"open\":100,\"high\":110,\"low\":90,\"close\":105,\"volume\":7,\"trades\":null}\n{\"open_time\":1704070800000,\"open\":105,\"high\":106,\"low\":104,\"close\":104.5,\"volume\":8}\n")]
    [InlineData("[1704067200000,100,110,90,105,7]\n[1704070800000,105,106,104,104.5,8]\n")]
    public void A_file_is_known_by_what_is_in_it(string text)
    {
        foreach (string path in new[] { _folder.Write("a", text), _folder.WriteGzip("b", text), _folder.WriteZip("c", ("inner", text)) })
        {
            ImportedBars read = Read(path);
            Assert.Null(read.Refusal);
            Assert.Equal(Interval.OneHour, read.Interval);
            Assert.Equal([Bars.Start, Bars.Start + Bars.Hour], read.Bars.Times.ToArray());
            Assert.Equal([100, 105], read.Bars[BarField.Open].ToArray());
            Assert.Equal([110, 106], read.Bars[BarField.High].ToArray());
            Assert.Equal([90, 104], read.Bars[BarField.Low].ToArray());
            Assert.Equal([105, 104.5], read.Bars[BarField.Close].ToArray());
            Assert.Equal([7, 8], read.Bars[BarField.Volume].ToArray());
            Assert.Equal([double.NaN, double.NaN], read.Bars[BarField.Trades].ToArray());
        }
    }

    [Theory]
    [InlineData(Venue)]
    [InlineData("open_time,open,high,low,close,volume,close_time,quote_volume,count,taker_buy_volume,taker_buy_quote_volume,ignore\n" + Venue)]
    [InlineData("Opentime,Open,High,Low,Close,Volume,Closetime,Quote asset volume,Number of trades,Taker buy base asset volume,Taker buy quote asset volume,Ignore\n" + Venue)]
    public void A_Binance_row_gives_every_column_with_a_header_and_without(string text)
    {
        BarTable bars = Read(_folder.Write("a", text)).Bars;
        Assert.Equal([700, 836], bars[BarField.QuoteVolume].ToArray());
        Assert.Equal([12, 13], bars[BarField.Trades].ToArray());
        Assert.Equal([3, 4], bars[BarField.TakerBuyVolume].ToArray());
        Assert.Equal([300, 400], bars[BarField.TakerBuyQuoteVolume].ToArray());
    }

    [Theory]
    [InlineData("Volume BTC,Volume USDT", null, 7, 700)]
    [InlineData("Volume USDT,Volume BTC", "BTCUSDT", 700, 7)]
    [InlineData("Volume_(BTC),Volume_(Currency)", null, 7, 700)]
    [InlineData("volume_base,turnover", null, 7, 700)]
    [InlineData("Volume ETH,Volume BTC", "ETHBTC", 7, 700)]
    public void The_symbol_or_the_order_tells_base_volume_from_quote_volume(string names, string? symbol, double first, double second)
    {
        bool swapped = first > second;
        string path = _folder.Write("a", $"time,open,high,low,close,{names}\n1704067200,1,1,1,1,{first},{second}\n1704070800,1,1,1,1,{first},{second}\n");
        BarTable bars = BarImport.Read(new ImportRequest { Paths = [path], Symbol = symbol }, TestContext.Current.CancellationToken).Bars;
        Assert.Equal(swapped ? second : first, bars[BarField.Volume][0]);
        Assert.Equal(swapped ? first : second, bars[BarField.QuoteVolume][0]);
    }

    [Fact]
    public void A_banner_is_skipped_newest_first_is_turned_and_mixed_units_are_read_and_all_three_are_said()
    {
        string path = _folder.Write("a.csv", "https://www.example.com/\nunix,open,high,low,close,volume\n1704070800000,2,2,2,2,2\n1704067200,1,1,1,1,1\n");
        ImportedBars read = Read(path);
        Assert.Equal([1, 2], read.Bars[BarField.Open].ToArray());
        Assert.Equal(
            [
                "a.csv, line 1: skipped 'https://www.example.com/', which is neither a header nor a bar",
                "a.csv: newest first, turned",
                "times are written in more than one unit: 1 in seconds, 1 in milliseconds",
            ],
            read.Notes);
    }

    [Fact]
    public void Files_of_one_import_are_joined_in_the_order_of_their_times_whatever_their_names()
    {
        string late = _folder.Write("a.csv", "1704074400000,3,3,3,3,3\n1704078000000,4,4,4,4,4\n");
        string early = _folder.WriteZip("b.zip", ("y", "1704070800000,2,2,2,2,2"), ("x", "1704067200000,1,1,1,1,1"));
        foreach (string[] paths in new[] { new[] { late, early }, [early, late], [_folder.Path] })
            Assert.Equal([1, 2, 3, 4], Read(paths).Bars[BarField.Open].ToArray());
    }

    [Fact]
    public void A_vendors_checksum_beside_the_file_is_held_against_it()
    {
        string path = _folder.Write("a.csv", Venue);
        Assert.False(Read(path).Sources[0].ChecksumVerified);
        _folder.Write("a.csv.CHECKSUM", $"{Read(path).Sources[0].Sha256}  a.csv");
        Assert.True(Read(path).Sources[0].ChecksumVerified);
        Assert.Single(Read(_folder.Path).Sources);

        File.AppendAllText(path, " ");
        DataException refusal = Assert.Throws<DataException>(() => Read(path));
        Assert.Contains("is not what a.csv.CHECKSUM says", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "there are no bars in it")]
    [InlineData("time,open,high,low,volume\n1,2,3,4,5\n", "no header or bar in the first lines")]
    [InlineData("1704067200000,1,1,1,1,1,1,1\n", "6 columns")]
    [InlineData("1704067200000,1,1,1,1,1\n", "--interval")]
    [InlineData("1704067200000,1,1,1,1,1\n1704067207000,1,1,1,1,1\n", "7,000 ms")]
    [InlineData("date,open,high,low,close,volume\n2024-01-01,1,1,1,1,1\n", "row 2: the time '2024-01-01' does not say its zone")]
    [InlineData("[[1704067200000,1,1,1,1,1],", "not valid JSON near row 2")]
    public void A_file_that_cannot_be_read_says_why(string text, string why)
    {
        DataException refusal = Assert.Throws<DataException>(() => Read(_folder.Write("a.csv", text)));
        Assert.StartsWith("a.csv", refusal.Message, StringComparison.Ordinal);
        Assert.Contains(why, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_damaged_archive_is_refused()
    {
        string path = _folder.WriteZip("a.zip", ("x", string.Concat(Enumerable.Repeat(Venue, 500))));
        byte[] bytes = File.ReadAllBytes(path);
        bytes.AsSpan(200, 40).Fill(0xFF);
        File.WriteAllBytes(path, bytes);
        Assert.Throws<DataException>(() => Read(path));
    }

    [Theory]
    [InlineData(CompressionLevel.NoCompression)]
    [InlineData(CompressionLevel.Optimal)]
    public void A_digit_that_changed_inside_an_archive_is_found(CompressionLevel level)
    {
        string path = _folder["a.zip"];
        using (var archive = new ZipArchive(File.Create(path), ZipArchiveMode.Create))
        {
            using Stream stream = archive.CreateEntry("x", level).Open();
            stream.Write(Encoding.UTF8.GetBytes(Venue));
        }

        Assert.Equal(2, Read(path).Bars.Count);
        byte[] bytes = File.ReadAllBytes(path);
        bytes[60] ^= 1;
        File.WriteAllBytes(path, bytes);
        Assert.Contains("the archive is damaged", Assert.Throws<DataException>(() => Read(path)).Message, StringComparison.Ordinal);
    }

    private static ImportedBars Read(params string[] paths) =>
        BarImport.Read(new ImportRequest { Paths = paths }, TestContext.Current.CancellationToken);
}
