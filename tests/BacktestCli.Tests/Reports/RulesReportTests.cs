using System.Text.Json;
using BacktestCli.Core.Market;
using BacktestCli.Reports;
using BacktestCli.Reports.Json;
using BacktestCli.Tests.Fakes;

namespace BacktestCli.Tests.Reports;

/// <summary>What a report says of the rules it was simulated under.</summary>
public sealed class RulesReportTests
{
    private static readonly Instrument Plain = new("binance", MarketKind.Spot, "BTCUSDT");

    [Theory]
    [InlineData(0.01, 0, 5, "Slipped prices are rounded to the tick, 0.01, against the order; stops and targets to the tick beyond. Entries worth under 5 are rejected.")]
    [InlineData(0, 0.002, 5, "Prices are not rounded, as the tick is not known. Entries under 0.002, or worth under 5, are rejected.")]
    [InlineData(0, 0.002, 0, "Prices are not rounded, as the tick is not known. Entries under 0.002 are rejected.")]
    [InlineData(0, 0, 0, "Prices are not rounded, as the tick is not known. No minimum is known.")]
    public void Rules_that_hold_are_stated(double tick, double minQuantity, double minNotional, string how)
    {
        InstrumentRules rules = new()
        {
            TickSize = tick == 0 ? null : (decimal)tick,
            LotSize = 0.001m,
            MinQuantity = (decimal)minQuantity,
            MinNotional = (decimal)minNotional,
        };

        Assert.Equal((true, "Quantities are rounded down to the lot, 0.001. " + how), Applied(Build(Plain with { Rules = rules }), "lot_and_minimums"));
    }

    [Fact]
    public void Rules_of_which_nothing_but_the_day_is_known_are_not_known() => Assert.Equal(
        (false, "The venue's rules are not known: quantities are rounded down to 1e-8, and no minimum holds."),
        Applied(Build(Plain with { Rules = new InstrumentRules { AsOf = 7 } }), "lot_and_minimums"));

    [Fact]
    public void Rules_of_a_later_day_are_assumed_and_warned_of()
    {
        InstrumentRules rules = new() { LotSize = 0.1m, AsOf = RunBuilder.Start + UtcTime.Day + 1 };
        Report report = Build(Plain with { Rules = rules });

        Assert.EndsWith(" The rules are those of 2024-01-02.", Applied(report, "lot_and_minimums").How, StringComparison.Ordinal);
        Assert.Equal(
            new ReportWarning("assumed_rules", "binance spot BTCUSDT: the rules as of 2024-01-02 are assumed for earlier bars."),
            report.Warnings.Single(warning => warning.Code == "assumed_rules"));
        Assert.Equal("2024-01-02T00:00:00.001Z", InstrumentOf(report).GetProperty("rules_as_of").GetString());
    }

    [Fact]
    public void Rules_no_younger_than_the_first_bar_are_no_assumption()
    {
        Report report = Build(Plain with { Rules = new InstrumentRules { LotSize = 0.1m, AsOf = RunBuilder.Start } });

        Assert.DoesNotContain(report.Warnings, warning => warning.Code == "assumed_rules");
    }

    [Fact]
    public void An_inverse_contract_is_said_to_be_simulated_as_a_linear_one()
    {
        const string Sentence = "The contract is inverse: at the venue, margin, profit and funding are in the base currency. It is simulated as a "
            + "linear one: cash, profit, fees and funding are in the quote currency, quantities in the base currency, and the cash does not rise and "
            + "fall with the price as a margin in coins does.";
        InstrumentRules rules = new() { LotSize = 1, TickSize = 0.1m, MinNotional = 100 };
        Instrument inverse = new("binance", MarketKind.Perp, "BTCUSD_PERP") { IsInverse = true, Rules = rules };
        Report report = Build(inverse);

        Assert.Equal((false, Sentence), Applied(report, "inverse_contract"));
        Assert.Equal(
            new ReportWarning("inverse_as_linear", "binance perp BTCUSD_PERP: " + Sentence),
            report.Warnings.Single(warning => warning.Code == "inverse_as_linear"));
        Assert.Equal(
            (true, "The venue's lot counts contracts: quantities are rounded down to 1e-8. Slipped prices are rounded to the tick, 0.1, against the "
                + "order; stops and targets to the tick beyond. Entries worth under 100 are rejected."),
            Applied(report, "lot_and_minimums"));
        Assert.Equal(
            (false, "The venue's lot counts contracts: quantities are rounded down to 1e-8, and no minimum holds."),
            Applied(Build(inverse with { Rules = new InstrumentRules { LotSize = 1, AsOf = 7 } }), "lot_and_minimums"));
        Assert.True(InstrumentOf(report).GetProperty("is_inverse").GetBoolean());
    }

    [Fact]
    public void A_linear_contract_is_not_said_to_be_inverse() =>
        Assert.DoesNotContain(Build(Plain).Applied, effect => effect.Effect == "inverse_contract");

    private static Report Build(Instrument instrument)
    {
        ReportInput input = SampleReports.Small;
        return ReportBuilder.Build(input with
        {
            Result = input.Result.With(one => one with { Instrument = instrument }),
            Datasets = [input.Datasets[0] with { Instrument = instrument }],
        });
    }

    private static (bool Modelled, string How) Applied(Report report, string name)
    {
        AppliedEffect effect = report.Applied.Single(effect => effect.Effect == name);
        return (effect.Modelled, effect.How);
    }

    private static JsonElement InstrumentOf(Report report) =>
        JsonDocument.Parse(ReportWriter.ToBytes(report)).RootElement.GetProperty("datasets")[0].GetProperty("instrument");
}
