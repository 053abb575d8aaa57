using BacktestCli.Data;
using BacktestCli.Data.Cache;
using BacktestCli.Data.Download;
using FsCheck;
using FsCheck.Fluent;
using Interval = BacktestCli.Core.Market.Interval;

namespace BacktestCli.Tests.Data.Download;

public sealed class PageProofTests
{
    [Fact]
    public void A_page_is_refused_exactly_where_a_bar_breaks_a_rule()
    {
        Gen<double> value = Gen.Frequency(
            (40, Gen.Choose(1, 4).Select(number => (double)number)), (1, Gen.Elements(0.0, -1, double.NaN, double.PositiveInfinity, double.NegativeInfinity)));
        Gen<(double[] Values, int Shift)[]> page = value.ArrayOf(BarFields.Count).Zip(Gen.Frequency((30, Gen.Constant(0)), (1, Gen.Constant(1)))).ArrayOf(3);
        Prop.ForAll(page.ToArbitrary(), rows =>
        {
            BarTable bars = new();
            for (int row = 0; row < rows.Length; row++)
                bars.Add(Bars.Start + (row * Bars.Minute) + rows[row].Shift, Possible(rows[row].Values));
            bool isBroken = Enumerable.Range(0, bars.Count).Any(bar => BarRules.Broken(bars, bar, Interval.OneMinute) is not null);
            PageProof proof = new(new TimeRange(Bars.Start, Bars.Start + Bars.Hour), Interval.OneMinute, "here");
            if (isBroken)
                Assert.Throws<DataException>(() => proof.Prove(bars, long.MaxValue / 2));
            else
                Assert.Equal(Bars.Start + Bars.Hour, proof.Prove(bars, long.MaxValue / 2).To);
        }).Holds(2_000);
    }

    [Theory]
    [InlineData(6, 5, 0, true)]
    [InlineData(5, 5, 0, false)]
    [InlineData(6, 5, 1, false)]
    [InlineData(6, 1, 0, false)]
    public void Bars_that_all_stand_as_far_apart_as_those_of_a_longer_interval_are_a_lie(int count, int minutes, int lastShift, bool isLie)
    {
        BarTable bars = new();
        for (int bar = 0; bar < count; bar++)
            bars.Add(Bars.Start + (((bar * minutes) + (bar == count - 1 ? lastShift : 0)) * Bars.Minute), [1, 1, 1, 1, 1, 1, 1, 1, 1]);
        PageProof proof = new(new TimeRange(Bars.Start, Bars.Start + Bars.Hour), Interval.OneMinute, "here");
        if (isLie)
            Assert.Contains("300 s apart", Assert.Throws<DataException>(() => proof.Prove(bars, long.MaxValue / 2)).Message, StringComparison.Ordinal);
        else
            proof.Prove(bars, long.MaxValue / 2);
    }

    [Theory]
    [InlineData(long.MaxValue)]
    [InlineData(long.MinValue)]
    public void A_time_that_no_calendar_has_is_a_lie_like_any_other(long time)
    {
        BarTable bars = new();
        bars.Add(time, [1, 1, 1, 1, 1, 1, 1, 1, 1]);
        PageProof proof = new(new TimeRange(Bars.Start, Bars.Start + Bars.Hour), Interval.OneMinute, "here");
        Assert.Contains($"{time} ms", Assert.Throws<DataException>(() => proof.Prove(bars, long.MaxValue / 2)).Message, StringComparison.Ordinal);
    }

    /// <summary>Mostly a bar that could be, so that each rule is broken alone.</summary>
    private static double[] Possible(double[] values)
    {
        if (values[..BarFields.Required].All(value => value > 0 && double.IsFinite(value)) && values[4] != 3)
            (values[1], values[2]) = (values[..4].Max(), values[..4].Min());
        return values;
    }
}
