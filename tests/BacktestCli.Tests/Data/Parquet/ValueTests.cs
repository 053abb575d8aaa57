using System.Text;
using BacktestCli.Data.Parquet;
using BacktestCli.Data.Parquet.Values;

namespace BacktestCli.Tests.Data.Parquet;

/// <summary>Stored values that need more than a copy.</summary>
public sealed class ValueTests
{
    [Fact]
    public void Old_timestamps_of_96_bits_become_milliseconds()
    {
        byte[] noonOf2000 = [.. BitConverter.GetBytes(43_200L * 1_000_000_000), .. BitConverter.GetBytes(2_451_545)];
        long[] times = new long[1];
        new Int96Decoder().Plain(noonOf2000, times);

        Assert.Equal(new DateTimeOffset(2000, 1, 1, 12, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds(), times[0]);
    }

    [Fact]
    public void Decimals_of_many_bytes_fit_or_are_refused()
    {
        Assert.Equal(-1, DecimalDecoder.Number([0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF]));
        Assert.Equal(long.MinValue, DecimalDecoder.Number([0xFF, 0x80, 0, 0, 0, 0, 0, 0, 0]));
        Assert.Equal(255, DecimalDecoder.Number([0x00, 0xFF]));
        Assert.Equal(0, DecimalDecoder.Number([]));
        Assert.Throws<ParquetException>(() => DecimalDecoder.Number([0x00, 0x80, 0, 0, 0, 0, 0, 0, 0]));
    }

    [Fact]
    public void An_unsigned_number_too_large_is_refused()
    {
        byte[] most = [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF];

        ParquetException error = Assert.Throws<ParquetException>(() => new Int64Decoder(isUnsigned: true).Plain(most, new long[1]));
        Assert.Contains("18446744073709551615", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_is_ordered_as_its_bytes_are()
    {
        string[] texts = ["", "a", "ab", "b", "é", "\uE000", "\uFFFD", "𝄞", "𝄞x", "\U0010FFFF"];
        foreach (string x in texts)
        {
            foreach (string y in texts)
            {
                int bytes = Encoding.UTF8.GetBytes(x).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(y));
                Assert.Equal(Math.Sign(bytes), Math.Sign(TextEncoder.CompareBytes(x, y)));
            }
        }
    }
}
