using BacktestCli.Core.Market;

namespace BacktestCli.Tests.Core.Market;

public sealed class IntervalTests
{
    [Fact]
    public void Every_known_spelling_reads_and_writes_itself() =>
        Assert.All(Interval.Known, text => Assert.Equal(text, Interval.Parse(text).ToString()));

    [Theory]
    [InlineData("1x")]
    [InlineData("")]
    [InlineData("m")]
    [InlineData("7m")]
    [InlineData("1H")]
    [InlineData(null)]
    public void Anything_else_is_refused(string? text) => Assert.False(Interval.TryParse(text, out _));

    [Theory]
    [InlineData("1m", "2024-02-29T23:59:30Z", "2024-02-29T23:59:00Z", "2024-03-01T00:00:00Z")]
    [InlineData("4h", "2024-01-01T07:00:00Z", "2024-01-01T04:00:00Z", "2024-01-01T08:00:00Z")]
    [InlineData("1w", "2024-09-05T00:00:00Z", "2024-09-02T00:00:00Z", "2024-09-09T00:00:00Z")] // a Monday
    [InlineData("1M", "2024-02-15T00:00:00Z", "2024-02-01T00:00:00Z", "2024-03-01T00:00:00Z")]
    [InlineData("1M", "1969-12-31T00:00:00Z", "1969-12-01T00:00:00Z", "1970-01-01T00:00:00Z")]
    [InlineData("1d", "1969-12-31T12:00:00Z", "1969-12-31T00:00:00Z", "1970-01-01T00:00:00Z")]
    public void A_bar_opens_at_the_floor_and_closes_where_the_next_one_opens(string interval, string instant, string opens, string closes)
    {
        Interval length = Interval.Parse(interval);
        Assert.True(UtcTime.TryParse(instant, out long time));

        long open = length.Floor(time);
        Assert.Equal(opens, UtcTime.Format(open));
        Assert.Equal(closes, UtcTime.Format(length.Next(open)));
        Assert.True(length.IsAligned(open));
        Assert.Equal(1, length.CountBetween(open, length.Next(open)));
        Assert.Equal(open, length.Ceiling(open));
        Assert.Equal(length.Next(open), length.Ceiling(open + 1));
        Assert.Equal(length.Next(open), length.Ceiling(length.Next(open) - 1));
    }

    [Theory]
    [InlineData("2024-01-01", "2024-01-01T00:00:00Z")]
    [InlineData("2024-01-01T00:00Z", "2024-01-01T00:00:00Z")]
    [InlineData("2024-01-01T02:00:00+02:00", "2024-01-01T00:00:00Z")]
    [InlineData("2024-01-01T00:00:00.250Z", "2024-01-01T00:00:00.250Z")]
    public void Dates_and_instants_are_read_as_utc(string text, string instant)
    {
        Assert.True(UtcTime.TryParse(text, out long time));
        Assert.Equal(instant, UtcTime.Format(time));
    }

    [Theory]
    [InlineData("01/02/2024")]
    [InlineData("2024-13-01")]
    [InlineData("0001-01-01")]
    [InlineData("9999-12-31")]
    [InlineData("yesterday")]
    [InlineData(null)]
    public void What_is_no_date_is_refused(string? text) => Assert.False(UtcTime.TryParse(text, out _));
}
