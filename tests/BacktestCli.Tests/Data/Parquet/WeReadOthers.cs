using System.Text.Json;
using BacktestCli.Data.Parquet;

namespace BacktestCli.Tests.Data.Parquet;

/// <summary>Files of DuckDB and of Apache Arrow, as we read them.</summary>
public sealed class WeReadOthers : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("parquet").FullName;

    /// <summary>Name, SQL that makes the value of row i, and SQL that says what our reader has to make of it.</summary>
    private static readonly (string Name, string Made, string Read)[] Columns =
    [
        ("i64", "(i * 1000003)::BIGINT", "i64"), ("i32", "(i * 7919 % 1000 - 500)::INTEGER", "i32"),
        ("i16", "(i % 100 - 50)::SMALLINT", "i16"), ("i8", "(i % 50 - 25)::TINYINT", "i8"),
        ("u64", "(i + 9223372036854770000)::UBIGINT", "u64"), ("u32", "(4294967295 - i)::UINTEGER", "u32"),
        ("u16", "(65535 - i)::USMALLINT", "u16"), ("u8", "(i % 256)::UTINYINT", "u8"),
        ("d", "i / 3.0::DOUBLE", "d"), ("f", "(i / 3.0)::FLOAT", "f::DOUBLE"), ("prices", "(i % 700) / 10.0::DOUBLE", "prices"),
        ("flag", "i % 3 = 0", "flag"), ("flags", "CASE WHEN i % 7 = 0 THEN NULL ELSE i < 2500 END", "flags"),
        ("s", "'s' || (i % 10)", "s"), ("s2", "'long text number ' || i", "s2"), ("s3", "CASE WHEN i % 4 = 0 THEN NULL ELSE 'é𝄞' || i END", "s3"),
        ("dec4", "(i % 50)::DECIMAL(4, 1)", "(dec4 * 10)::BIGINT"), ("dec9", "(i / 100.0 - 20)::DECIMAL(9, 2)", "(dec9 * 100)::BIGINT"),
        ("dec18", "(i * 1000003 / 100.0)::DECIMAL(18, 4)", "(dec18 * 10000)::BIGINT"),
        ("dec30", "(i / 100.0 - 20)::DECIMAL(30, 3)", "(dec30 * 1000)::BIGINT"),
        ("day", "DATE '2024-01-01' + i::INTEGER", "day - DATE '1970-01-01'"),
        ("us", "make_timestamp(1700000000000000 + i * 1001)", "epoch_us(us)"), ("tz", "make_timestamp(1700000000000000 + i)::TIMESTAMPTZ", "epoch_us(tz)"),
        ("ms", "epoch_ms(1700000000000 + i * 60000)::TIMESTAMP_MS", "epoch_ms(ms)"), ("ns", "epoch_ms(1700000000000 + i)::TIMESTAMP_NS", "epoch_ns(ns)"),
        ("partly", "CASE WHEN i % 5 = 0 THEN NULL ELSE i END", "partly"), ("empty", "NULL::DOUBLE", "empty"),
        ("huge", "i::HUGEINT", "huge::DOUBLE"), ("special", "CASE i % 4 WHEN 0 THEN 'nan'::DOUBLE WHEN 1 THEN '-inf'::DOUBLE WHEN 2 THEN -0.0::DOUBLE ELSE 1e300 END", "special"),
        ("list", "[i, i + 1]", "NULL"), ("struct", "{'a': i}", "NULL"), ("uuid", "uuid()", "NULL"),
    ];

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
        IReadOnlyDictionary<string, IReadOnlyList<string?>> expected = DuckDb.Query(MakeTable() + string.Concat(ways.Select((way, number) => Copy(way, number)))
            + $"SELECT {string.Join(", ", Columns.Select(column => $"({column.Read})::VARCHAR AS \"{column.Name}\""))} FROM t");

        for (int way = 0; way < ways.Length; way++)
        {
            using ParquetReader reader = ParquetReader.Open(File.OpenRead(PathOf(way)));
            Assert.Equal(5_000, reader.Rows);
            Assert.Equal([2_048, 2_048, 904], reader.RowGroups.Select(group => group.Rows));
            foreach ((string name, _, _) in Columns.SkipLast(3))
            {
                TableColumn ours = TableColumn.Read(reader, reader.IndexOf(name));
                Func<string?, string?> asOurs = ours.Schema.Type == ParquetType.Double ? DuckDb.Double : text => text;
                Assert.Equal(
                    expected[name].Select(asOurs),
                    ours.Values.Cast<object?>().Select((value, row) => ours.Present[row] ? DuckDb.Text(value) : null));
            }
        }
    }

    [Fact]
    public void We_know_what_DuckDb_means()
    {
        DuckDb.Query(MakeTable() + Copy("PARQUET_VERSION V1, COMPRESSION zstd", 0) + "SELECT 1");
        using ParquetReader reader = ParquetReader.Open(File.OpenRead(PathOf(0)));
        ParquetColumn Column(string name) => reader.Columns[reader.IndexOf(name)];

        Assert.Equal((ParquetType.Int64, ParquetLogical.TimestampMicros, true), (Column("tz").Type, Column("tz").Logical, Column("tz").IsUtc));
        Assert.Equal((ParquetType.Int64, ParquetLogical.TimestampMicros, false), (Column("us").Type, Column("us").Logical, Column("us").IsUtc));
        Assert.Equal(ParquetLogical.TimestampMillis, Column("ms").Logical);
        Assert.Equal(ParquetLogical.TimestampNanos, Column("ns").Logical);
        Assert.Equal((ParquetType.Int32, ParquetLogical.Date), (Column("day").Type, Column("day").Logical));
        Assert.Equal((ParquetType.Int64, ParquetLogical.Decimal, 30, 3), (Column("dec30").Type, Column("dec30").Logical, Column("dec30").Precision, Column("dec30").Scale));
        Assert.Equal((ParquetType.Int64, ParquetType.Int32, ParquetType.Double), (Column("u32").Type, Column("u16").Type, Column("f").Type));
        Assert.Equal(2_047 * 1_000_003L, reader.RowGroups[0].Statistics(reader.IndexOf("i64")).MaxInt64);
        Assert.Equal(4_294_967_295 - 2_047, reader.RowGroups[0].Statistics(reader.IndexOf("u32")).MinInt64);
        Assert.Equal(-2_000 * 10, reader.RowGroups[0].Statistics(reader.IndexOf("dec30")).MinInt64);
        Assert.Equal("s9", reader.RowGroups[0].Statistics(reader.IndexOf("s")).MaxText);
        Assert.Equal(2_048, reader.RowGroups[0].Statistics(reader.IndexOf("empty")).NullCount);

        ParquetException zstd = Assert.Throws<ParquetException>(() => TableColumn.Read(reader, reader.IndexOf("i64")));
        Assert.Equal("Column 'i64', row group 0: it is compressed with ZSTD, which cannot be read here. Write the file again with compression snappy or gzip.", zstd.Message);
        foreach (string name in new[] { "list.list.element", "struct.a", "uuid" })
        {
            Assert.Equal(ParquetType.Unsupported, Column(name).Type);
            Assert.Throws<ParquetException>(() => TableColumn.Read(reader, reader.IndexOf(name)));
        }
    }

    [Fact]
    public void Apache_Arrow_reads_ours_and_we_read_what_it_makes_of_it()
    {
        Table table = Samples.Everything(rows: 3_000, seed: 2);
        string input = Path.Combine(_folder, "ours.parquet");
        File.WriteAllBytes(input, table.Write(new() { Codec = ParquetCodec.Snappy, PageRows = 500 }, groupRows: 1_300));
        List<object> ways = [];
        foreach (string version in new[] { "V1", "V2" })
        {
            foreach (string compression in new[] { "UNCOMPRESSED", "SNAPPY", "GZIP", "BROTLI" })
            {
                foreach (bool isDelta in new[] { false, true })
                {
                    Dictionary<string, string> encodings = table.Columns.Where(_ => isDelta).ToDictionary(column => column.Schema.Name, column => Encoding(column.Schema));
                    ways.Add(new { output = PathOf(ways.Count), version, compression, rowGroup = 1_700, page = 3_000, encodings });
                }
            }
        }

        NodeTool.Run("rewrite.mjs", string.Join('\n', ways.Select(way => JsonSerializer.Serialize(way))), input);

        for (int way = 0; way < ways.Count; way++)
        {
            using ParquetReader reader = ParquetReader.Open(File.ReadAllBytes(PathOf(way)));
            Assert.Equal([1_700, 1_300], reader.RowGroups.Select(group => group.Rows));
            foreach (TableColumn column in table.Columns)
            {
                TableColumn read = TableColumn.Read(reader, reader.IndexOf(column.Schema.Name));
                Assert.Equal(column.Schema with { Encoding = ParquetEncoding.Plain }, read.Schema);
                Assert.Equal(column.Cells(), read.Cells());
            }
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>The most unusual encoding Arrow has for a column.</summary>
    internal static string Encoding(ParquetColumn column) => (column.Type, column.Encoding) switch
    {
        (ParquetType.Boolean, _) => "RLE",
        (ParquetType.Utf8, ParquetEncoding.Plain) => "DELTA_LENGTH_BYTE_ARRAY",
        (ParquetType.Utf8, _) => "DELTA_BYTE_ARRAY",
        (ParquetType.Double, _) => "BYTE_STREAM_SPLIT",
        (_, ParquetEncoding.Plain) => "BYTE_STREAM_SPLIT",
        _ => "DELTA_BINARY_PACKED",
    };

    private static string MakeTable() =>
        $"CREATE TABLE t AS SELECT {string.Join(", ", Columns.Select(column => $"{column.Made} AS \"{column.Name}\""))} FROM range(5000) r(i);\n";

    private string Copy(string options, int way) => $"COPY t TO '{PathOf(way)}' (FORMAT parquet, ROW_GROUP_SIZE 2048, {options});\n";

    private string PathOf(int way) => Path.Combine(_folder, $"{way}.parquet");
}
