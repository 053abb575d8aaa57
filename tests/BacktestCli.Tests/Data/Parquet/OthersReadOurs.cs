using BacktestCli.Data.Parquet;

namespace BacktestCli.Tests.Data.Parquet;

/// <summary>Files of ours, as DuckDB reads them.</summary>
public sealed class OthersReadOurs : IDisposable
{
    private static readonly ParquetColumn Time = new("time", ParquetType.Int64)
    {
        Logical = ParquetLogical.TimestampMillis,
        Encoding = ParquetEncoding.Delta,
    };

    private static readonly ParquetColumn Price = new("price", ParquetType.Int64)
    {
        Logical = ParquetLogical.Decimal,
        Precision = 10,
        Scale = 2,
    };

    private readonly string _folder = Directory.CreateTempSubdirectory("parquet").FullName;

    [Theory]
    [InlineData(ParquetCodec.None)]
    [InlineData(ParquetCodec.Snappy)]
    [InlineData(ParquetCodec.Gzip)]
    public void DuckDb_reads_every_type_and_encoding_as_we_wrote_it(ParquetCodec codec)
    {
        Table table = Samples.Everything(rows: 3_000, seed: 1);
        string file = Write(table.Write(new() { Codec = codec, PageRows = 400 }, groupRows: 1_100));

        IEnumerable<string> cells = table.Columns.Select(column => $"{Expression(column.Schema)}::VARCHAR AS {column.Schema.Name}");
        IReadOnlyDictionary<string, IReadOnlyList<string?>> read = DuckDb.Query($"SELECT {string.Join(", ", cells)} FROM '{file}'");

        Assert.Equal(3_000, read["millis"].Count);
        foreach (TableColumn column in table.Columns)
        {
            Func<string?, string?> asOurs = column.Schema.Type == ParquetType.Double ? DuckDb.Double : text => text;
            Assert.Equal(column.Texts(), read[column.Schema.Name].Select(asOurs));
        }
    }

    [Fact]
    public void DuckDb_knows_our_types_statistics_and_metadata()
    {
        Table table = new(
        [
            TableColumn.Of(Time, [1_000L, 2_000L, 3_000L]),
            TableColumn.Of(new("local", ParquetType.Int64) { Logical = ParquetLogical.TimestampMillis, IsUtc = false }, [1L, 2L, 3L]),
            TableColumn.Of(Price, [-150L, 0L, 275L]),
            TableColumn.Of(new("value", ParquetType.Double), [double.NaN, 0.0, 2.5], [true, true, false]),
            TableColumn.Of(new("name", ParquetType.Utf8), ["b", "a", "c"]),
        ]);
        string file = Write(table.Write(new() { Metadata = new Dictionary<string, string> { ["made"] = "here" } }));

        Assert.Equal(
            ["TIMESTAMP WITH TIME ZONE", "TIMESTAMP", "DECIMAL(10,2)", "DOUBLE", "VARCHAR"],
            DuckDb.Query($"DESCRIBE SELECT * FROM '{file}'")["column_type"]);
        IReadOnlyDictionary<string, IReadOnlyList<string?>> chunks = DuckDb.Query($"SELECT * FROM parquet_metadata('{file}')");
        Assert.Equal(["1970-01-01 00:00:01+00", "1970-01-01 00:00:00.001", "-1.50", "-0.0", "a"], chunks["stats_min_value"]);
        Assert.Equal(["1970-01-01 00:00:03+00", "1970-01-01 00:00:00.003", "2.75", "0.0", "c"], chunks["stats_max_value"]);
        Assert.Equal(["0", "0", "0", "1", "0"], chunks["stats_null_count"]);
        string texts = $"SELECT decode(key) AS key, decode(value) AS value FROM parquet_kv_metadata('{file}')";
        Assert.Equal(["made", "here"], DuckDb.Query(texts).Select(column => column.Value[0]));
        Assert.Equal("backtest", DuckDb.Query($"SELECT created_by FROM parquet_file_metadata('{file}')")["created_by"][0]);
    }

    [Fact]
    public void A_cache_of_ours_in_yearly_folders_is_one_table_to_DuckDb()
    {
        foreach (int year in new[] { 2023, 2024 })
        {
            string folder = Directory.CreateDirectory(Path.Combine(_folder, $"year={year}")).FullName;
            long start = new DateTimeOffset(year, 1, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds();
            long[] times = [.. Enumerable.Range(0, 100_000).Select(row => start + (row * 60_000L))];
            File.WriteAllBytes(Path.Combine(folder, "bars.parquet"), new Table([TableColumn.Of(Time, times)]).Write(groupRows: 65_536));
        }

        IReadOnlyDictionary<string, IReadOnlyList<string?>> counted = DuckDb.Query(
            $"SELECT year, count(*) AS bars FROM '{_folder}/*/*.parquet' WHERE time >= '2023-02-01' GROUP BY year ORDER BY year");

        Assert.Equal(["2023", "2024"], counted["year"]);
        Assert.Equal([$"{100_000 - (31 * 1_440)}", "100000"], counted["bars"]);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Write(byte[] file)
    {
        string path = Path.Combine(_folder, "ours.parquet");
        File.WriteAllBytes(path, file);
        return path;
    }

    private static string Expression(ParquetColumn column) => column.Logical switch
    {
        ParquetLogical.TimestampMillis => $"epoch_ms({column.Name})",
        ParquetLogical.TimestampMicros => $"epoch_us({column.Name})",
        ParquetLogical.TimestampNanos => $"epoch_ns({column.Name})",
        ParquetLogical.Date => $"({column.Name} - DATE '1970-01-01')",
        ParquetLogical.Decimal => $"replace({column.Name}::VARCHAR, '.', '')::BIGINT",
        _ => column.Name,
    };
}
