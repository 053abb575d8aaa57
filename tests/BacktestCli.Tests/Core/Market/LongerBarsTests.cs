using BacktestCli.Core.Market;
using BacktestCli.Tests.Scripting;

namespace BacktestCli.Tests.Core.Market;

public sealed class LongerBarsTests
{
    private static Interval FourHours { get; } = Interval.Parse("4h");

    [Fact]
    public void A_longer_bar_closes_with_the_last_bar_inside_it()
    {
        // hour   0    1    2    3    4
        // open  100  101   99  102  105
        // close 101   99  102  105  104
        LongerBars longer = new(Interval.OneHour, FourHours);
        Bar[] bars = Files.Closes(101, 99, 102, 105, 104);

        Assert.Equal([false, false, false, true, false], bars.Select(bar => longer.Add(bar)));
        longer = new(Interval.OneHour, FourHours);
        foreach (Bar bar in bars[..4])
            longer.Add(bar);
        Assert.Equal(new Bar(0, 101, 106, 98, 105, 4), longer.Bar);
    }

    [Fact]
    public void The_first_is_left_out_where_the_data_begin_inside_it() =>
        Assert.Equal([7], ClosedAt(Files.Walk(10)[1..], Interval.OneHour, FourHours));

    [Theory]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(7)]
    public void One_in_which_a_bar_is_missing_is_left_out(int missing) =>
        Assert.Equal([3, 11], ClosedAt([.. Files.Walk(12).Where((_, hour) => hour != missing)], Interval.OneHour, FourHours));

    [Fact]
    public void Weeks_open_on_Monday_and_months_on_their_first_day()
    {
        Bar[] days = [.. Enumerable.Range(0, 60).Select(day => new Bar(day * UtcTime.Day, 1, 1, 1, 1, 1))];

        // 1970-01-05 was a Monday; January has 31 days and February 28.
        Assert.Equal([10, 17, 24, 31, 38, 45, 52, 59], ClosedAt(days, Interval.OneDay, Interval.Parse("1w")));
        Assert.Equal([30, 58], ClosedAt(days, Interval.OneDay, Interval.Parse("1M")));
    }

    [Theory]
    [InlineData("1h", "4h", true)]
    [InlineData("15m", "1w", true)]
    [InlineData("12h", "1M", true)]
    [InlineData("1d", "3d", true)]
    [InlineData("4h", "4h", false)]
    [InlineData("4h", "1h", false)]
    [InlineData("4h", "6h", false)]
    [InlineData("3d", "1w", false)]
    [InlineData("3d", "1M", false)]
    [InlineData("1w", "1M", false)]
    [InlineData("1M", "1M", false)]
    public void A_longer_interval_is_a_whole_multiple(string shorter, string longer, bool can)
    {
        Assert.Equal(can, LongerBars.CanMake(Interval.Parse(longer), Interval.Parse(shorter)));
        if (!can)
            Assert.Throws<ArgumentException>(() => new LongerBars(Interval.Parse(shorter), Interval.Parse(longer)));
    }

    /// <summary>Indexes, in units of the shorter interval since 1970, of the bars with which a longer one closes.</summary>
    private static long[] ClosedAt(Bar[] bars, Interval shorter, Interval longer)
    {
        LongerBars made = new(shorter, longer);
        return [.. bars.Where(bar => made.Add(bar)).Select(bar => bar.OpenTime / shorter.Milliseconds)];
    }
}
