using System.Text;
using System.Text.Json;
using BacktestCli.Core.Engine;
using BacktestCli.Core.Market;
using BacktestCli.Core.Trading;
using BacktestCli.Reports;
using BacktestCli.Reports.Csv;
using BacktestCli.Reports.Diff;
using BacktestCli.Reports.Json;
using BacktestCli.Tests.Fakes;

namespace BacktestCli.Tests.Reports;

/// <summary>What a report says of funding: modelled, partly known, unknown.</summary>
public sealed class FundingReportTests
{
    private const string Sentence = " The position that a bar's fills leave pays at all funding times of that bar; "
        + "one closed inside the bar pays at none of them.";

    private static readonly FundingPayment AtClose = new(RunBuilder.Start + (UtcTime.Day / 3), 0.0001, 100, AtMark: false, 1, 0.01m);

    private static readonly FundingPayment AtMark = new(RunBuilder.Start + UtcTime.Day, -0.0002, 101, AtMark: true, 1, -0.0202m);

    private static readonly BacktestResult Perpetual = new RunBuilder
    {
        Equity = [.. Enumerable.Repeat(10_000d, 120)],
        Instrument = new Instrument("binance", MarketKind.Perp, "BTCUSDT"),
        Trades = [.. Enumerable.Repeat(Samples.Trade(1) with { Funding = -0.0102m }, 30)],
    }.Build();

