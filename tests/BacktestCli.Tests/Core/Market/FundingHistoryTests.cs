using BacktestCli.Core.Market;
using BacktestCli.Tests.Fakes;

namespace BacktestCli.Tests.Core.Market;

public sealed class FundingHistoryTests
{
    private const long Hour = 3_600_000;

    [Fact]
    public void A_stamp_some_milliseconds_late_is_the_minute_that_was_meant()
    {
        FundingHistory history = new();
        history.Add(ListSource.At(0) + 29, 0.0001);
        history.Add(ListSource.At(8) - 3, 0.0001);

        Assert.Equal([ListSource.At(0), ListSource.At(8)], history.Times);
    }

    [Fact]
    public void A_payment_that_two_sources_tell_of_counts_once_and_keeps_the_mark_price_of_either()
    {
        FundingHistory history = new();
        history.Add(ListSource.At(0) + 1, 0.0001);
        history.Add(ListSource.At(0) + 7, 0.0001, mark: 42_000.5);
        history.Add(ListSource.At(8), 0.0002, mark: 43_000);
        history.Add(ListSource.At(8), 0.0002);

        Assert.Equal([0.0001, 0.0002], history.Rates);
        Assert.Equal([42_000.5, 43_000], history.Marks);
    }

    [Theory]
    [InlineData(8, 0.0002, double.NaN, "its rate is 0.0001 in one row and 0.0002 in the next")]
    [InlineData(7, 0.0001, double.NaN, "it comes after that of 2024-01-01T08:00:00Z")]
    [InlineData(16, 1, double.NaN, "the rate is 1")]
    [InlineData(16, double.NaN, double.NaN, "the rate is NaN")]
    [InlineData(16, -1.5, double.NaN, "the rate is -1.5")]
    [InlineData(16, 0.0001, 0, "the mark price is 0")]
    [InlineData(16, 0.0001, double.PositiveInfinity, "the mark price is ")]
    public void A_row_that_cannot_be_is_refused_and_named(int hour, double rate, double mark, string said)
    {
        FundingHistory history = new();
        history.Add(ListSource.At(8), 0.0001);

        string message = Assert.Throws<ArgumentException>(() => history.Add(ListSource.At(hour), rate, mark)).Message;
        Assert.StartsWith($"Funding of {UtcTime.Format(ListSource.At(hour))}: ", message, StringComparison.Ordinal);
        Assert.Contains(said, message, StringComparison.Ordinal);
        Assert.Equal(1, history.Count);
    }

    [Fact]
    public void What_no_stretch_speaks_for_is_uncovered()
    {
        FundingHistory history = new();
        Cover(history, (30, 40), (0, 10), (5, 12), (12, 20));

        Assert.Equal([(20, 30)], Uncovered(history, 5, 35));
        Assert.Equal([(20, 30), (40, 50)], Uncovered(history, 0, 50));
        Assert.Equal([(-5, 0)], Uncovered(history, -5, 12));
        Assert.Equal([(50, 60)], Uncovered(history, 50, 60));
        Assert.Empty(Uncovered(history, 30, 40));
        Assert.Equal([(0, 9)], Uncovered(new FundingHistory(), 0, 9));
    }

    [Fact]
    public void A_mark_bar_prices_the_payment_due_at_its_open_where_none_is_recorded()
    {
        FundingHistory history = new();
        history.Add(ListSource.At(0), 0.0001);
        history.Add(ListSource.At(1), 0.0001, mark: 77);
        history.Add(ListSource.At(2), 0.0001);
        BarSeries marks = new();
        marks.Add(new Bar(ListSource.At(0), 100, 101, 99, 100.5, 0));
        marks.Add(new Bar(ListSource.At(1), 102, 103, 101, 102.5, 0));

        Assert.Equal(1, history.TakeMarks(marks));
        Assert.Equal([100, 77, double.NaN], history.Marks);
    }

    [Fact]
    public void The_fingerprint_is_that_of_the_payments_inside_and_of_nothing_else()
    {
        string Fingerprint(int before, double rate, double mark)
        {
            FundingHistory history = new();
            history.Add(ListSource.At(before), 0.0009);
            history.Add(ListSource.At(8), rate, mark);
            history.Add(ListSource.At(24), 0.0003);
            return history.FingerprintOf(ListSource.At(7), ListSource.At(8));
        }

        Assert.Equal(Fingerprint(0, 0.0001, 100), Fingerprint(7, 0.0001, 100));
        Assert.NotEqual(Fingerprint(0, 0.0001, 100), Fingerprint(0, 0.0002, 100));
        Assert.NotEqual(Fingerprint(0, 0.0001, 100), Fingerprint(0, 0.0001, double.NaN));
        Assert.Matches("^[0-9a-f]{64}$", Fingerprint(0, 0.0001, 100));
    }

    private static void Cover(FundingHistory history, params (int From, int To)[] hours)
    {
        foreach ((int from, int to) in hours)
            history.Cover(from * Hour, to * Hour);
    }

    private static IEnumerable<(int From, int To)> Uncovered(FundingHistory history, int from, int to) =>
        history.Uncovered(from * Hour, to * Hour).Select(part => ((int)(part.From / Hour), (int)(part.To / Hour)));
}
