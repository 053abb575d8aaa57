using System.IO.Compression;
using System.Text;
using BacktestCli.Core.Market;
using BacktestCli.Data;
using BacktestCli.Data.Cache;
using BacktestCli.Data.Exchanges.Tardis;
using BacktestCli.Data.Trades;
using BacktestCli.Data.Series;
using BenchmarkDotNet.Attributes;

namespace BacktestCli.Benchmarks;

/// <summary>
/// A day file of 2,000,000 invented trades in the vendor's form (about 88 bytes a row: ids of 10 digits, prices with two decimals, amounts with
/// three), made into bars: from memory on one thread, and from gzip with unpacking beside it.
/// </summary>
[MemoryDiagnoser]
public class TardisBenchmarks
{
    private const int Trades = 2_000_000;
    private const long Day = 1_709_251_200_000;

    private static readonly TardisFile Name = new("binance-futures", "trades", "BTCUSDT", Day);
    private static readonly TimeRange Whole = new(Day, Day + UtcTime.Day);

    private byte[] _text = [];
    private byte[] _gzip = [];

    [Params("1s", "1m")]
    public string Length { get; set; } = "1m";

    [GlobalSetup]
    public void WriteFile()
    {
        StringBuilder text = new("exchange,symbol,timestamp,local_timestamp,id,side,price,amount\n");
        Random chance = new(1);
        long price = 6_000_000;
        for (long trade = 0; trade < Trades; trade++)
        {
            long micros = (Day * 1000) + (UtcTime.Day * 1000 / Trades * trade);
            price += chance.Next(-3, 4);
            text.Append("binance-futures,BTCUSDT,").Append(micros / 1000 * 1000).Append(',').Append(micros + 3_217).Append(',')
                .Append(4_000_000_000 + trade).Append(chance.Next(2) == 0 ? ",buy," : ",sell,")
                .Append(price / 100).Append('.').Append(price % 100 / 10).Append(price % 10).Append(',')
                .Append("0.").Append(chance.Next(1, 1000).ToString("000")).Append('\n');
        }

        _text = Encoding.UTF8.GetBytes(text.ToString());
        MemoryStream file = new();
        using (GZipStream gzip = new(file, CompressionLevel.Optimal))
            gzip.Write(_text);
        _gzip = file.ToArray();
        Console.WriteLine($"// {_text.Length} bytes, {_gzip.Length} as gzip");
    }

    [Benchmark(OperationsPerInvoke = Trades)]
    public BarTable Parse()
    {
        TradeRows<BarTable> rows = Open();
        rows.Take(_text);
        return rows.ToTable();
    }

    [Benchmark(OperationsPerInvoke = Trades)]
    public async Task<BarTable> UnpackAndParse()
    {
        TradeRows<BarTable> rows = Open();
        await using FileWire wire = new(new MemoryStream(_gzip));
        await LineBlocks.ReadAsync(
            wire,
            lines =>
            {
                rows.Take(lines);
                return true;
            },
            CancellationToken.None);
        return rows.ToTable();
    }

    [Benchmark(OperationsPerInvoke = Trades)]
    public SeriesTable ParseFlow()
    {
        TradeRows<SeriesTable> rows = new(Name, new FlowRows(Whole, Interval.Parse(Length)));
        rows.Begin(Day, "memory");
        rows.Take(_text);
        return rows.ToTable();
    }

    private TradeRows<BarTable> Open()
    {
        TradeRows<BarTable> rows = new(Name, new TradeBars(Whole, Interval.Parse(Length), AmountUnit.Base));
        rows.Begin(Day, "memory");
        return rows;
    }
}
