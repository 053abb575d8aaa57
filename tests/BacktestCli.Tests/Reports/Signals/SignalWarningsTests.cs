using BacktestCli.Core.Engine;
using BacktestCli.Core.Strategies;
using BacktestCli.Reports;
using BacktestCli.Reports.Signals;
using BacktestCli.Tests.Fakes;

namespace BacktestCli.Tests.Reports.Signals;

public sealed class SignalWarningsTests
{
    private static readonly string[] Own =
        ["contaminated", "partly_before_cutoff", "unknown_cutoff", "named_to_the_model", "batched_look_ahead", "abstained", "few_placebos", "placebo_as_good"];

    /// <summary>Nothing stands against these signals.</summary>
    private static SignalAccount Sound { get; } = SignalRuns.Account with
    {
        Models = WithCutoffs(0, 0),
        Recordings = [.. SignalRuns.Account.Recordings.Select(one => one with { Origin = SignalOrigin.Primary, Models = [SignalRuns.First] })],
        Placebos = [],
    };

    [Fact]
    public void Sound_signals_have_none() => Assert.Empty(Codes(Sound));

    [Fact]
    public void A_run_that_a_model_may_have_read_of_is_contaminated_before_all_else()
    {
        ReportInput input = SignalRuns.InputOf(SignalRuns.Result, Sound with { Models = WithCutoffs(SignalRuns.Result.To, null) });
        Report report = ReportBuilder.Build(input with { ExtraWarnings = [new("first", "x")] });

        Assert.Equal("contaminated", report.Warnings[0].Code);
        Assert.Equal(
            "The whole run lies before 2024-03-01, up to where a model that answered may have read what came next (openai/gpt-4.1). "
            + "Nothing here tells foresight from memory. Run it on later bars.",
            report.Warnings[0].Text);
        Assert.True(report.Signals!.IsContaminated);
    }

    [Fact]
    public void A_run_that_is_partly_before_says_how_much_of_it()
    {
        Report report = Build(Sound with { Models = WithCutoffs(SignalRuns.Middle, null) });

        Assert.Equal(
            "50.00% of the bars lie before 2024-01-31, up to where a model that answered may have read what came next (openai/gpt-4.1). "
            + "Only the figures after it tell foresight from memory.",
            report.Warnings.Single(warning => warning.Code == "partly_before_cutoff").Text);
        Assert.False(report.Signals!.IsContaminated);
    }

    [Fact]
    public void Only_models_that_answered_count()
    {
        SignalAccount stoodBy = Sound with { Models = WithCutoffs(0, SignalRuns.Result.To) };

        Assert.Empty(Codes(stoodBy));
        Assert.Equal(["contaminated"], Codes(stoodBy with { Recordings = [.. Sound.Recordings.Select(one => one with { Models = [SignalRuns.Second] })] }));
    }

    [Fact]
    public void The_latest_cutoff_of_those_that_answered_counts() =>
        Assert.Equal(SignalRuns.Middle, ReportBuilder.Build(SignalRuns.Input).Signals!.Cutoff!.Cutoff);

    [Fact]
    public void An_unknown_cutoff_leaves_it_open()
    {
        Report report = Build(Sound with { Models = WithCutoffs(null, 0) });

        Assert.Equal(["unknown_cutoff"], Codes(report));
        Assert.Equal((null, null), (report.Signals!.IsContaminated, report.Signals.Cutoff));
    }

    [Fact]
    public void An_unknown_cutoff_does_not_clear_a_run_that_another_model_has_read_of()
    {
        UsedRecording[] both = [.. Sound.Recordings.Select((one, i) => one with { Models = [i % 2 == 0 ? SignalRuns.First : SignalRuns.Second] })];
        Report report = Build(Sound with { Models = WithCutoffs(null, SignalRuns.Result.To), Recordings = both });

        Assert.Equal(["contaminated", "unknown_cutoff"], Codes(report));
        Assert.True(report.Signals!.IsContaminated);
        Assert.Null(report.Signals.Cutoff);
    }

    [Fact]
    public void Where_nobody_answered_nobody_remembered()
    {
        Report report = Build(SignalRuns.Account with
        {
            Placebos = [],
            Recordings = [.. Sound.Recordings.Select(one => one with { Origin = SignalOrigin.Abstained, Models = [] })],
        });

        Assert.Equal(["abstained"], Codes(report));
        Assert.Equal((false, null), (report.Signals!.IsContaminated, report.Signals.Cutoff));
    }

    [Fact]
    public void A_model_that_was_told_the_names_may_remember() => Assert.Equal(["named_to_the_model"], Codes(Sound with { IsAnonymous = false }));

    [Fact]
    public void A_batch_shows_the_model_later_bars()
    {
        Report report = Build(Sound with { Plan = Sound.Plan with { Contract = "rules", Batch = 5 } });

        Assert.Equal(
            "Bars were asked about 5 at a time: all but the last bar of each batch were judged with later bars in view.",
            report.Warnings.Single(warning => warning.Code == "batched_look_ahead").Text);
    }

    [Fact]
    public void Questions_without_an_answer_are_told_as_a_share() => Assert.Equal(
        "6 of 240 questions (2.50%) went unanswered: each counts as no opinion.",
        ReportBuilder.Build(SignalRuns.Input).Warnings.Single(warning => warning.Code == "abstained").Text);

    [Theory]
    [InlineData(FillModel.NextOpen, "acted on from the next open")]
    [InlineData(FillModel.Close, "acted on at that close")]
    public void What_a_run_with_signals_leaves_out_is_stated(FillModel fill, string when)
    {
        BacktestResult result = SignalRuns.Result with { Options = SignalRuns.Result.Options with { Fill = fill } };
        AppliedEffect effect = ReportBuilder.Build(SignalRuns.InputOf(result, Sound)).Applied[^1];

        Assert.Equal(
            $"Models are asked at the close of a bar, and what they answer is {when}. The time that an answer takes is not modelled. "
            + "The models' fees, 0.288 US dollars, are not part of the result.",
            effect.How);
        Assert.Equal("signals", effect.Effect);
    }

    private static SignalModel[] WithCutoffs(long? first, long? second) => [new(SignalRuns.First, first), new(SignalRuns.Second, second)];

    private static Report Build(SignalAccount account) => ReportBuilder.Build(SignalRuns.InputOf(SignalRuns.Result, account));

    private static string[] Codes(SignalAccount account) => Codes(Build(account));

    private static string[] Codes(Report report) => [.. report.Warnings.Select(warning => warning.Code).Intersect(Own)];
}
