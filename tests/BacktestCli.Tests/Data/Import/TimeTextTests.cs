using System.Text;
using BacktestCli.Data.Import.Text;

namespace BacktestCli.Tests.Data.Import;

public sealed class TimeTextTests
{
    [Theory]
    [InlineData("1704067200", "Seconds")]
    [InlineData("1704067200.0", "Seconds")]
    [InlineData("1704067200000", "Milliseconds")]
    [InlineData("1704067200000000", "Microseconds")]
    [InlineData("1704067200000000000", "Nanoseconds")]
    [InlineData("2024-01-01T00:00:00Z", "Text")]
    [InlineData("2024-01-01 00:00:00+00:00", "Text")]
    [InlineData("2024-01-01T08:00:00+08:00", "Text")]
    [InlineData("2024-01-01T00:00:00.000Z", "Text")]
    [InlineData("2024-01-01 00:00:00.000000 UTC", "Text")]
    public void A_time_says_its_unit_by_its_size_or_its_zone_by_its_end(string text, string unit)
    {
        Assert.Equal(TimeReading.Read, TimeText.Parse(Encoding.UTF8.GetBytes(text), assumeUtc: false, out long time, out TimeUnit read));
        Assert.Equal((Bars.Start, Enum.Parse<TimeUnit>(unit)), (time, read));
    }

    [Theory]
    [InlineData("2024-01-01")]
    [InlineData("2024-01-01 00:00:00")]
    [InlineData("2024-01-01T00:00")]
    [InlineData("2024-01-01 12-AM")]
    [InlineData("2024/01/01 00:00")]
    public void A_date_without_a_zone_is_UTC_only_where_someone_says_so(string text)
    {
        Assert.Equal(TimeReading.NoZone, TimeText.Parse(Encoding.UTF8.GetBytes(text), assumeUtc: false, out _, out _));
        Assert.Equal(TimeReading.Read, TimeText.Parse(Encoding.UTF8.GetBytes(text), assumeUtc: true, out long time, out _));
        Assert.Equal(Bars.Start, time);
    }

    [Fact]
    public void The_smallest_number_is_a_time_like_any_other()
    {
        Assert.Equal(TimeReading.Read, TimeText.Parse("-9223372036854775808"u8, assumeUtc: false, out long time, out TimeUnit unit));
        Assert.Equal((-9_223_372_036_855, TimeUnit.Nanoseconds), (time, unit));
    }

    [Fact]
    public void Three_in_the_afternoon_is_not_at_night()
    {
        TimeText.Parse("2020-08-04 03-PM"u8, assumeUtc: true, out long time, out _);
        Assert.Equal(1_596_553_200_000, time);
    }

    [Theory]
    [InlineData("")]
    [InlineData("yesterday")]
    [InlineData("03/04/2024")]
    [InlineData("2024-13-01")]
    [InlineData("9999-12-01")]
    [InlineData("9999-12-01T00:00:00Z")]
    public void What_is_no_time_is_refused(string text) =>
        Assert.Equal(TimeReading.Unreadable, TimeText.Parse(Encoding.UTF8.GetBytes(text), assumeUtc: true, out _, out _));
}
