using System.IO.Compression;
using BacktestCli.Data.Parquet;
using BacktestCli.Data.Parquet.Compression;
using BacktestCli.Data.Parquet.Format;
using BacktestCli.Data.Parquet.Pages;

namespace BacktestCli.Tests.Data.Parquet;

public sealed class CompressionTests
{
    private const int Bomb = 200_000_000;

    [Fact]
    public void Gzip_of_several_members_is_read_whole()
    {
        byte[] zipped = [.. Zip(new byte[1_000]), .. Zip([1, 2, 3])];

        using PageBuffer buffer = new();
        ReadOnlyMemory<byte> page = Decompressor.Decompress(PageCodec.Gzip, zipped, 1_003, buffer);
        Assert.Equal([0, 1, 2, 3], page.ToArray()[999..]);
    }

    [Theory]
    [InlineData(999)]
    [InlineData(1_001)]
    [InlineData(0)]
    public void A_page_of_another_length_than_promised_is_refused(int size)
    {
        byte[] page = new byte[1_000];
        Refuses(PageCodec.Uncompressed, page, size);
        Refuses(PageCodec.Gzip, Zip(page), size);
        Refuses(PageCodec.Snappy, IronSnappy.Snappy.Encode(page), size);
        Refuses(PageCodec.Brotli, Shrink(page), size);
    }

    [Theory]
    [InlineData("Snappy")]
    [InlineData("Gzip")]
    [InlineData("Brotli")]
    public void Noise_is_refused(string codec)
    {
        byte[] noise = new byte[500];
        for (int seed = 0; seed < 200; seed++)
        {
            new Random(seed).NextBytes(noise);
            Refuses(Enum.Parse<PageCodec>(codec), noise.AsMemory(0, seed), 1_000);
        }
    }

    [Fact]
    public void A_bomb_costs_no_more_memory_than_its_header_admits()
    {
        byte[] gzip = Zip(new byte[Bomb]);
        byte[] brotli = Shrink(new byte[Bomb]);
        long before = GC.GetAllocatedBytesForCurrentThread();

        Refuses(PageCodec.Gzip, gzip, 100_000);
        Refuses(PageCodec.Brotli, brotli, 100_000);
        Refuses(PageCodec.Gzip, Zip(new byte[100]), Bomb);
        Refuses(PageCodec.Brotli, Shrink(new byte[100]), Bomb);
        Refuses(PageCodec.Snappy, new byte[] { 0x80, 0x84, 0xAF, 0x5F, 0x00 }, Bomb);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 4_000_000);
    }

    [Theory]
    [InlineData(6, "ZSTD,")]
    [InlineData(5, "LZ4,")]
    [InlineData(7, "LZ4_RAW,")]
    [InlineData(3, "LZO,")]
    [InlineData(99, "codec 99,")]
    public void A_codec_that_cannot_be_read_is_named(int codec, string name) =>
        Assert.Contains(name, Refuses((PageCodec)codec, new byte[10], 10).Message, StringComparison.Ordinal);

    [Fact]
    public void Checksums_are_those_of_gzip()
    {
        Assert.Equal(0xCBF43926u, Crc32.Of("123456789"u8));
        byte[] data = new byte[1_500];
        new Random(7).NextBytes(data);
        for (int length = 0; length <= data.Length; length++)
        {
            uint byTable = ~Crc32.Continue(uint.MaxValue, data.AsSpan(0, length));
            Assert.Equal(byTable, Crc32.Of(data.AsSpan(0, length)));
        }

        Assert.Equal(BitConverter.ToUInt32(Zip(data).AsSpan()[^8..^4]), Crc32.Of(data));
    }

    private static ParquetException Refuses(PageCodec codec, ReadOnlyMemory<byte> data, int size)
    {
        using PageBuffer buffer = new();
        return Assert.Throws<ParquetException>(() => Decompressor.Decompress(codec, data, size, buffer));
    }

    private static byte[] Zip(byte[] data)
    {
        MemoryStream zipped = new();
        using (GZipStream stream = new(zipped, CompressionLevel.Fastest))
            stream.Write(data);
        return zipped.ToArray();
    }

    private static byte[] Shrink(byte[] data)
    {
        MemoryStream shrunk = new();
        using (BrotliStream stream = new(shrunk, CompressionLevel.Fastest))
            stream.Write(data);
        return shrunk.ToArray();
    }
}
