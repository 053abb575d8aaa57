using System.Text;
using BacktestCli.Core.Market;
using BacktestCli.Core.Trading;
using BacktestCli.Reports;
using BacktestCli.Reports.Diff;
using BacktestCli.Reports.Json;
using BacktestCli.Tests.Fakes;

namespace BacktestCli.Tests.Reports.Diff;

public sealed class DiffPageTests
{
    private static readonly ReportInput Input = SampleReports.Long(40, 30);

    [Fact]
    public void A_report_held_against_itself_says_no_more_than_that() => Assert.Equal(["the same."], DiffText.Lines(DiffPage.Of(Compare(Input, Input))));

    [Fact]
    public void Trades_are_told_apart_by_instrument_side_and_entry()
    {
        IReadOnlyList<Trade> trades = Input.Result.Trades;
        Trade[] now = [.. trades.Take(5), trades[6] with { ExitPrice = 1 }, trades[7] with { EntryTime = trades[7].EntryTime + 1000 }, .. trades.Skip(8)];

        TradeAlignment found = Compare(Input, With(now)).Trades;
        Assert.Equal(27, found.Same);
        Assert.Equal([["exit_price"], ["entry_time"]], found.Changed.Select(change => change.Differences.Select(difference => difference.Name)));
        Assert.Equal([trades[5].EntryTime], found.OnlyBefore.Select(trade => trade.Time("entry_time")));
        Assert.Empty(found.OnlyNow);
    }

    [Fact]
    public void Runs_part_at_the_first_entry_or_exit_that_is_another()
    {
        IReadOnlyList<Trade> trades = Input.Result.Trades;

        Divergence gone = Compare(Input, With([.. trades.Take(5), .. trades.Skip(6)])).FirstEvent!;
        Assert.Equal(("entry", trades[5].EntryTime, null), (gone.Kind, gone.Time, gone.Now));
        Divergence exit = Compare(Input, With([.. trades.Take(5), trades[5] with { Fees = 9 }, .. trades.Skip(6)])).FirstEvent!;
        Assert.Equal(("exit", trades[5].ExitTime, "fees 9"), (exit.Kind, exit.Time, exit.Now));
        Divergence entry = Compare(Input, With([.. trades.Take(5), trades[5] with { EntryPrice = 9, Fees = 9 }, .. trades.Skip(6)])).FirstEvent!;
        Assert.Equal(("entry", trades[5].EntryTime, "entry_price 9"), (entry.Kind, entry.Time, entry.Now));
    }

    [Fact]
    public void An_order_that_is_another_comes_before_the_trade_it_makes()
    {
        const string Header = "time,instrument,order,type,side,state,quantity,price,reason,tag\n";
        const string Same = "2024-01-01T00:00:00Z,binance spot BTCUSDT,1,market,buy,submitted,1,,,\n";
        Divergence order = Orders(Header + Same + "2024-01-02T00:00:00Z,X,2,limit,buy,submitted,1,100,,\"a, b\"\n", Header + Same + "2024-01-02T00:00:00Z,X,2,limit,buy,submitted,1,101,,\n", 0)!;

        Assert.Equal(("order", "X", "2 limit buy submitted 1 100 a, b", "2 limit buy submitted 1 101"), (order.Kind, order.Instrument, order.Before, order.Now));
        Assert.Null(Orders(Header + Same, Header + Same, 0));
        Assert.Equal("1 market buy submitted 1", Orders(Header, Header + Same, 0)!.Now);
        Assert.Null(Orders(Header + Same, Header + Same.Replace(",1,,,", ",1.01,,,", StringComparison.Ordinal), 0.1));
        Divergence later = Orders(Header + "2024-01-03T00:00:00Z,X,2,market,buy,filled,1,5,,\n", Header + "2024-01-02T00:00:00Z,X,2,market,buy,filled,1,5,,\n", 0)!;
        Assert.Equal((null, "X order at 2024-01-02T00:00:00Z"), (later.Before, $"{later.Instrument} {later.Kind} at {UtcTime.Format(later.Time)}"));
    }

