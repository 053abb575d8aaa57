using BacktestCli.Core.Metrics;
using BacktestCli.Reports;
using BacktestCli.Reports.Json;
using BacktestCli.Reports.OtherTools;
using BacktestCli.Tests.Fakes;

namespace BacktestCli.Tests.Reports.OtherTools;

public sealed class OtherToolTests
{
    /// <summary>1,000 → 1,100 → 1,050 → 1,030 → 1,080: two winners, two losers.</summary>
    private static readonly ToolRun Run = ToolRuns.Of([1_100, 1_050, 1_030, 1_080], [100, -50, -20, 50]);

    [Fact]
    public void Freqtrade_counts_closed_trades_against_the_starting_balance()
    {
        // Profits ÷ cash: 0.1, −0.05, −0.02, 0.05; mean of a day 0.02. Balance: 1,100 1,050 1,030 1,080, so 70 under 1,100.
        double deviation = Math.Sqrt(((0.08 * 0.08) + (0.07 * 0.07) + (0.04 * 0.04) + (0.03 * 0.03)) / 4);

        AssertFigures(
            "freqtrade", Run,
            ("Total trades", 4), ("Final balance", 1_080), ("Absolute profit", 80), ("Total profit %", 8), ("CAGR %", 100 * (Math.Pow(1.08, 365 / 4d) - 1)),
            ("Sharpe", 0.02 / deviation * Math.Sqrt(365)), ("Sortino", 0.02 / 0.015 * Math.Sqrt(365)), ("Calmar", 2 / (70 / 1_100d) * Math.Sqrt(365)),
            ("Profit factor", 150 / 70d), ("Expectancy", 20), ("Expectancy (Ratio)", ((1 + (75 / 35d)) * 0.5) - 1), ("Win %", 50), ("Best day", 100), ("Worst day", -50),
            ("Days win", 2), ("Days draw", 0), ("Days lose", 2), ("Max Consecutive Loss", 2), ("Max Consecutive Wins", 1), ("Min balance", 1_030), ("Max balance", 1_100),
            ("Max % of account underwater", 7_000 / 1_100d), ("Absolute drawdown", 70), ("Absolute drawdown %", 7_000 / 1_100d), ("Market change %", 50),
            ("SQN", 2 * 0.02 / (deviation * Math.Sqrt(4 / 3d))), ("Avg. daily profit %", 2), ("Avg. Duration Winners", 1));
    }

    [Fact]
    public void Lean_counts_each_trade_against_the_capital_before_it()
    {
        double[] returns = [0.1, (1_050 / 1_100d) - 1, (1_030 / 1_050d) - 1, (1_080 / 1_030d) - 1];
        double mean = returns.Average();
        double deviation = Math.Sqrt(returns.Sum(r => (r - mean) * (r - mean)) / 3 * 365);
        double annual = Math.Pow(1 + mean, 365) - 1;
        (double won, double lost) = ((0.1 + (50 / 1_030d)) / 2, ((50 / 1_100d) + (20 / 1_050d)) / 2);

        AssertFigures(
            "lean", Run,
            ("Average Win", won), ("Average Loss", -lost), ("Win Rate", 0.5), ("Profit-Loss Ratio", won / lost), ("Expectancy", (0.5 * won / lost) - 0.5),
            ("Net Profit", 0.08), ("Compounding Annual Return", Math.Pow(1.08, 365 / 4d) - 1), ("Drawdown", 0.064), ("Annual Standard Deviation", deviation),
            ("Annual Variance", deviation * deviation), ("Sharpe Ratio", annual / deviation), ("Beta", null), ("Information Ratio", null), ("Tracking Error", null));
    }

    [Fact]
    public void Lean_holds_a_run_against_the_compounded_mean_of_its_benchmark()
    {
        // The benchmark rises 1 % and falls 1 % in turn; r − b is all that is left of tracking error.
        ToolRun run = Run with { Benchmark = [100, 101, 99.99, 100.9899, 99.980001] };
        double[] own = [.. ReturnStatistics.ReturnsOf(1_000, Run.Days)];
        double[] benchmark = [0.01, -0.01, 0.01, -0.01];
        double[] active = [.. own.Zip(benchmark, (r, b) => r - b)];
        double error = Math.Sqrt(active.Sum(a => Math.Pow(a - active.Average(), 2)) / 3 * 365);
        double beta = (own[0] - own[1] + own[2] - own[3]) * 0.01 / 4e-4;

        AssertFigures(
            "lean", run, ("Beta", beta), ("Tracking Error", error), ("Information Ratio", (Math.Pow(1 + own.Average(), 365) - 1) / error),
            ("Alpha", Math.Pow(1 + own.Average(), 365) - 1));
    }

    [Fact]
    public void A_run_without_trades_or_days_leaves_figures_undefined_and_none_infinite() => Assert.All(OtherTool.All, tool =>
    {
        ToolRun[] runs = [ToolRuns.Of([1_000], []), ToolRuns.Of([1_000, 1_000, 1_000], []), ToolRuns.Of([0, 0], [-1_000]), ToolRuns.Of([1_001, 1_002], [1, 1])];

        Assert.All(runs.SelectMany(tool.Figures), figure => Assert.True(figure.Value is not { } value || double.IsFinite(value), figure.Name));
    });

    [Fact]
    public void Every_figure_has_one_name_and_says_how_it_is_computed() => Assert.All(OtherTool.All, tool =>
    {
        IReadOnlyList<ToolFigure> figures = tool.Figures(Run);

        Assert.NotEmpty(tool.Source);
        Assert.Equal(figures.Count, figures.DistinctBy(figure => figure.Name).Count());
        Assert.All(figures, figure => Assert.NotEmpty(figure.Formula));
    });

    [Fact]
    public void A_report_that_is_read_back_has_the_days_of_the_run()
    {
        ReportDocument report = ReportDocument.Read(ReportWriter.ToBytes(ReportBuilder.Build(SampleReports.Small)), "it");
        ToolRun run = ToolRun.Of(report, "it", 365);

        Assert.Equal([10_000, 10_150.5, 9_900.25, 9_950, 10_300, 10_250.125], run.Days);
        Assert.True(run.StartsAtFirstBar);
        Assert.Equal(3, run.Trades.Count);
        Assert.Null(run.Benchmark);
    }

    [Fact]
    public void A_report_without_a_curve_says_how_to_get_one()
    {
        ReportInput input = SampleReports.InputOf(new RunBuilder { Equity = [10_000, 10_001], Options = new() { Equity = BacktestCli.Core.Engine.EquityDetail.None } });
        ReportDocument report = ReportDocument.Read(ReportWriter.ToBytes(ReportBuilder.Build(input)), "it");

        ReportException fault = Assert.Throws<ReportException>(() => ToolRun.Of(report, "it", 365));

        Assert.Contains("--equity daily", fault.Message, StringComparison.Ordinal);
    }

    private static void AssertFigures(string tool, ToolRun run, params (string Name, double? Expected)[] figures)
    {
        IReadOnlyList<ToolFigure> actual = OtherTool.Find(tool)!.Figures(run);
        Assert.All(figures, pair =>
        {
            double? value = actual.Single(figure => figure.Name == pair.Name).Value;
            Assert.True(
                pair.Expected is { } expected ? value is { } known && Math.Abs(known - expected) <= 1e-9 * Math.Max(1, Math.Abs(expected)) : value is null,
                $"{pair.Name} is {value?.ToString() ?? "null"}, not {pair.Expected?.ToString() ?? "null"}");
        });
    }
}
