using System.Globalization;
using System.IO.Compression;
using BacktestCli.Data.Parquet;
using BenchmarkDotNet.Attributes;

namespace BacktestCli.Benchmarks;

/// <summary>
/// A year of 1-minute bars, decoded from a file in memory: 525,600 rows of a timestamp (DELTA_BINARY_PACKED) and five doubles, in row groups of
/// 65,536. The bars are real ones, repeated: set BACKTEST_BARS to a CSV file, gzipped or not, of timestamp_ms,open,high,low,close,volume.
/// </summary>
[MemoryDiagnoser]
public class ParquetBenchmarks
{
    private const int Rows = 525_600;
    private const int GroupRows = 65_536;

    private static readonly string[] Names = ["open", "high", "low", "close", "volume"];

    private readonly long[] _times = new long[GroupRows];
    private readonly double[] _values = new double[GroupRows];
    private byte[] _file = [];

    [Params(ParquetCodec.None, ParquetCodec.Snappy, ParquetCodec.Gzip)]
    public ParquetCodec Codec { get; set; }

    [Params(ParquetEncoding.Plain, ParquetEncoding.Dictionary)]
    public ParquetEncoding Prices { get; set; }

    [GlobalSetup]
    public void WriteFile()
    {
        (long[] times, double[][] columns) = ReadBars();
        ParquetColumn time = new("open_time", ParquetType.Int64) { Logical = ParquetLogical.TimestampMillis, Encoding = ParquetEncoding.Delta };
        MemoryStream file = new();
        using ParquetWriter writer = new(
            file, [time, .. Names.Select(name => new ParquetColumn(name, ParquetType.Double) { Encoding = Prices })], new() { Codec = Codec });
        for (int start = 0; start < Rows; start += GroupRows)
        {
            int rows = Math.Min(GroupRows, Rows - start);
            writer.BeginRowGroup(rows);
            writer.Write(times.AsSpan(start, rows));
            foreach (double[] column in columns)
                writer.Write(column.AsSpan(start, rows));
        }

        writer.Finish();
        _file = file.ToArray();
        Console.WriteLine($"// {Codec}, {Prices}: {_file.Length} bytes");
    }

    [Benchmark]
    public double Decode()
    {
        using ParquetReader reader = ParquetReader.Open(_file);
        double last = 0;
        for (int group = 0; group < reader.RowGroups.Count; group++)
        {
            int rows = reader.RowGroups[group].Rows;
            reader.Read(group, 0, _times.AsSpan(0, rows));
            for (int column = 1; column <= Names.Length; column++)
                reader.Read(group, column, _values.AsSpan(0, rows));
            last += _values[rows - 1] + _times[rows - 1];
        }

        return last;
    }

    [Benchmark]
    public long DecodeTimes()
    {
        using ParquetReader reader = ParquetReader.Open(_file);
        for (int group = 0; group < reader.RowGroups.Count; group++)
            reader.Read(group, 0, _times.AsSpan(0, reader.RowGroups[group].Rows));
        return _times[0];
    }

    private static (long[] Times, double[][] Columns) ReadBars()
    {
        string path = Environment.GetEnvironmentVariable("BACKTEST_BARS") ?? throw new InvalidOperationException("Set BACKTEST_BARS to a CSV file of bars.");
        using Stream file = File.OpenRead(path);
        using StreamReader text = new(path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file);
        string[][] lines = [.. text.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Split(','))];
        double Number(int row, int column) => double.Parse(lines[row % lines.Length][column], NumberStyles.Float, CultureInfo.InvariantCulture);
        return (
            [.. Enumerable.Range(0, Rows).Select(row => 1_700_000_000_000L + (row * 60_000L))],
            [.. Enumerable.Range(1, Names.Length).Select(column => Enumerable.Range(0, Rows).Select(row => Number(row, column)).ToArray())]);
    }
}
