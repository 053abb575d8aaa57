using System.Globalization;
using System.Text;
using BacktestCli.Reports;
using BacktestCli.Reports.Html;
using BacktestCli.Reports.Json;
using BacktestCli.Tests.Fakes;

namespace BacktestCli.Tests.Reports.Html;

public sealed class PageWriterTests
{
    private const string Evil = "</script><script>alert('1')</script>\"&<!--";

    [Fact]
    public void The_same_report_makes_the_same_bytes_under_any_culture()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            byte[] plain = Bytes(SignalRuns.Input);
            CultureInfo other = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            (other.NumberFormat.NumberDecimalSeparator, other.NumberFormat.NumberGroupSeparator, other.NumberFormat.NegativeSign) = (",", ".", "−");
            CultureInfo.CurrentCulture = other;
            Assert.Equal(plain, Bytes(SignalRuns.Input));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Text_from_outside_cannot_become_markup()
    {
        ReportInput input = SampleReports.Small with
        {
            Strategy = SampleReports.Small.Strategy with { Name = Evil }, ExtraWarnings = [new ReportWarning(Evil, Evil)],
        };
        input = input with { Result = input.Result with { Trades = [.. input.Result.Trades.Select(trade => trade with { Tag = Evil })] } };
        string page = Encoding.UTF8.GetString(Bytes(input));

        Assert.Equal(3, page.Split("<script").Length - 1);
        Assert.Equal(3, page.Split("</script>").Length - 1);
        Assert.DoesNotContain("<!--", page, StringComparison.Ordinal);
        Assert.Contains("&lt;/script&gt;&lt;script&gt;alert(&#39;1&#39;)", page, StringComparison.Ordinal);
        Assert.Contains("\\u003c/script>", page, StringComparison.Ordinal);
    }

    [Fact]
    public void What_stands_against_a_run_comes_before_its_figures()
    {
        string page = Encoding.UTF8.GetString(Bytes(SampleReports.Small));
        int warnings = page.IndexOf("id=\"warnings\"", StringComparison.Ordinal);
        int notModelled = page.IndexOf("class=\"not-modelled\"", StringComparison.Ordinal);
        Assert.True(warnings > 0 && warnings < notModelled && notModelled < page.IndexOf("id=\"figures\"", StringComparison.Ordinal));
    }

    [Fact]
    public void A_run_within_a_models_knowledge_says_contaminated_above_everything()
    {
        ReportInput read = SignalRuns.With(account => account with
        {
            Models = [.. account.Models.Select(model => model with { KnowledgeCutoff = SignalRuns.Result.To + 1 })],
        });
        string page = Encoding.UTF8.GetString(Bytes(read));
        int banner = page.IndexOf("<h2>CONTAMINATED</h2>", StringComparison.Ordinal);
        Assert.True(banner > 0 && banner < page.IndexOf("id=\"warnings\"", StringComparison.Ordinal));
        Assert.DoesNotContain("<h2>CONTAMINATED</h2>", Encoding.UTF8.GetString(Bytes(SampleReports.Small)), StringComparison.Ordinal);
    }

    [Fact]
    public void The_notice_of_the_chart_library_is_kept()
    {
        string page = Encoding.UTF8.GetString(Bytes(SampleReports.Idle));
        Assert.Contains("Licensed under Apache License 2.0", page, StringComparison.Ordinal);
        Assert.Contains("https://www.tradingview.com/", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_on_the_page_names_a_place_to_fetch_from()
    {
        string page = Encoding.UTF8.GetString(Bytes(SignalRuns.Input));
        foreach (string tag in new[] { "<link", "<img", "<iframe", " src=", "url(", "@import" })
            Assert.DoesNotContain(tag, page.Split("<script>")[0], StringComparison.Ordinal);
        Assert.Contains("default-src &#39;none&#39;", page, StringComparison.Ordinal);
    }

    private static byte[] Bytes(ReportInput input)
    {
        ReportDocument document = ReportDocument.Read(ReportWriter.ToBytes(ReportBuilder.Build(input)), "the test's report");
        using MemoryStream stream = new();
        PageWriter.Write(new PageInput { Report = document }, stream);
        return stream.ToArray();
    }
}
