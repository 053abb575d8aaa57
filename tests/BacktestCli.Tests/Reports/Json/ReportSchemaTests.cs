using System.Text.Json;
using BacktestCli.Core.Engine;
using BacktestCli.Core.Market;
using BacktestCli.Core.Metrics;
using BacktestCli.Core.Trading;
using BacktestCli.Reports;
using BacktestCli.Reports.Json;
using BacktestCli.Tests.Fakes;

namespace BacktestCli.Tests.Reports.Json;

public sealed class ReportSchemaTests
{
    private static readonly JsonElement Schema = JsonDocument.Parse(ReportSchema.Text).RootElement;

    private const string OnlyWhereImported = "imported_from";

    [Fact]
    public void It_names_every_metric_of_the_catalogue_and_no_other()
    {
        JsonElement metrics = Schema.GetProperty("properties").GetProperty("metrics");
        string[] names = [.. MetricCatalog.All.Select(metric => metric.Name)];

        Assert.Equal(names, metrics.GetProperty("properties").EnumerateObject().Select(metric => metric.Name));
        Assert.Equal(names, metrics.GetProperty("required").EnumerateArray().Select(name => name.GetString()));
    }

    [Fact]
    public void Every_object_it_describes_is_closed_and_complete() => AssertStrict(Schema);

    [Fact]
    public void Reports_of_all_kinds_of_runs_meet_it()
    {
        BacktestResult small = SampleReports.Small.Result;
        ReportSchemaCheck.Validate(
            SampleReports.Small,
            SampleReports.Idle,
            SampleReports.Several,
            SampleReports.Several with { Result = SampleReports.Several.Result with { IntrabarRange = null, Options = new BacktestOptions { BorrowRate = 0.1m } } },
            SampleReports.Long(400, 500),
            SampleReports.Small with { Benchmark = new BenchmarkPrices(SampleReports.Small.Datasets[0], 100, [(small.From + UtcTime.Day, 101), (small.To, 102.5)]) },
            SampleReports.Small with { Result = small.With(one => one with { OpenQuantity = 0.5m, OpenProfit = -1.25m }) },
            SampleReports.Small with { Result = small with { Options = small.Options with { Equity = EquityDetail.None, Fill = FillModel.Close } } },
            SampleReports.InputOf(new RunBuilder
            {
                Equity = [5_000, 0, 0],
                Trades = [Samples.Trade(-10_000) with { ExitReason = ExitReason.Bankruptcy }],
                Instrument = new Instrument("bybit", MarketKind.Perp, "BTCUSDT") { Base = "BTC", Quote = "USDT", Rules = new InstrumentRules { TickSize = 0.1m, AsOf = 0 } },
            }),
            SampleReports.Small with
            {
                Result = small.With(one => one with
                {
                    Funding = new RunFunding
                    {
                        Times = 2,
                        Payments = [new FundingPayment(0, 0.001, 100, AtMark: true, 1, 0.1m)],
                        Uncovered = [(0, 1)],
                        Fingerprint = new string('d', 64),
                    },
                }),
            });
    }

    [Fact]
    public void A_source_hash_that_is_no_hash_does_not_meet_it()
    {
        ReportInput wrong = SampleReports.Small with { Strategy = new StrategyIdentity("x", "not hex", []) };

        Xunit.Sdk.XunitException violation = Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => ReportSchemaCheck.Validate(wrong));
        Assert.Contains("/run/strategy/source_hash", violation.Message, StringComparison.Ordinal);
    }

    private static void AssertStrict(JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.Object && element.TryGetProperty("properties", out JsonElement properties)
            && properties.ValueKind == JsonValueKind.Object && element.TryGetProperty("type", out JsonElement type) && type.ValueKind == JsonValueKind.String)
        {
            Assert.False(element.GetProperty("additionalProperties").GetBoolean());
            Assert.Equal(
                properties.EnumerateObject().Select(property => property.Name).Where(name => name != OnlyWhereImported),
                element.GetProperty("required").EnumerateArray().Select(name => name.GetString()));
        }

        if (element.ValueKind == JsonValueKind.Object)
            Assert.All(element.EnumerateObject(), property => AssertStrict(property.Value));
        else if (element.ValueKind == JsonValueKind.Array)
            Assert.All(element.EnumerateArray(), AssertStrict);
    }
}