    [Fact]
    public void A_run_without_funding_says_so_in_every_place()
    {
        Report report = Build(Perpetual);

        Assert.Equal((false, "No funding rates were given: the position pays and receives none."), Applied(report));
        Assert.Equal(["perp_without_funding"], report.Warnings.Select(warning => warning.Code));
        Assert.Null(ReportWarnings.MissingFunding(Perpetual));
        JsonElement json = Json(report);
        Assert.Equal(JsonValueKind.Null, json.GetProperty("run").GetProperty("instruments")[0].GetProperty("funding").ValueKind);
        Assert.Equal(JsonValueKind.Null, json.GetProperty("metrics").GetProperty("funding_paid").ValueKind);
        Assert.Equal(JsonValueKind.Null, json.GetProperty("trades")[0].GetProperty("funding").ValueKind);
        Assert.Contains(",0.25,0.125,,,0,1.25,1,", Trades(report), StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_with_funding_shows_what_was_paid_in_every_place()
    {
        Report report = Build(Funded(AtClose, AtMark));

        Assert.Empty(report.Warnings);
        Assert.Equal(-0.0102, report.Metric("funding_paid"));
        JsonElement json = Json(report);
        Assert.Equal(-0.0102, json.GetProperty("trades")[0].GetProperty("funding").GetDouble());
        JsonElement funding = json.GetProperty("run").GetProperty("instruments")[0].GetProperty("funding");
        Assert.Equal((360, 2), (funding.GetProperty("times").GetInt32(), funding.GetProperty("payments").GetInt32()));
        Assert.Equal(new string('d', 64), funding.GetProperty("fingerprint").GetString());
        Assert.Contains(",0.25,0.125,-0.0102,,0,1.25,1,", Trades(report), StringComparison.Ordinal);
    }

    [Fact]
    public void The_price_that_was_charged_is_named()
    {
        const string Start = "Position × price × rate, longs pay where the rate is positive: ";
        const string Two = Start + "2 payments from 2024-01-01T08:00:00Z to 2024-01-02T00:00:00Z, at ";
        FundingPayment late = AtClose with { Time = AtMark.Time };
        FundingPayment early = AtMark with { Time = AtClose.Time };

        AssertHow(Two + "the venue's mark price, 1 time at the bar's close, as none is recorded; 360 funding times are known.", AtClose, AtMark);
        AssertHow(Two + "the venue's mark price; 360 funding times are known.", early, AtMark);
        AssertHow(Two + "the bar's close, as no mark price is recorded; 360 funding times are known.", AtClose, late);
        AssertHow(Start + "360 funding times are known, nothing was held at any.");

        static void AssertHow(string how, params FundingPayment[] payments) =>
            Assert.Equal((true, how + Sentence), Applied(Build(Funded(payments))));
    }

    [Fact]
    public void Spot_pays_none() => Assert.Equal((false, "Spot pays no funding."), Applied(ReportBuilder.Build(SampleReports.Small)));

    [Fact]
    public void Stretches_of_which_nothing_is_known_are_named_up_to_three()
    {
        BacktestResult three = Missing((0, 8), (24, 48), (72, 80));
        BacktestResult five = Missing((0, 8), (24, 48), (72, 80), (100, 101), (102, 103));

        ReportWarning warning = Assert.Single(Build(three).Warnings);
        Assert.Equal(ReportWarnings.MissingFunding(three), warning);
        Assert.Equal(
            new ReportWarning(
                "missing_funding",
                "binance perp BTCUSDT: funding is unknown for 1.7 days of the run: 2024-01-01T00:00:00Z to 2024-01-01T08:00:00Z, 2024-01-02T00:00:00Z to "
                + "2024-01-03T00:00:00Z, 2024-01-04T00:00:00Z to 2024-01-04T08:00:00Z. Nothing is paid or received there."),
            warning);
        Assert.Contains("2024-01-04T08:00:00Z and 2 more. Nothing", ReportWarnings.MissingFunding(five)!.Text, StringComparison.Ordinal);
        JsonElement second = Json(Build(three)).GetProperty("run").GetProperty("instruments")[0].GetProperty("funding").GetProperty("uncovered")[1];
        Assert.Equal("2024-01-02T00:00:00Z", second.GetProperty("from").GetString());
    }

    [Fact]
    public void Other_funding_names_another_run()
    {
        RunFunding funding = Funded(AtClose).Funding!;
        BacktestResult[] runs =
        [
            Perpetual,
            Perpetual.With(one => one with { Funding = funding }),
            Perpetual.With(one => one with { Funding = funding with { Fingerprint = new string('e', 64) } }),
            Perpetual.With(one => one with { Funding = funding with { Uncovered = [(RunBuilder.Start, RunBuilder.Start + 1)] } }),
        ];

        Assert.Equal(runs.Length, runs.Select(run => RunName.For(Build(run))).Distinct().Count());
    }

    [Fact]
    public void A_comparison_sees_what_was_paid_and_that_the_rates_are_others()
    {
        BacktestResult before = Funded(AtClose);
        BacktestResult now = before.With(one => one with
        {
            Funding = before.Funding! with { Payments = [AtClose with { Amount = 0.02m }], Fingerprint = new string('e', 64) },
        }) with
        {
            Trades = [before.Trades[0] with { Funding = 0.02m }, .. before.Trades.Skip(1)],
        };

        string[] lines = [.. Comparison.Of(Stored(before), Stored(now), 0).Lines()];
        Assert.Equal(
            ["funding_paid: 0.01 → 0.02 (+0.01, 5E-1 relative)", "trades[0].funding: -0.0102 → 0.02 (+0.0302, 1.51E+0 relative)"], lines[..2]);
        Assert.StartsWith("input run.instruments[0].funding.fingerprint: ", Assert.Single(lines[2..]), StringComparison.Ordinal);
    }

    private static BacktestResult Funded(params FundingPayment[] payments) =>
        Perpetual.With(one => one with { Funding = new RunFunding { Times = 360, Payments = payments, Uncovered = [], Fingerprint = new string('d', 64) } });

    private static BacktestResult Missing(params (int From, int To)[] hours)
    {
        RunFunding funding = Funded(AtClose, AtMark).Funding!;
        return Perpetual.With(one => one with { Funding = funding with { Uncovered = [.. hours.Select(part => (ListSource.At(part.From), ListSource.At(part.To)))] } });
    }

    private static Report Build(BacktestResult result)
    {
        ReportInput input = SampleReports.Small;
        Dataset whole = input.Datasets[0] with { Instrument = result.Instrument, Gaps = [] };
        return ReportBuilder.Build(input with { Result = result, Datasets = [whole], ExtraWarnings = [] });
    }

    private static (bool Modelled, string How) Applied(Report report)
    {
        AppliedEffect effect = report.Applied.Single(effect => effect.Effect == "funding");
        return (effect.Modelled, effect.How);
    }

    private static JsonElement Json(Report report) => JsonDocument.Parse(ReportWriter.ToBytes(report)).RootElement;

    private static StoredReport Stored(BacktestResult result) => ReportReader.Read(ReportWriter.ToBytes(Build(result)), "report.json");

    private static string Trades(Report report)
    {
        using MemoryStream stream = new();
        CsvWriter.WriteTrades(report, stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
