using BacktestCli.Core.Engine;
using BacktestCli.Core.Market;
using BacktestCli.Core.Trading;
using BacktestCli.Reports;
using BacktestCli.Tests.Fakes;

namespace BacktestCli.Tests.Reports;

public sealed class ReportWarningsTests
{
    private static readonly RunBuilder Sound = new()
    {
        Equity = [.. Enumerable.Repeat(10_000d, 120)],
        Trades = [.. Enumerable.Repeat(Samples.Trade(1), 30)],
    };

    [Fact]
    public void A_long_run_with_many_trades_and_whole_data_has_none() => Assert.Empty(Codes(Sound));

    [Fact]
    public void Each_fault_has_its_code()
    {
        Assert.Equal(["no_trades"], Codes(Sound with { Trades = [] }));
        Assert.Equal(["few_trades"], Codes(Sound with { Trades = [.. Sound.Trades.Skip(1)] }));
        Assert.Equal(["short_history"], Codes(Sound with { Equity = Sound.Equity[..89] }));
        Assert.Equal(["fill_model_close"], Codes(Sound with { Options = new BacktestOptions { Fill = FillModel.Close } }));
        Assert.Equal(["perp_without_funding"], Codes(Sound with { Instrument = Sound.Instrument with { Market = MarketKind.Perp } }));
        Assert.Equal(["bankrupt"], Codes(Sound with { Trades = [.. Sound.Trades, Samples.Trade(-1) with { ExitReason = ExitReason.Bankruptcy }] }));
        Assert.Equal(["ambiguous_bars"], Codes(Sound with { AmbiguousBars = 2 }));
        Assert.Equal(["liquidated"], Codes(Sound with { Trades = [.. Sound.Trades, Samples.Trade(-1) with { ExitReason = ExitReason.Liquidation }] }));
        Assert.Equal(["rejected_orders"], Codes(Sound with { Orders = new OrderStatistics([], [new Rejection("No cash.", 3, 0, 0)], []) }));
        Assert.Equal(["synthetic_data"], Codes(Sound, dataset => dataset with { Source = "synthetic" }));
        Assert.Equal(["data_gaps"], Codes(Sound, dataset => dataset with { Gaps = [new Gap(0, 1, 1)] }));
    }

    [Fact]
    public void Sentences_say_what_and_how_much() => Approved.Matches(
        string.Join("\n", ReportBuilder.Build(SampleReports.Small).Warnings.Select(warning => $"{warning.Code}: {warning.Text}")) + "\n", "warnings.txt");

    private static string[] Codes(RunBuilder run, Func<Dataset, Dataset>? change = null)
    {
        ReportInput input = SampleReports.InputOf(run);
        Dataset whole = input.Datasets[0] with { Gaps = [] };
        Report report = ReportBuilder.Build(input with { Datasets = [change is null ? whole : change(whole)], ExtraWarnings = [] });
        return [.. report.Warnings.Select(warning => warning.Code)];
    }
}
