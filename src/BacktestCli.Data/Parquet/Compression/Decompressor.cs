using System.IO.Compression;
using System.Runtime.InteropServices;
using BacktestCli.Data.Parquet.Encodings;
using BacktestCli.Data.Parquet.Format;
using IronSnappy;

namespace BacktestCli.Data.Parquet.Compression;

/// <summary>Undoes a page's compression.</summary>
internal static class Decompressor
{
    /// <summary>A Snappy copy of 64 bytes takes three: no honest page grows more.</summary>
    private const long LargestSnappyGrowth = 22;

    /// <param name="codec">How the page is compressed.</param>
    /// <param name="data">The page.</param>
    /// <param name="size">Bytes it has to have afterwards.</param>
    /// <param name="buffer">Where they may go.</param>
    /// <returns>Bytes that hold until the buffer is used again.</returns>
    public static ReadOnlyMemory<byte> Decompress(PageCodec codec, ReadOnlyMemory<byte> data, int size, PageBuffer buffer)
    {
        try
        {
            return codec switch
            {
                PageCodec.Uncompressed when data.Length != size => throw new ParquetException(
                    $"an uncompressed page of {data.Length} bytes claims {size}"),
                PageCodec.Uncompressed => data,
                PageCodec.Snappy => Snap(data.Span, size),
                PageCodec.Gzip => Inflate(new GZipStream(AsStream(data), CompressionMode.Decompress), size, buffer),
                PageCodec.Brotli => Inflate(new BrotliStream(AsStream(data), CompressionMode.Decompress), size, buffer),
                PageCodec.Zstd => throw Unknown("ZSTD"),
                PageCodec.Lz4 => throw Unknown("LZ4"),
                PageCodec.Lz4Raw => throw Unknown("LZ4_RAW"),
                PageCodec.Lzo => throw Unknown("LZO"),
                _ => throw new ParquetException($"it is compressed with codec {(int)codec}, which the format does not know"),
            };
        }
        catch (Exception e) when (e is not ParquetException)
        {
            // The libraries tell damage by exceptions of many kinds.
            throw new ParquetException($"a page is not sound {codec.ToString().ToUpperInvariant()} data", e);
        }
    }

    private static ParquetException Unknown(string codec) =>
        new($"it is compressed with {codec}, which cannot be read here. Write the file again with compression snappy or gzip");

    private static byte[] Snap(ReadOnlySpan<byte> data, int size)
    {
        int position = 0;
        ulong length = Varint.Read(data, ref position);
        if (length != (ulong)size)
            throw new ParquetException($"a page decompresses to {length} bytes where its header says {size}");
        if (size > data.Length * LargestSnappyGrowth)
            throw new ParquetException($"a page of {data.Length} bytes of Snappy claims {size}");

        byte[] decoded = Snappy.Decode(data);
        return decoded.Length == size
            ? decoded
            : throw new ParquetException($"a page decompresses to {decoded.Length} bytes where its header says {size}");
    }

    private static ReadOnlyMemory<byte> Inflate(Stream stream, int size, PageBuffer buffer)
    {
        using (stream)
            return buffer.Fill(stream, size);
    }

    private static MemoryStream AsStream(ReadOnlyMemory<byte> data) =>
        MemoryMarshal.TryGetArray(data, out ArraySegment<byte> array)
            ? new(array.Array!, array.Offset, array.Count, writable: false)
            : new(data.ToArray(), writable: false);
}
