using System.Buffers;
using BacktestCli.Data.Parquet;
using BacktestCli.Data.Parquet.Format;
using BacktestCli.Data.Parquet.Thrift;

namespace BacktestCli.Tests.Data.Parquet;

/// <summary>Files that lie, each in one way; <see cref="FuzzTests"/> has the many ways.</summary>
public sealed class HostileFileTests
{
    private static readonly int[] Rows = [.. Enumerable.Range(0, 1_000)];

    private static readonly byte[] File = new Table(
    [
        TableColumn.Of(new("time", ParquetType.Int64) { Encoding = ParquetEncoding.Delta }, [.. Rows.Select(row => row * 60_000L)]),
        TableColumn.Of(new("price", ParquetType.Double), [.. Rows.Select(row => row * 0.25)]),
        TableColumn.Of(new("gaps", ParquetType.Int32), Rows, [.. Rows.Select(row => row % 3 > 0)]),
    ]).Write(groupRows: 400);

    [Fact]
    public void What_is_not_Parquet_is_told_so()
    {
        Assert.Throws<ParquetException>(() => ParquetReader.Open(Array.Empty<byte>()));
        Assert.Throws<ParquetException>(() => ParquetReader.Open("open_time,open,high,low\n1,2,3,4\n"u8.ToArray()));
        ParquetException error = Assert.Throws<ParquetException>(() => ParquetReader.Open("PAR1....\0\0\0\0PARE"u8.ToArray()));
        Assert.Contains("encrypted", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Row_counts_that_lie_are_found()
    {
        Refuses(file => file with { Rows = 999 });
        Refuses(file => WithGroup(file, group => group with { Rows = 401 }));
        Refuses(file => WithGroup(file, group => group with { Rows = -1 }));
        Refuses(file => WithGroup(file, group => group with { Rows = long.MaxValue }));
        Refuses(file => WithGroup(file, group => group with { Columns = [.. group.Columns.Take(2)] }));
        Refuses(file => WithRows(file, 401));
        Refuses(file => WithRows(file, 399));
        Refuses(file => WithChunks(file, chunk => chunk with { CompressedSize = long.MaxValue / 8 }));
        Refuses(file => WithChunks(file, chunk => chunk with { DataOffset = -1 }));
        Refuses(file => WithChunks(file, chunk => chunk with { Physical = PhysicalType.Float }));
        Refuses(file => file with { Schema = [.. file.Schema.Append(file.Schema[1])] });
        Refuses(file => file with { Schema = [file.Schema[0] with { Children = int.MaxValue }, .. file.Schema.Skip(1)] });
    }

    [Fact]
    public void Metadata_that_nests_without_end_is_refused()
    {
        byte[] lists = [0xF9, .. Enumerable.Repeat((byte)0x19, 1_000_000)];
        byte[] structs = [.. Enumerable.Repeat((byte)0xFC, 1_000_000)];
        SchemaElement nest = new("x") { Children = 1 };
        byte[] groups = Rewriting.Footer(File, file => file with { Schema = [.. Enumerable.Repeat(nest, 100_000), file.Schema[1]] });

        Assert.Throws<ParquetException>(() => Skip(lists));
        Assert.Throws<ParquetException>(() => Skip(structs));
        Assert.Throws<ParquetException>(() => ParquetReader.Open(groups));
    }

    [Fact]
    public void A_long_name_in_the_path_of_many_columns_is_refused()
    {
        SchemaElement leaf = new("x") { Physical = PhysicalType.Int32, Repetition = Repetition.Required };
        SchemaElement group = new(new string('n', 1_000_000)) { Children = 60_000 };

        Refuses(file => file with { Schema = [new("") { Children = 1 }, group, .. Enumerable.Repeat(leaf, 60_000)] });
    }

    [Fact]
    public void Column_chunks_without_number_are_refused()
    {
        ArrayBufferWriter<byte> footer = new();
        CompactWriter writer = new(footer);
        writer.BeginStruct();
        writer.List(4, CompactType.Struct, 1_000);
        for (int group = 0; group < 1_000; group++)
        {
            writer.BeginStruct();
            writer.List(1, CompactType.Struct, 60_000);
            footer.Write(new byte[60_000]);
            writer.EndStruct();
        }

        ParquetException error = Assert.Throws<ParquetException>(() => FileMetadata.Read(footer.WrittenSpan));
        Assert.Contains("more than 1048576", error.Message, StringComparison.Ordinal);
    }

    private static void Skip(byte[] data)
    {
        CompactReader reader = new(data);
        reader.NextField();
        reader.Skip();
    }

    private static void Refuses(Func<FileMetadata, FileMetadata> change) =>
        Assert.Throws<ParquetException>(() => Table.Read(Rewriting.Footer(File, change)));

    private static FileMetadata WithGroup(FileMetadata file, Func<RowGroup, RowGroup> change) =>
        file with { RowGroups = [change(file.RowGroups[0]), .. file.RowGroups.Skip(1)] };

    private static FileMetadata WithChunks(FileMetadata file, Func<ColumnChunk, ColumnChunk> change) =>
        WithGroup(file, group => group with { Columns = [.. group.Columns.Select(change)] });

    /// <summary>A lie that everything in the footer agrees on.</summary>
    private static FileMetadata WithRows(FileMetadata file, int rows) => WithChunks(
        WithGroup(file with { Rows = file.Rows - file.RowGroups[0].Rows + rows }, group => group with { Rows = rows }),
        chunk => chunk with { Values = rows });
}
