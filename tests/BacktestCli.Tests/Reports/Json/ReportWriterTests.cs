using System.Globalization;
using System.Text;
using System.Text.Json;
using BacktestCli.Core.Engine;
using BacktestCli.Core.Metrics;
using BacktestCli.Reports;
using BacktestCli.Reports.Json;
using BacktestCli.Tests.Fakes;

namespace BacktestCli.Tests.Reports.Json;

public sealed class ReportWriterTests
{
    [Fact]
    public void A_small_report_reads_as_approved() =>
        Approved.Matches(Encoding.UTF8.GetString(ReportWriter.ToBytes(ReportBuilder.Build(SampleReports.Small))), "report.json");

    [Fact]
    public void The_same_run_gives_the_same_bytes_in_any_culture_zone_and_number_of_threads()
    {
        byte[] once = ReportWriter.ToBytes(ReportBuilder.Build(SampleReports.Small));
        CultureInfo german = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        german.NumberFormat.NumberDecimalSeparator = ",";
        german.NumberFormat.NegativeSign = "~";
        german.DateTimeFormat.TimeSeparator = ".";
        byte[][] many = new byte[8][];

        Parallel.For(0, many.Length, i =>
        {
            CultureInfo before = CultureInfo.CurrentCulture;
            CultureInfo.CurrentCulture = i % 2 == 0 ? german : before;
            many[i] = ReportWriter.ToBytes(ReportBuilder.Build(SampleReports.Small));
            CultureInfo.CurrentCulture = before;
        });

        Assert.All(many, bytes => Assert.Equal(once, bytes));
    }

    [Fact]
    public void It_is_UTF_8_without_a_mark_and_ends_with_one_newline()
    {
        byte[] bytes = ReportWriter.ToBytes(ReportBuilder.Build(SampleReports.Idle));

        Assert.Equal((byte)'{', bytes[0]);
        Assert.Equal("}\n"u8, bytes.AsSpan()[^2..]);
        Assert.DoesNotContain((byte)'\r', bytes);
    }

    [Fact]
    public void Every_metric_of_the_catalogue_is_there_in_its_order()
    {
        JsonElement metrics = Parse(SampleReports.Idle).GetProperty("metrics");

        Assert.Equal(MetricCatalog.All.Select(metric => metric.Name), metrics.EnumerateObject().Select(metric => metric.Name));
        Assert.All(metrics.EnumerateObject(), metric => Assert.Contains(metric.Value.ValueKind, new[] { JsonValueKind.Number, JsonValueKind.Null }));
    }

    [Fact]
    public void A_trade_and_an_equity_point_take_one_line_each()
    {
        string[] lines = Encoding.UTF8.GetString(ReportWriter.ToBytes(ReportBuilder.Build(SampleReports.Long(40, 50)))).Split('\n');

        Assert.Equal(50, lines.Count(line => line.StartsWith("    {\"instrument\":", StringComparison.Ordinal)));
        Assert.Equal(40, lines.Count(line => line.StartsWith("    [\"2024-", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(EquityDetail.None, 0)]
    [InlineData(EquityDetail.Daily, 6)]
    [InlineData(EquityDetail.Full, 6)]
    public void The_equity_asked_for_is_written_and_the_metrics_stay(EquityDetail detail, int points)
    {
        ReportInput input = SampleReports.Small;
        ReportInput asked = input with
        {
            Result = input.Result with
            {
                Options = input.Result.Options with { Equity = detail },
                Equity = input.Result.Equity with { PerBar = detail == EquityDetail.Full ? input.Result.Equity.Daily : [] },
            },
        };

        Assert.Equal(points, Parse(asked).GetProperty("equity").GetArrayLength());
        Assert.Equal(Parse(input).GetProperty("metrics").GetRawText(), Parse(asked).GetProperty("metrics").GetRawText());
    }

    [Fact]
    public void What_is_not_finite_is_null()
    {
        ReportInput input = SampleReports.Small;
        EquityPoint ruined = new(input.Result.To, 0, 1, double.PositiveInfinity, 100);
        JsonElement equity = Parse(input with { Result = input.Result with { Equity = input.Result.Equity with { Daily = [ruined] } } }).GetProperty("equity");

        Assert.Equal(JsonValueKind.Null, equity[0][3].ValueKind);
    }

    [Fact]
    public void A_year_of_minutes_is_written_without_being_held()
    {
        Report report = ReportBuilder.Build(SampleReports.Long(365, 10));
        EquityPoint[] minutes = [.. Enumerable.Range(1, 525_600).Select(i => new EquityPoint(RunBuilder.Start + (i * 60_000L), 10_000 + (i / 7d), 0.01, 0.95, 1))];
        Report full = report with
        {
            Result = report.Result with
            {
                Options = report.Result.Options with { Equity = EquityDetail.Full },
                Equity = report.Result.Equity with { PerBar = minutes },
            },
        };
        ReportWriter.Write(report, Stream.Null);

        long before = GC.GetAllocatedBytesForCurrentThread();
        ReportWriter.Write(full, Stream.Null);

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 200_000);
    }

    private static JsonElement Parse(ReportInput input) => JsonDocument.Parse(ReportWriter.ToBytes(ReportBuilder.Build(input))).RootElement;
}
