using System.Buffers;
using System.IO.Compression;
using BacktestCli.Data.Parquet.Format;
using IronSnappy;

namespace BacktestCli.Data.Parquet.Compression;

/// <summary>Compresses a page.</summary>
internal static class Compressor
{
    public static PageCodec Code(ParquetCodec codec) => codec switch
    {
        ParquetCodec.None => PageCodec.Uncompressed,
        ParquetCodec.Snappy => PageCodec.Snappy,
        ParquetCodec.Gzip => PageCodec.Gzip,
        _ => throw new ArgumentOutOfRangeException(nameof(codec), codec, "not a codec that can be written"),
    };

    public static ReadOnlySpan<byte> Compress(ParquetCodec codec, ArrayBufferWriter<byte> page) => codec switch
    {
        ParquetCodec.Snappy => Snappy.Encode(page.WrittenSpan),
        ParquetCodec.Gzip => Zip(page.WrittenSpan),
        _ => page.WrittenSpan,
    };

    private static ReadOnlySpan<byte> Zip(ReadOnlySpan<byte> page)
    {
        MemoryStream zipped = new();
        using (GZipStream stream = new(zipped, CompressionLevel.Optimal, leaveOpen: true))
            stream.Write(page);
        return zipped.GetBuffer().AsSpan(0, (int)zipped.Length);
    }
}
