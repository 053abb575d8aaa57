using System.Buffers;
using BacktestCli.Data.Parquet;
using BacktestCli.Data.Parquet.Encodings;
using BacktestCli.Data.Parquet.Values;

namespace BacktestCli.Tests.Data.Parquet;

/// <summary>
/// Each encoding against the example of the format's own description (Encodings.md of parquet-format), and against damage.
/// </summary>
public sealed class EncodingTests
{
    [Fact]
    public void Numbers_0_to_7_of_three_bits_take_three_bytes()
    {
        int[] values = new int[8];
        new HybridReader([0x03, 0b10001000, 0b11000110, 0b11111010], 3).Read(values);

        Assert.Equal([0, 1, 2, 3, 4, 5, 6, 7], values);
    }

    [Fact]
    public void A_run_is_its_length_twice_and_the_value()
    {
        int[] values = new int[100];
        new HybridReader([0xC8, 0x01, 0x2A], 6).Read(values);

        Assert.All(values, value => Assert.Equal(42, value));
    }

    [Fact]
    public void Runs_that_hold_too_little_or_numbers_too_wide_are_refused()
    {
        Assert.Throws<ParquetException>(() => new HybridReader([0x03, 0x88], 3).Read(new int[8]));
        Assert.Throws<ParquetException>(() => new HybridReader([0x10], 1).Read(new int[8]));
        Assert.Throws<ParquetException>(() => new HybridReader([0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x01, 0x00], 1).Read(new int[8]));
        Assert.Throws<ParquetException>(() => new HybridReader([0x10, 0x00], 33));
    }

    [Fact]
    public void A_steady_rise_takes_no_bits()
    {
        long[] values = new long[5];
        int bytes = DeltaReader.Read([0x08, 0x01, 0x05, 0x02, 0x02, 0x00], values);

        Assert.Equal([1, 2, 3, 4, 5], values);
        Assert.Equal(6, bytes);
    }

    [Fact]
    public void A_fall_and_a_rise_take_two_bits_a_value()
    {
        long[] values = new long[8];
        DeltaReader.Read([0x08, 0x01, 0x08, 0x0E, 0x03, 0x02, 0xC0, 0x3F], values);

        Assert.Equal([7, 5, 3, 1, 2, 3, 4, 5], values);
    }

    [Fact]
    public void A_year_of_minutes_takes_little_and_comes_back()
    {
        long[] times = [.. Enumerable.Range(0, 525_600).Select(minute => 1_700_000_000_000L + (minute * 60_000L))];
        ArrayBufferWriter<byte> encoded = new();
        DeltaWriter.Write(encoded, times, isNarrow: false);

        long[] read = new long[times.Length];
        DeltaReader.Read(encoded.WrittenSpan, read);
        Assert.Equal(times, read);
        Assert.InRange(encoded.WrittenCount, 1, 525_600 / 16);
    }

    [Theory]
    [InlineData(new byte[] { 0x00, 0x01, 0x02, 0x02 })]
    [InlineData(new byte[] { 0x80, 0x01, 0x00, 0x02, 0x02 })]
    [InlineData(new byte[] { 0x80, 0x01, 0x03, 0x02, 0x02 })]
    [InlineData(new byte[] { 0x80, 0x01, 0x04, 0x03, 0x02 })]
    [InlineData(new byte[] { 0x80, 0x01, 0x04, 0x02, 0x02, 0x02, 0x41, 0x00, 0x00, 0x00 })]
    [InlineData(new byte[] { 0x80, 0x01, 0x04, 0x02, 0x02, 0x02, 0x20, 0x00, 0x00, 0x00, 0x01 })]
    [InlineData(new byte[] { 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x01 })]
    public void Delta_blocks_that_cannot_be_are_refused(byte[] encoded) =>
        Assert.Throws<ParquetException>(() => DeltaReader.Read(encoded, new long[2]));

    [Fact]
    public void Words_that_share_their_beginnings_come_back_whole()
    {
        ArrayBufferWriter<byte> encoded = new();
        DeltaWriter.Write(encoded, [0, 2, 0, 3], isNarrow: true);
        DeltaWriter.Write(encoded, [4, 2, 6, 5], isNarrow: true);
        encoded.Write("axislebabbleyhood"u8);

        string[] words = new string[4];
        new TextDecoder().Plain(new ByteArrayDeltas(0, 1000).FromPrefixes(encoded.WrittenSpan, 4).WrittenSpan, words);
        Assert.Equal(["axis", "axle", "babble", "babyhood"], words);
    }

    [Fact]
    public void Words_that_share_more_than_there_is_or_grow_without_end_are_refused()
    {
        ArrayBufferWriter<byte> greedy = new();
        DeltaWriter.Write(greedy, [0, 5], isNarrow: true);
        DeltaWriter.Write(greedy, [4, 0], isNarrow: true);
        greedy.Write("axis"u8);
        Assert.Throws<ParquetException>(() => new ByteArrayDeltas(0, 1000).FromPrefixes(greedy.WrittenSpan, 2));

        const int Count = 1_000_000;
        ArrayBufferWriter<byte> bomb = new();
        DeltaWriter.Write(bomb, [0, .. Enumerable.Repeat(1_000L, Count - 1)], isNarrow: true);
        DeltaWriter.Write(bomb, [1_000, .. Enumerable.Repeat(0L, Count - 1)], isNarrow: true);
        bomb.Write(new byte[1_000]);
        Assert.Throws<ParquetException>(() => new ByteArrayDeltas(0, 1 << 24).FromPrefixes(bomb.WrittenSpan, Count));
    }

    [Fact]
    public void Split_streams_are_joined()
    {
        byte[] joined = new byte[12];
        ByteStreamSplit.Join([0xAA, 0x00, 0xA3, 0xBB, 0x11, 0xB4, 0xCC, 0x22, 0xC5, 0xDD, 0x33, 0xD6], 4, joined);

        Assert.Equal([0xAA, 0xBB, 0xCC, 0xDD, 0x00, 0x11, 0x22, 0x33, 0xA3, 0xB4, 0xC5, 0xD6], joined);
    }
}