    [Fact]
    public void What_a_strategy_says_becomes_no_markup()
    {
        Trade[] now = [Input.Result.Trades[0] with { Tag = "<script>|[x](y)" }, .. Input.Result.Trades.Skip(1)];
        DiffPage page = DiffPage.Of(Compare(Input, With(now)));
        using StringWriter html = new();
        DiffHtml.Write(page, ["a<b", "c"], html);

        Assert.DoesNotContain("<script", html.ToString(), StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;", html.ToString(), StringComparison.Ordinal);
        string markdown = string.Join('\n', DiffText.Markdown(page));
        Assert.Contains("&lt;script>\\|\\[x\\](y)", markdown, StringComparison.Ordinal);
    }

    [Fact]
    public void The_first_month_of_other_bars_is_named()
    {
        Dataset bars = Input.Datasets[0] with { Months = [new(RunBuilder.Start, 10, new string('a', 16)), new(RunBuilder.Start + (31 * UtcTime.Day), 9, new string('b', 16))] };
        Dataset other = bars with { Fingerprint = new string('c', 64), Months = [bars.Months[0], bars.Months[1] with { Bars = 8, Fingerprint = new string('d', 16) }] };

        Comparison found = Compare(Input with { Datasets = [bars] }, Input with { Datasets = [other] });
        Assert.Equal($"data {bars.Instrument} {bars.Interval}: bars of 2024-02 (9 → 8)", Assert.Single(found.Causes).ToString());
        Comparison exact = found with { Datasets = [found.Datasets[0] with { FirstBar = new BarChange(RunBuilder.Start, new Bar(0, 1, 2, 1, 2, 3), new Bar(0, 1, 2, 1, 1.5, 3)) }] };
        Assert.EndsWith("bar of 2024-01-01T00:00:00Z: close 2 → 1.5", Assert.Single(exact.Causes).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_sort_of_input_is_named_once()
    {
        ReportInput now = Input with { Strategy = Input.Strategy with { SourceHash = new string('c', 64), Parameters = [Input.Strategy.Parameters[0] with { Value = 15 }, .. Input.Strategy.Parameters.Skip(1)] }, EngineVersion = "9" };

        Assert.Equal(
            ["strategy source: aaaaaaaaaaaa… → cccccccccccc…", "parameter period: 14 → 15 (+1, 6.667E-2 relative)", "engine version: \"0.1.0\" → \"9\""],
            Compare(Input, now).Causes.Select(cause => cause.ToString()));
    }

    [Fact]
    public void A_trade_at_no_time_is_refused()
    {
        string text = Encoding.UTF8.GetString(ReportWriter.ToBytes(ReportBuilder.Build(Input)));
        string edited = text.Replace("\"entry_time\":\"2024-01-01T03:00:00Z\"", "\"entry_time\":\"noon\"", StringComparison.Ordinal);
        Assert.NotEqual(text, edited);
        StoredReport now = ReportReader.Read(Encoding.UTF8.GetBytes(edited), "now");

        string message = Assert.Throws<ReportException>(() => Comparison.Of(Read(Input, "before"), now, 0)).Message;
        Assert.Contains("entry_time is \"noon\", which is no instant", message, StringComparison.Ordinal);
    }

    [Fact]
    public void More_than_two_reports_are_a_table_of_what_is_not_the_same_in_each()
    {
        StoredReport one = Read(Input, "one");
        DiffPage page = DiffPage.Of([one, one with { Name = "two", Metrics = new Dictionary<string, string>(one.Metrics) { ["sqn"] = "7" } }, one]);

        Assert.Equal(["metric", "one", "two", "one"], page.Tables[0].Header);
        Assert.Equal(["sqn", one.Metrics["sqn"], "7", one.Metrics["sqn"]], Assert.Single(page.Tables[0].Rows));
        Assert.Empty(DiffPage.Of([one, one, one]).Tables);
    }

    private static Divergence? Orders(string before, string now, double tolerance)
    {
        using StringReader one = new(before);
        using StringReader other = new(now);
        return FirstOrderEvent.In(one, other, new PolicyRule(null, tolerance));
    }

    private static ReportInput With(IReadOnlyList<Trade> trades) => Input with { Result = Input.Result with { Trades = trades } };

    private static Comparison Compare(ReportInput before, ReportInput now) => Comparison.Of(Read(before, "before"), Read(now, "now"), 0);

    private static StoredReport Read(ReportInput input, string name) => ReportReader.Read(ReportWriter.ToBytes(ReportBuilder.Build(input)), name);
}
