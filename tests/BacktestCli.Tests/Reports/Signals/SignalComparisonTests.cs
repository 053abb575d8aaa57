using BacktestCli.Core.Strategies;
using BacktestCli.Reports;
using BacktestCli.Reports.Diff;
using BacktestCli.Reports.Json;
using BacktestCli.Tests.Fakes;

namespace BacktestCli.Tests.Reports.Signals;

public sealed class SignalComparisonTests
{
    private static readonly ReportInput Input = SignalRuns.Input;

    [Fact]
    public void A_report_with_signals_is_the_same_as_itself() => Assert.Empty(Compare(Input, Input, 0).Lines());

    [Fact]
    public void Another_answer_is_a_difference_though_no_trade_is_another()
    {
        ReportInput now = WithAnswer(3, signal => signal with { Score = signal.Score / 2, Reason = "other" });

        Assert.Equal(["signals.answers[3].score: 0.1411200081 → 0.07056000403 (-0.07056000407, 5E-1 relative)"], Compare(Input, now, 0).Lines());
        Assert.Equal(["signals.answers[3].reason: \"reason 3\" → \"other\""], Compare(Input, now, 0.6).Lines());
    }

    [Fact]
    public void A_missing_answer_is_a_difference() => Assert.Contains(
        "number of signals.answers: 240 → 239 (-1, 4.167E-3 relative)",
        Compare(Input, SignalRuns.With(account => account with { Signals = [.. account.Signals.SkipLast(1)] }), 0).Lines());

    [Fact]
    public void Signals_where_there_were_none_are_a_difference()
    {
        Comparison comparison = Compare(Input with { Signals = null }, Input, 1);

        Assert.False(comparison.Same);
        Assert.Contains("number of signals.answers: 0 → 240 (+240, 1E+0 relative)", comparison.Lines());
    }

    [Fact]
    public void What_the_signals_were_worth_counts()
    {
        ReportInput now = SignalRuns.With(account => account with { WithoutNonPrimary = SignalRuns.Result });

        Comparison comparison = Compare(Input, now, 0);
        Assert.False(comparison.Same);
        Assert.Contains("signals.without_non_primary.total_return", comparison.Worth.Select(one => one.Name));
    }

    [Fact]
    public void A_placebo_that_only_one_of_them_has_is_no_difference() =>
        Assert.True(Compare(SignalRuns.With(account => account with { Placebos = [] }), Input, 0).Same);

    [Fact]
    public void What_they_cost_explains_and_does_not_decide()
    {
        ReportInput now = SignalRuns.With(account => account with { Recordings = [.. account.Recordings.Select(one => one with { CostUsd = 1 })] });

        Comparison comparison = Compare(Input, now, 0);
        Assert.True(comparison.Same);
        Assert.Equal(["signals.counts.cost_usd"], comparison.Inputs.Select(one => one.Name));
    }

    [Fact]
    public void Whatever_is_answered_names_another_folder()
    {
        ReportInput[] others =
        [
            Input with { Signals = null },
            SignalRuns.With(account => account with { Fingerprint = new string('f', 64) }),
            SignalRuns.With(account => account with { Placebos = [] }),
            SignalRuns.With(account => account with { WithoutNonPrimary = null }),
            SignalRuns.With(account => account with { Models = [account.Models[0], account.Models[1] with { KnowledgeCutoff = null }] }),
            SignalRuns.With(account => account with { Models = [.. account.Models.Reverse()] }),
            SignalRuns.With(account => account with { Signals = [.. account.Signals.Skip(1)] }),
            SignalRuns.With(account => account with { Recordings = [account.Recordings[0] with { Models = ["x"] }, .. account.Recordings.Skip(1)] }),
            WithAnswer(0, signal => signal with { Score = 0.123 }),
            WithAnswer(0, signal => signal with { Confidence = 0.123 }),
            WithAnswer(0, signal => signal with { Entry = 1 }),
            WithAnswer(0, signal => signal with { StopLoss = 1 }),
            WithAnswer(0, signal => signal with { TakeProfit = 1 }),
            WithAnswer(0, signal => signal with { Share = 1 }),
            WithAnswer(0, signal => signal with { Quantity = 1 }),
            WithAnswer(0, signal => signal with { Reason = "x" }),
            WithAnswer(0, signal => signal with { Origin = new(IsRepaired: true) }),
        ];

        Assert.Equal(others.Length + 1, others.Append(Input).Select(NameOf).Distinct().Count());
        Assert.Equal(NameOf(Input), NameOf(SignalRuns.With(account => account with { Signals = [.. account.Signals.Reverse()] })));
    }

    private static ReportInput WithAnswer(int at, Func<Signal, Signal> change) => SignalRuns.With(account => account with
    {
        Signals = [.. account.Signals.Select((given, i) => i == at ? given with { Signal = change(given.Signal) } : given)],
    });

    private static string NameOf(ReportInput input) => RunName.For(ReportBuilder.Build(input));

    private static Comparison Compare(ReportInput before, ReportInput now, double tolerance) => Comparison.Of(Read(before), Read(now), tolerance);

    private static StoredReport Read(ReportInput input) => ReportReader.Read(ReportWriter.ToBytes(ReportBuilder.Build(input)), "report.json");
}
