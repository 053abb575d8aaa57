using BacktestCli.Reports;
using BacktestCli.Tests.Fakes;
using FsCheck;
using FsCheck.Fluent;

namespace BacktestCli.Tests.Reports;

public sealed class ReportPeriodsTests
{
    [Fact]
    public void Returns_of_months_compound_to_the_return_of_the_run()
    {
        ReportPeriods periods = ReportPeriods.Of(SampleReports.Long(500, 0).Result);
        double whole = (double)(SampleReports.Long(500, 0).Result.FinalEquity / 10_000m);

        Assert.Equal(["2024", "2025"], periods.ByYear.Select(year => year.Period));
        Assert.Equal(17, periods.ByMonth.Count);
        Assert.Equal(whole, periods.ByMonth.Aggregate(1d, (product, month) => product * (1 + month.Return!.Value)), 1e-9);
        Assert.Equal(whole, periods.ByYear.Aggregate(1d, (product, year) => product * (1 + year.Return!.Value)), 1e-9);
    }

    [Fact]
    public void A_fall_is_measured_from_the_start_of_its_month()
    {
        double[] january = [.. Enumerable.Repeat(12_000d, 30), 11_000d];
        ReportPeriods periods = ReportPeriods.Of(new RunBuilder { Equity = [.. january, 9_900, 10_500] }.Build());

        Assert.Equal(1 / 12d, periods.ByMonth[0].MaxDrawdown, 1e-12);
        Assert.Equal(0.1, periods.ByMonth[1].MaxDrawdown, 1e-12);
        Assert.Equal(-500 / 11_000d, periods.ByMonth[1].Return!.Value, 1e-12);
    }

    [Fact]
    public void A_month_without_bars_stands_still()
    {
        ReportPeriods periods = ReportPeriods.Of(new RunBuilder { Equity = [11_000, 12_000], Missing = [.. Enumerable.Range(1, 70)] }.Build());

        Assert.Equal(["2024-01", "2024-02", "2024-03"], periods.ByMonth.Select(month => month.Period));
        Assert.Equal(0, periods.ByMonth[1].Return);
    }

    [Fact]
    public void Every_trade_is_in_one_part_of_each_cut() => Prop.ForAll<PositiveInt>(count =>
    {
        ReportInput input = SampleReports.Long(3, count.Get);
        ReportPeriods periods = ReportPeriods.Of(input.Result);
        decimal profit = input.Result.Trades.Sum(trade => trade.NetProfit);
        return periods.ByMonth.Sum(month => month.Trades) == count.Get && periods.ByYear.Sum(year => year.Trades) == count.Get
            && periods.BySide.Sum(side => side.Trades) == count.Get && periods.ByExitReason.Sum(reason => reason.NetProfit) == profit
            && periods.ByInstrument.Sum(instrument => instrument.NetProfit) == profit;
    }).Holds();
}
