using BacktestCli.Data.Parquet.Format;

namespace BacktestCli.Data.Parquet.Pages;

/// <summary>One page as it lies in the file: its header and the bytes behind it.</summary>
internal readonly record struct Page(PageHeader Header, ReadOnlyMemory<byte> Body)
{
    /// <summary>The most bytes of a page, before or after compression: far above what writers make (1 MiB, at most some 100 MB).</summary>
    public const int LargestSize = 1 << 28;

    /// <summary>Cuts the next page off a column chunk, and holds it against its checksum.</summary>
    public static Page Cut(ref ReadOnlyMemory<byte> chunk)
    {
        PageHeader header = PageHeader.Read(chunk.Span, out int length);
        chunk = chunk[length..];
        if (header.CompressedSize < 0 || header.CompressedSize > chunk.Length)
            throw new ParquetException($"a page of {header.CompressedSize} bytes where the column has {chunk.Length} left");
        if (header.UncompressedSize is < 0 or > LargestSize)
            throw new ParquetException($"a page of {header.UncompressedSize} bytes uncompressed; the most is {LargestSize}");
        if (header.Values < 0)
            throw new ParquetException($"a page of {header.Values} values");

        ReadOnlyMemory<byte> body = chunk[..header.CompressedSize];
        chunk = chunk[header.CompressedSize..];
        if (header.Checksum is { } expected && Crc32.Of(body.Span) is uint actual && actual != expected)
            throw new ParquetException($"a page has the checksum {actual:x8} where its header says {expected:x8}: the file is damaged");

        return new(header, body);
    }
}
