using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using BacktestCli.Core.Market;
using BacktestCli.Data.Cache;
using BacktestCli.Data.Download;
using BacktestCli.Data.Exchanges.Binance;
using BenchmarkDotNet.Attributes;

namespace BacktestCli.Benchmarks;

/// <summary>A month of 1-minute bars of Binance, 43,200 of them, from the forms it sends: pages of 1,000 as JSON, a file as CSV, the zip that file comes in.</summary>
[MemoryDiagnoser]
public class PageBenchmarks
{
    private const int Rows = 43_200;
    private const int PageRows = 1_000;
    private const long Start = 1_704_067_200_000;

    private static readonly BinanceColumns Columns = BinanceColumns.Of(BinanceProduct.Spot, PriceKind.Trade);

    private static readonly PageProof Proof = new(new TimeRange(Start, Start + (Rows * 60_000L)), Interval.OneMinute, "month");

    private readonly List<byte[]> _pages = [];
    private byte[] _csv = [];
    private ArchiveZip _zip = null!;

    [GlobalSetup]
    public void Write()
    {
        string[] rows = [.. Enumerable.Range(0, Rows).Select(Row)];
        foreach (string[] page in rows.Chunk(PageRows))
            _pages.Add(Encoding.UTF8.GetBytes($"[{string.Join(',', page.Select(Json))}]"));
        _csv = Encoding.UTF8.GetBytes(string.Join('\n', rows) + "\n");
        using MemoryStream buffer = new();
        using (ZipArchive zip = new(buffer, ZipArchiveMode.Create, leaveOpen: true))
        {
            using Stream content = zip.CreateEntry("month.csv").Open();
            content.Write(_csv);
        }

        _zip = new ArchiveZip(buffer.ToArray(), "month", new Origin("month"), Now: 0);
    }

    [Benchmark(OperationsPerInvoke = Rows)]
    public long FromJson() => _pages.Sum(page => BinancePage.Parse(page, Columns, Proof, PageRows).Times[^1]);

    [Benchmark(OperationsPerInvoke = Rows)]
    public long FromCsv() => BinanceCsv.Parse(_csv, Columns, Proof, Rows).Times[^1];

    [Benchmark(OperationsPerInvoke = Rows)]
    public long FromZip() => _zip.Read(csv => BinanceCsv.Parse(csv, Columns, Proof, Rows)).Times[^1] + SHA256.HashData(_zip.Bytes.Span)[0];

    /// <summary>Prices with the digits that BTCUSDT has, volumes with those of a busy pair.</summary>
    private static string Row(int row)
    {
        ulong chance = ((ulong)row * 0x9E3779B97F4A7C15) ^ 0xD1B54A32D192ED03;
        decimal open = 42_000m + (chance % 1_000_000 / 100m);
        decimal volume = 1m + (chance % 10_000_000 / 100_000m);
        string Fixed(decimal value) => value.ToString("0.00000000", CultureInfo.InvariantCulture);
        long time = Start + (row * 60_000L);
        return string.Join(
            ',', time, Fixed(open), Fixed(open + 5.25m), Fixed(open - 4.5m), Fixed(open + 1.01m), Fixed(volume), time + 59_999, Fixed(volume * open),
            chance % 5_000, Fixed(volume / 2), Fixed(volume * open / 2), "0");
    }

    private static string Json(string row)
    {
        string[] fields = row.Split(',');
        return $"[{string.Join(',', fields.Select((field, place) => place is 0 or 6 or 8 ? field : $"\"{field}\""))}]";
    }
}
