using BacktestCli.Data.Parquet;
using BacktestCli.Data.Parquet.Format;
using BacktestCli.Data.Parquet.Pages;

namespace BacktestCli.Tests.Data.Parquet;

public sealed class ParquetWriterTests
{
    private static readonly ParquetColumn Price = new("price", ParquetType.Double);

    [Theory]
    [InlineData(ParquetCodec.None)]
    [InlineData(ParquetCodec.Snappy)]
    [InlineData(ParquetCodec.Gzip)]
    public void Equal_tables_make_equal_bytes(ParquetCodec codec)
    {
        ParquetWriterOptions Options(params string[] keys) =>
            new() { Codec = codec, Metadata = keys.ToDictionary(key => key, key => key + "!") };

        Assert.Equal(
            Samples.Everything(rows: 500, seed: 8).Write(Options("a", "b")),
            Samples.Everything(rows: 500, seed: 8).Write(Options("b", "a")));
    }

    [Fact]
    public void A_file_goes_to_a_stream_that_only_writes_and_is_left_open()
    {
        MemoryStream file = new();
        using (BufferedStream forward = new(file))
        {
            using (ParquetWriter writer = new(forward, [Price]))
            {
                writer.BeginRowGroup(1);
                writer.Write([1.5]);
                writer.Finish();
            }

            Assert.True(forward.CanWrite);
        }

        Assert.Equal(1, Table.Read(file.ToArray()).Rows);
    }

    [Fact]
    public void A_file_that_was_not_finished_is_none()
    {
        MemoryStream file = new();
        using (ParquetWriter writer = new(file, [Price]))
        {
            writer.BeginRowGroup(1);
            writer.Write([1.5]);
        }

        ParquetException error = Assert.Throws<ParquetException>(() => ParquetReader.Open(file.ToArray()));
        Assert.Contains("perhaps it was not written to its end", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_without_rows_is_a_file()
    {
        MemoryStream file = new();
        using ParquetWriter writer = new(file, [Price], new() { Metadata = new Dictionary<string, string> { ["key"] = "été" } });
        writer.Finish();

        using ParquetReader reader = ParquetReader.Open(file.ToArray());
        Assert.Equal((0, 0), (reader.Rows, reader.RowGroups.Count));
        Assert.Equal("été", reader.Metadata["key"]);
        Assert.Equal("backtest", reader.CreatedBy);
        Assert.Equal([Price], reader.Columns);
    }

    [Fact]
    public void All_that_is_wrong_with_a_schema_is_told_at_once()
    {
        ParquetColumn[] schema =
        [
            new("a", ParquetType.Double) { Encoding = ParquetEncoding.Delta },
            new("b", ParquetType.Boolean) { Encoding = ParquetEncoding.Dictionary },
            new("c", ParquetType.Int64) { Logical = ParquetLogical.Decimal, Precision = 19, Scale = 2 },
            new("d", ParquetType.Double) { Logical = ParquetLogical.TimestampMillis },
            new("e", ParquetType.Unsupported),
            new("f", ParquetType.Int32),
            new("f", ParquetType.Int64) { Logical = ParquetLogical.Date },
            new("", ParquetType.Utf8),
        ];

        string message = Assert.Throws<ArgumentException>(() => new ParquetWriter(Stream.Null, schema)).Message;
        string[] parts =
        [
            "'a' is Double", "'b' is Boolean", "Decimal(19, 2)", "'d' is TimestampMillis in Double", "'e' is of type",
            "'f' is a Date in Int64", "'f' stands 2 times", "'' has no name",
        ];
        Assert.All(parts, part => Assert.Contains(part, message, StringComparison.Ordinal));
        Assert.Throws<ArgumentException>(() => new ParquetWriter(Stream.Null, []));
    }

    [Fact]
    public void Columns_come_in_order_whole_and_of_their_type()
    {
        using ParquetWriter writer = new(new MemoryStream(), [Price, new("name", ParquetType.Utf8) { Optional = true }]);
        Assert.Throws<InvalidOperationException>(() => writer.Write([1.0]));
        Assert.Throws<ArgumentOutOfRangeException>(() => writer.BeginRowGroup(0));

        writer.BeginRowGroup(2);
        Assert.Throws<ArgumentException>(() => writer.Write([1L, 2L]));
        Assert.Throws<ArgumentException>(() => writer.Write([1.0]));
        Assert.Throws<ArgumentException>(() => writer.Write([1.0, 2.0], [true, false]));
        writer.Write([1.0, 2.0], [true, true]);
        Assert.Throws<InvalidOperationException>(() => writer.BeginRowGroup(2));
        Assert.Throws<InvalidOperationException>(writer.Finish);
        Assert.Throws<ArgumentException>(() => writer.Write(["a", null!]));
        Assert.Throws<ArgumentException>(() => writer.Write(["a"], [true]));
        writer.Write(["a", null!], [true, false]);
        writer.Finish();
        Assert.Throws<InvalidOperationException>(() => writer.BeginRowGroup(1));
        Assert.Throws<InvalidOperationException>(writer.Finish);
    }

    [Fact]
    public void A_dictionary_is_made_only_where_it_saves()
    {
        double[] few = [.. Enumerable.Range(0, 50_000).Select(row => row % 1_000 * 0.5)];
        double[] many = [.. Enumerable.Range(0, 50_000).Select(row => row * 0.5)];
        byte[] Write(double[] values) => new Table([TableColumn.Of(Price with { Encoding = ParquetEncoding.Dictionary }, values)]).Write();

        using ParquetReader small = ParquetReader.Open(Write(few));
        using ParquetReader large = ParquetReader.Open(Write(many));
        Assert.NotNull(small.RowGroups[0].Chunk(0).DictionaryOffset);
        Assert.Null(large.RowGroups[0].Chunk(0).DictionaryOffset);
        Assert.InRange(Write(few).Length, 0, 80_000);
    }

    [Fact]
    public void Pages_of_long_text_stay_near_a_mebibyte()
    {
        string[] texts = [.. Enumerable.Range(0, 3_000).Select(row => new string((char)('a' + (row % 26)), 2_000))];
        byte[] file = new Table([TableColumn.Of(new("text", ParquetType.Utf8), texts)]).Write();
        using ParquetReader reader = ParquetReader.Open(file);
        ColumnChunk column = reader.RowGroups[0].Chunk(0);
        ReadOnlyMemory<byte> chunk = file.AsMemory((int)column.Offset, (int)column.CompressedSize);

        List<int> sizes = [];
        while (!chunk.IsEmpty)
            sizes.Add(Page.Cut(ref chunk).Body.Length);
        Assert.Equal(6, sizes.Count);
        Assert.All(sizes, size => Assert.InRange(size, 1, (1 << 20) + 4_096));
    }
}
