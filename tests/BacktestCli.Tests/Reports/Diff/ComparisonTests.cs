using System.Text;
using BacktestCli.Core.Trading;
using BacktestCli.Reports;
using BacktestCli.Reports.Diff;
using BacktestCli.Reports.Json;
using BacktestCli.Tests.Fakes;

namespace BacktestCli.Tests.Reports.Diff;

public sealed class ComparisonTests
{
    private static readonly ReportInput Input = SampleReports.Small;

    [Fact]
    public void A_report_is_the_same_as_itself() => Assert.Empty(Compare(Input, Input, 0).Lines());

    [Fact]
    public void What_differs_is_named_with_both_values()
    {
        Trade changed = Input.Result.Trades[1] with { ExitPrice = 120, ExitReason = ExitReason.TakeProfit };
        ReportInput now = Input with
        {
            Result = Input.Result with { Trades = [Input.Result.Trades[0], changed, Input.Result.Trades[2]], WarmUpBars = 2 },
            EngineVersion = "0.2.0",
        };

        Assert.Equal(
            [
                "warmup_bars: 1 → 2 (+1, 5E-1 relative)",
                "trades[1].exit_price: -150.25 → 120 (+270.25, 1.799E+0 relative)",
                "input run.engine_version: \"0.1.0\" → \"0.2.0\"",
            ],
            Compare(Input, now, 0).Lines());
    }

    [Fact]
    public void Other_inputs_alone_are_no_difference() => Assert.True(Compare(Input, Input with { EngineVersion = "0.2.0" }, 0).Same);

    [Fact]
    public void A_missing_trade_is_a_difference() => Assert.Contains(
        "number of trades: 3 → 2 (-1, 3.333E-1 relative)",
        Compare(Input, Input with { Result = Input.Result with { Trades = [.. Input.Result.Trades.Take(2)] } }, 1).Lines());

    [Theory]
    [InlineData(0, false)]
    [InlineData(1e-9, false)]
    [InlineData(1e-3, true)]
    public void Numbers_within_the_tolerance_pass(double tolerance, bool same)
    {
        Trade changed = Input.Result.Trades[0] with { EntryPrice = 100.01m };
        ReportInput now = Input with { Result = Input.Result with { Trades = [changed, .. Input.Result.Trades.Skip(1)] } };

        Assert.Equal(same, Compare(Input, now, tolerance).Same);
    }

    [Fact]
    public void Words_have_no_tolerance() => Assert.False(Compare(
        Input, Input with { Result = Input.Result with { Trades = [Input.Result.Trades[0] with { Tag = "other" }, .. Input.Result.Trades.Skip(1)] } }, 1).Same);

    [Theory]
    [InlineData("", "old.json is not a report: line 1, byte 1: The input does not contain any JSON tokens.")]
    [InlineData("{\"schema\":\n,}", "old.json is not a report: line 2, byte 1: ',' is an invalid start of a value. Give a report.json that backtest run wrote.")]
    [InlineData("[1]", "old.json is not a report: ")]
    [InlineData("{}", "old.json is not a report: a member that must be there is missing. Give a report.json that backtest run wrote.")]
    [InlineData("{\"schema\":1}", "old.json is not a report: ")]
    [InlineData("{\"schema\":\"backtest-report/9\"}", "old.json is a 'backtest-report/9'; this program reads 'backtest-report/1'.")]
    public void What_is_no_report_is_refused_by_name(string text, string message) =>
        Assert.StartsWith(message, Assert.Throws<ReportException>(() => ReportReader.Read(Encoding.UTF8.GetBytes(text), "old.json")).Message);

    private static Comparison Compare(ReportInput before, ReportInput now, double tolerance) => Comparison.Of(Read(before), Read(now), tolerance);

    private static StoredReport Read(ReportInput input) => ReportReader.Read(ReportWriter.ToBytes(ReportBuilder.Build(input)), "report.json");
}
