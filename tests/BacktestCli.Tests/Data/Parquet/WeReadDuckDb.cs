using BacktestCli.Data.Parquet;

namespace BacktestCli.Tests.Data.Parquet;

/// <summary>Files of DuckDB, as we read them.</summary>
public sealed class WeReadDuckDb : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("parquet").FullName;

    [Fact]
    public void We_read_what_DuckDb_writes()
    {
        string[] ways =
        [
            .. from version in new[] { "V1", "V2" }
               from codec in new[] { "uncompressed", "snappy", "gzip", "brotli" }
               from dictionary in new[] { "", ", DICTIONARY_SIZE_LIMIT 1" }
               select $"PARQUET_VERSION {version}, COMPRESSION {codec}{dictionary}",
        ];
        IEnumerable<string> copies = ways.Select((way, number) => DuckDbTable.Copy(PathOf(number), way));
        IReadOnlyDictionary<string, IReadOnlyList<string?>> expected =
            DuckDb.Query(DuckDbTable.Make + string.Concat(copies) + DuckDbTable.Expected);

        for (int way = 0; way < ways.Length; way++)
        {
            using ParquetReader reader = ParquetReader.Open(File.OpenRead(PathOf(way)));
            Assert.Equal(DuckDbTable.Rows, reader.Rows);
            Assert.Equal([2_048, 2_048, 904], reader.RowGroups.Select(group => group.Rows));
            foreach ((string name, _, _) in DuckDbTable.Columns.SkipLast(DuckDbTable.Unreadable))
            {
                TableColumn ours = TableColumn.Read(reader, reader.IndexOf(name));
                Func<string?, string?> asOurs = ours.Schema.Type == ParquetType.Double ? DuckDb.Double : text => text;
                Assert.Equal(expected[name].Select(asOurs), ours.Texts());
            }
        }
    }

    [Fact]
    public void We_know_what_DuckDb_means()
    {
        using ParquetReader reader = Zstd();
        ParquetColumn Column(string name) => reader.Columns[reader.IndexOf(name)];
        ParquetColumn Long(string name, ParquetLogical logical) => new(name, ParquetType.Int64) { Optional = true, Logical = logical };

        Assert.Equal(Long("tz", ParquetLogical.TimestampMicros), Column("tz"));
        Assert.Equal(Long("us", ParquetLogical.TimestampMicros) with { IsUtc = false }, Column("us"));
        Assert.Equal(Long("ms", ParquetLogical.TimestampMillis) with { IsUtc = false }, Column("ms"));
        Assert.Equal(Long("ns", ParquetLogical.TimestampNanos) with { IsUtc = false }, Column("ns"));
        Assert.Equal(Long("dec30", ParquetLogical.Decimal) with { Precision = 30, Scale = 3 }, Column("dec30"));
        Assert.Equal(Long("u32", ParquetLogical.None), Column("u32"));
        Assert.Equal(new("u16", ParquetType.Int32) { Optional = true }, Column("u16"));
        Assert.Equal(new("day", ParquetType.Int32) { Optional = true, Logical = ParquetLogical.Date }, Column("day"));
        Assert.Equal(new("f", ParquetType.Double) { Optional = true }, Column("f"));
    }

    [Fact]
    public void We_know_between_what_DuckDb_says_values_lie()
    {
        using ParquetReader reader = Zstd();
        ParquetStatistics Statistics(string name) => reader.RowGroups[0].Statistics(reader.IndexOf(name));

        Assert.Equal(2_047 * 1_000_003L, Statistics("i64").MaxInt64);
        Assert.Equal(4_294_967_295 - 2_047, Statistics("u32").MinInt64);
        Assert.Equal(-20_000, Statistics("dec30").MinInt64);
        Assert.Equal(69.9, Statistics("prices").MaxDouble);
        Assert.Equal("s9", Statistics("s").MaxText);
        Assert.Equal(2_048, Statistics("empty").NullCount);
    }

    [Fact]
    public void What_cannot_be_read_fails_only_when_it_is()
    {
        using ParquetReader reader = Zstd();

        ParquetException error = Assert.Throws<ParquetException>(() => TableColumn.Read(reader, reader.IndexOf("i64")));
        Assert.Equal(
            "Column 'i64', row group 0: it is compressed with ZSTD, which cannot be read here. "
                + "Write the file again with compression snappy or gzip.",
            error.Message);
        foreach (string name in new[] { "list.list.element", "struct.a", "uuid" })
        {
            Assert.Equal(ParquetType.Unsupported, reader.Columns[reader.IndexOf(name)].Type);
            Assert.Throws<ParquetException>(() => TableColumn.Read(reader, reader.IndexOf(name)));
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>The table in a codec that we cannot read: all there is to know is in the footer.</summary>
    private ParquetReader Zstd()
    {
        DuckDb.Query(DuckDbTable.Make + DuckDbTable.Copy(PathOf(0), "PARQUET_VERSION V1, COMPRESSION zstd") + "SELECT 1");
        return ParquetReader.Open(File.OpenRead(PathOf(0)));
    }

    private string PathOf(int way) => Path.Combine(_folder, $"{way}.parquet");
}
