using BacktestCli.Reports;
using BacktestCli.Reports.Expectations;
using BacktestCli.Tests.Fakes;

namespace BacktestCli.Tests.Reports.Expectations;

public sealed class ExpectationTests
{
    private static readonly Report Report = ReportBuilder.Build(SampleReports.Small);

    [Theory]
    [InlineData("total_trades>=3", true)]
    [InlineData("total_trades>3", false)]
    [InlineData("total_trades <= 3", true)]
    [InlineData("total_trades<3", false)]
    [InlineData("total_trades==3", true)]
    [InlineData("total_trades!=3", false)]
    [InlineData("max_drawdown<20%", true)]
    [InlineData("max_drawdown<2 %", false)]
    [InlineData("net_profit>=2.5e2", true)]
    [InlineData("worst_trade>-100%", false)]
    [InlineData("total_return==2.50125%", true)]
    [InlineData("beta==0.6701082699", true)]
    [InlineData("funding_paid==0", false)]
    [InlineData("funding_paid!=0", false)]
    public void A_metric_is_held_against_a_bound(string text, bool passes) => Assert.Equal(passes, Parse(text).Of(Report).Passed);

    [Theory]
    [InlineData("total_trades>=5", "total_trades>=5 failed: it is 3, off by 2.")]
    [InlineData("total_trades>3", "total_trades>3 failed: it is 3, off by 0.")]
    [InlineData("max_drawdown<=1%", "max_drawdown<=0.01 failed: it is 0.02465395793, off by 0.01465395793.")]
    [InlineData("total_trades>=1", "total_trades>=1 passed: it is 3, with 2 to spare.")]
    [InlineData("max_drawdown<50%", "max_drawdown<0.5 passed: it is 0.02465395793, with 0.4753460421 to spare.")]
    [InlineData("total_trades<=3", "total_trades<=3 passed: it is 3, with 0 to spare.")]
    [InlineData("total_trades==3", "total_trades==3 passed: it is 3, with 0 to spare.")]
    [InlineData("total_trades!=5", "total_trades!=5 passed: it is 3, with 2 to spare.")]
    [InlineData("total_trades!=3", "total_trades!=3 failed: it is 3, off by 0.")]
    [InlineData("funding_paid>=1", "funding_paid>=1 failed: funding_paid is undefined.")]
    public void The_outcome_says_what_was_found_and_what_is_missing(string text, string expected) => Assert.Equal(expected, Parse(text).Of(Report).ToString());

    [Theory]
    [InlineData("sharp_ratio>=1", "expect 'sharp_ratio>=1': there is no metric 'sharp_ratio'. Did you mean sharpe_ratio?")]
    [InlineData("win_rate>=many", "expect 'win_rate>=many': 'many' is not a number. Write 0.2 or 20%.")]
    [InlineData("win_rate>=", "expect 'win_rate>=': '' is not a number. Write 0.2 or 20%.")]
    [InlineData("win_rate=1", "expect 'win_rate=1': it must be a metric, one of >= <= == != > <, and a number, such as sharpe_ratio>=1.")]
    [InlineData("", "expect '': it must be a metric, one of >= <= == != > <, and a number, such as sharpe_ratio>=1.")]
    [InlineData("win_rate>=1e999", "expect 'win_rate>=1e999': '1e999' is not a number. Write 0.2 or 20%.")]
    public void What_is_wrong_is_said(string text, string problem)
    {
        List<string> problems = [];

        Assert.Null(Expectation.Parse(text, problems));
        Assert.Equal([problem], problems);
    }

    [Fact]
    public void A_file_holds_one_a_line_and_all_its_faults_are_said_at_once()
    {
        List<string> problems = [];
        IReadOnlyList<Expectation> read = Expectation.ParseLines(["# a gate", "", "sharpe_ratio>=1  # good enough", "nonsense", "win_rate>x"], problems);

        Assert.Equal(["sharpe_ratio>=1"], read.Select(expectation => expectation.ToString()));
        Assert.Equal(2, problems.Count);
    }

    private static Expectation Parse(string text)
    {
        List<string> problems = [];
        Expectation? expectation = Expectation.Parse(text, problems);
        Assert.Empty(problems);
        return expectation!;
    }
}
