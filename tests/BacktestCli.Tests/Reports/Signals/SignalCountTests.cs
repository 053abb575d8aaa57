using BacktestCli.Core.Strategies;
using BacktestCli.Reports;
using BacktestCli.Reports.Signals;
using BacktestCli.Tests.Fakes;

namespace BacktestCli.Tests.Reports.Signals;

public sealed class SignalCountTests
{
    [Fact]
    public void Every_recording_is_counted_by_how_its_answer_came_about()
    {
        SignalCounts counts = Of(
            Recording('1', SignalOrigin.Primary, "a"),
            Recording('2', new SignalOrigin(1, IsRepaired: true), "b"),
            Recording('3', new SignalOrigin(2, IsReAsked: true), "c"),
            Recording('4', new SignalOrigin(IsReAsked: true, IsRepaired: true), "a"),
            Recording('5', SignalOrigin.Abstained),
            Recording('6', new SignalOrigin(IsRepaired: true, Missing: 1), "a", "c"));

        Assert.Equal((9, 5, 1, 3, 2, 1, 1), (counts.Questions, counts.Answers, counts.Primary, counts.Repaired, counts.ReAsked, counts.Partial, counts.Abstained));
        Assert.Equal((18, 600, 60), (counts.Calls, counts.InputTokens, counts.OutputTokens));
        Assert.Equal(0.06m, counts.CostUsd);
        Assert.Equal(1 / 6.0, counts.AbstainedShare);
        Assert.Equal([new("c", 1), new("b", 1)], counts.Fallbacks);
        Assert.Equal([new("a", 3), new("c", 2), new("b", 1)], counts.Answered);
    }

    [Fact]
    public void Each_model_of_a_combined_answer_has_answered() =>
        Assert.Equal([new("a", 1), new("b", 1), new("elsewhere", 1)], Of(Recording('1', SignalOrigin.Primary, "elsewhere", "b", "a")).Answered);

    [Fact]
    public void Questions_that_read_the_same_cost_once()
    {
        UsedRecording one = Recording('1', SignalOrigin.Primary, "a");

        Assert.Equal((1, 3), (Of(one, one).Answers, Of(one, one).Calls));
    }

    [Fact]
    public void Where_one_price_is_unknown_the_cost_is() =>
        Assert.Null(Of(Recording('1', SignalOrigin.Primary, "a"), Recording('2', SignalOrigin.Primary, "b") with { CostUsd = null }).CostUsd);

    [Fact]
    public void Of_no_recording_no_share_went_unanswered() => Assert.Null(Of().AbstainedShare);

    [Fact]
    public void Signals_stand_in_order_of_time_and_name_with_the_model_and_the_key_they_came_of()
    {
        GivenSignal early = new(Samples.Instrument, Signal(1), new string('1', 64));
        GivenSignal other = new(Samples.Instrument with { Symbol = "AAAUSDT" }, Signal(2), new string('2', 64));
        GivenSignal late = new(Samples.Instrument, Signal(2), new string('2', 64));
        SignalAccount account = SignalRuns.Account with
        {
            Signals = [late, other, early],
            Recordings = [Recording('1', SignalOrigin.Abstained), Recording('2', SignalOrigin.Primary, "a", "b")],
        };

        IReadOnlyList<SignalLine> lines = SignalLine.Of(account);

        Assert.Equal([(early.Signal, null, new string('1', 16)), (other.Signal, "a+b", new string('2', 16)), (late.Signal, "a+b", new string('2', 16))],
            lines.Select(line => (line.Signal, line.Model, line.Key)));
        Assert.Equal(["binance spot BTCUSDT", "binance spot AAAUSDT", "binance spot BTCUSDT"], lines.Select(line => line.Instrument));
    }

    [Fact]
    public void Where_all_signals_are_primary_there_is_no_run_without_the_others()
    {
        ReportInput input = SignalRuns.With(account => account with { Signals = [.. account.Signals.Where(given => given.Signal.Origin.IsPrimary)] });

        Assert.Null(ReportBuilder.Build(input).Signals!.WithoutNonPrimary);
        Assert.Equal((30, true), (ReportBuilder.Build(SignalRuns.Input).Signals!.NonPrimary, ReportBuilder.Build(SignalRuns.Input).Signals!.WithoutNonPrimary is not null));
    }

    [Fact]
    public void A_signal_without_its_recording_is_refused()
    {
        ReportInput input = SignalRuns.With(account => account with { Recordings = [.. account.Recordings.Skip(1)] });

        ArgumentException refusal = Assert.Throws<ArgumentException>(() => ReportBuilder.Build(input));
        Assert.Contains("The signal of test spot BTCUSDT at 2024-01-01T06:00:00Z is of recording ", refusal.Message, StringComparison.Ordinal);
    }

    private static SignalCounts Of(params UsedRecording[] recordings) => SignalCounts.Of(SignalRuns.Account with
    {
        Questions = 9,
        Models = [new SignalModel("a", null), new SignalModel("c", null), new SignalModel("b", null)],
        Recordings = recordings,
        Signals = [],
    });

    private static UsedRecording Recording(char key, SignalOrigin origin, params string[] models) => new()
    {
        Key = new string(key, 64),
        Models = models,
        Origin = origin,
        Calls = 3,
        InputTokens = 100,
        OutputTokens = 10,
        CostUsd = 0.01m,
    };

    private static Signal Signal(long time) => new() { Time = time, Score = 1, Confidence = 1, Origin = SignalOrigin.Primary };
}
