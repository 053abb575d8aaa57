using System.Globalization;
using System.Text;
using System.Text.Json;
using BacktestCli.Core.Strategies;
using BacktestCli.Reports;
using BacktestCli.Reports.Json;
using BacktestCli.Reports.Signals;
using BacktestCli.Tests.Fakes;
using BacktestCli.Tests.Reports.Json;

namespace BacktestCli.Tests.Reports.Signals;

public sealed class SignalSectionTests
{
    [Fact]
    public void It_reads_as_approved()
    {
        string text = Text(SignalRuns.Input);
        int start = text.IndexOf("  \"signals\": {", StringComparison.Ordinal);
        int end = text.IndexOf("  \"orders\": {", StringComparison.Ordinal);
        string[] lines = text[start..end].Split('\n');
        int answers = Array.IndexOf(lines, "    \"answers\": [");

        Approved.Matches(string.Join('\n', lines[..(answers + 9)]) + "\n", "report-signals.json");
    }

    [Fact]
    public void A_strategy_without_signals_says_null() => Assert.Contains("\n  \"signals\": null,\n", Text(SampleReports.Small), StringComparison.Ordinal);

    [Fact]
    public void A_signal_takes_one_line_whatever_its_reason_holds()
    {
        string[] lines = [.. Text(SignalRuns.Input).Split('\n').Where(line => line.StartsWith("      {\"time\":", StringComparison.Ordinal))];

        Assert.Equal(SignalRuns.Signals.Count, lines.Length);
        JsonElement third = JsonDocument.Parse(lines[2].TrimEnd(',')).RootElement;
        Assert.Equal(SignalRuns.Signals[2].Signal.Reason, third.GetProperty("reason").GetString());
    }

    [Fact]
    public void The_same_signals_give_the_same_bytes_in_any_culture_and_order()
    {
        byte[] once = ReportWriter.ToBytes(ReportBuilder.Build(SignalRuns.Input));
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo german = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        german.NumberFormat.NumberDecimalSeparator = ",";
        german.NumberFormat.NegativeSign = "~";
        german.DateTimeFormat.DateSeparator = ".";
        try
        {
            CultureInfo.CurrentCulture = german;
            byte[] again = ReportWriter.ToBytes(ReportBuilder.Build(SignalRuns.With(account => account with
            {
                Signals = [.. account.Signals.Reverse()],
                Recordings = [.. account.Recordings.Reverse(), account.Recordings[0]],
            })));
            Assert.Equal(once, again);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Reports_with_all_kinds_of_signals_meet_the_schema() => ReportSchemaCheck.Validate(
        SignalRuns.Input,
        SignalRuns.With(account => account with { Placebos = [], WithoutNonPrimary = null, IsAnonymous = false }),
        SignalRuns.With(account => account with { Models = [] }),
        SignalRuns.With(account => account with { Models = [new(SignalRuns.First, SignalRuns.Result.To), new(SignalRuns.Second, null)] }),
        SignalRuns.With(account => account with { Models = [new(SignalRuns.First, 0), new(SignalRuns.Second, 0)] }),
        SignalRuns.With(account => account with { Recordings = [], Signals = [], Questions = 0, Sampling = new SignalSampling(null, null, null, null) }),
        SignalRuns.With(account => account with
        {
            Plan = new SignalPlan { Contract = "factor", Combination = SignalCombination.Vote, Rules = "Buy \"low\"" },
            Recordings = [.. account.Recordings.Select(one => one with { CostUsd = null, Models = [SignalRuns.First, SignalRuns.Second] })],
            Signals = [.. account.Signals.Select(given => given with { Signal = given.Signal with { Origin = new SignalOrigin(IsRepaired: true, Missing: 1) } })],
        }),
        SignalRuns.With(account => account with
        {
            Signals = [.. account.Signals.Select(given => given with { Signal = Full(given.Signal) })],
        }));

    private static Signal Full(Signal signal) => signal with
    {
        Entry = 100,
        TakeProfit = 120,
        Share = 0.25,
        Quantity = 0.001m,
        Origin = new SignalOrigin(2, IsRepaired: true, IsReAsked: true),
    };

    private static string Text(ReportInput input) => Encoding.UTF8.GetString(ReportWriter.ToBytes(ReportBuilder.Build(input)));
}
