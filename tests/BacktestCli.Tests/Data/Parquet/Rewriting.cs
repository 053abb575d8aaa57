using System.Buffers;
using System.Buffers.Binary;
using BacktestCli.Data.Parquet.Format;
using BacktestCli.Data.Parquet.Pages;
using BacktestCli.Data.Parquet.Thrift;

namespace BacktestCli.Tests.Data.Parquet;

/// <summary>Changes a file in ways that no writer would.</summary>
internal static class Rewriting
{
    private const int TailLength = 8;

    /// <summary>The same file with another footer.</summary>
    public static byte[] Footer(byte[] file, Func<FileMetadata, FileMetadata> change) =>
        [.. file.AsSpan(0, FooterStart(file)), .. Tail(change(FileMetadata.Read(file.AsSpan(FooterStart(file)))))];

    /// <summary>The same file without checksums, so that damage reaches what lies behind them.</summary>
    public static byte[] WithoutChecksums(byte[] file)
    {
        ArrayBufferWriter<byte> bare = new();
        bare.Write("PAR1"u8);
        FileMetadata metadata = FileMetadata.Read(file.AsSpan(FooterStart(file)));
        List<RowGroup> groups = [];
        foreach (RowGroup group in metadata.RowGroups)
            groups.Add(group with { Columns = [.. group.Columns.Select(chunk => Copy(file, chunk, bare))] });
        bare.Write(Tail(metadata with { RowGroups = groups }));
        return bare.WrittenSpan.ToArray();
    }

    public static int FooterStart(byte[] file) =>
        file.Length - TailLength - BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(file.Length - TailLength));

    private static ColumnChunk Copy(byte[] file, ColumnChunk chunk, ArrayBufferWriter<byte> into)
    {
        ReadOnlyMemory<byte> left = file.AsMemory((int)chunk.Offset, (int)chunk.CompressedSize);
        int start = into.WrittenCount;
        int data = start;
        while (!left.IsEmpty)
        {
            Page page = Page.Cut(ref left);
            (page.Header with { Checksum = null }).Write(new CompactWriter(into));
            into.Write(page.Body.Span);
            if (page.Header.Type == PageType.Dictionary)
                data = into.WrittenCount;
        }

        return chunk with
        {
            DictionaryOffset = data > start ? start : null,
            DataOffset = data,
            CompressedSize = into.WrittenCount - start,
        };
    }

    private static byte[] Tail(FileMetadata metadata)
    {
        ArrayBufferWriter<byte> tail = new();
        metadata.Write(new CompactWriter(tail));
        int length = tail.WrittenCount;
        BinaryPrimitives.WriteInt32LittleEndian(tail.GetSpan(sizeof(int)), length);
        tail.Advance(sizeof(int));
        tail.Write("PAR1"u8);
        return tail.WrittenSpan.ToArray();
    }
}
