using BacktestCli.Core.Strategies;
using BacktestCli.Signals.Contracts;
using FsCheck.Fluent;

namespace BacktestCli.Tests.Signals.Contracts;

public sealed class SignalCombinerTests
{
    private static readonly Signal Abstained = new() { Time = 7, Score = 0, Confidence = 0, Origin = SignalOrigin.Abstained };

    [Theory]
    [InlineData(SignalCombination.Mean, 0.2)] // (1 + 0.4 − 0.8) / 3
    [InlineData(SignalCombination.Median, 0.4)]
    [InlineData(SignalCombination.Vote, 1)]
    [InlineData(SignalCombination.Confidence, -0.0615)] // (0.2 + 0.2 − 0.48) / 1.3: the doubtful majority loses
    public void Scores_become_one_as_asked(SignalCombination how, double score)
    {
        Signal combined = SignalCombiner.Combine(how, [Of(1, 0.2), Of(0.4, 0.5), Of(-0.8, 0.6)]);

        Assert.Equal(score, combined.Score, 0.0001);
    }

    [Fact]
    public void Two_of_three_at_nine_tenths_come_to_six_tenths()
    {
        Signal combined = SignalCombiner.Combine(
            SignalCombination.Vote,
            [
                Of(1, 0.9) with { Share = 0.2, Quantity = 3, StopLoss = 90, TakeProfit = 120, Entry = 100, Reason = "up" },
                Of(1, 0.9) with { Share = 0.4, StopLoss = 94, TakeProfit = 130, Reason = "higher" },
                Of(-1, 1) with { Share = 1, StopLoss = 200, TakeProfit = 1, Entry = 100, Reason = "down" },
            ]);

        Assert.Equal((1, 0.6, 0.2, 92, 125), (combined.Score, Math.Round(combined.Confidence, 12), Math.Round(combined.Share!.Value, 12), combined.StopLoss, combined.TakeProfit));
        Assert.Equal((2, "up | higher"), (Math.Round(combined.Quantity!.Value, 6), combined.Reason));
        Assert.Null(combined.Entry);
    }

    [Fact]
    public void A_split_vote_is_no_opinion()
    {
        Signal combined = SignalCombiner.Combine(SignalCombination.Vote, [Of(1, 0.9), Of(-1, 0.9), Of(0, 0.5), Of(1, 0.1)]);

        Assert.Equal((0, 0.125), (combined.Score, combined.Confidence));
    }

    [Fact]
    public void Who_abstains_is_left_out_and_the_result_is_of_a_part()
    {
        Signal combined = SignalCombiner.Combine(SignalCombination.Mean, [Abstained, Of(0.5, 0.8), Abstained]);

        Assert.Equal((0.5, 0.8, new SignalOrigin(Missing: 2)), (combined.Score, combined.Confidence, combined.Origin));
    }

    [Fact]
    public void Where_all_abstain_so_does_the_result() =>
        Assert.Equal(Abstained, SignalCombiner.Combine(SignalCombination.Median, [Abstained, Abstained]));

    [Fact]
    public void The_origin_is_primary_only_where_all_are()
    {
        Assert.True(SignalCombiner.Combine(SignalCombination.Mean, [Of(1, 1), Of(1, 1)]).Origin.IsPrimary);
        Assert.Equal(
            new SignalOrigin(2, IsRepaired: true, IsReAsked: true),
            SignalCombiner.Combine(
                SignalCombination.Mean,
                [Of(1, 1), Of(1, 1) with { Origin = new SignalOrigin(2) }, Of(1, 1) with { Origin = new SignalOrigin(1, IsRepaired: true) }, Of(1, 1) with { Origin = new SignalOrigin(IsReAsked: true) }])
                .Origin);
    }

    [Fact]
    public void Whatever_is_combined_lies_within_what_was_said_and_one_alone_stays_itself() => Prop.ForAll<(sbyte Score, byte Confidence)[]>(said =>
    {
        Signal[] signals = [.. said.Select(one => Of(Math.Max(one.Score, (sbyte)-127) / 127.0, one.Confidence / 255.0))];
        foreach (SignalCombination how in signals.Length == 0 ? [] : Enum.GetValues<SignalCombination>())
        {
            Signal combined = SignalCombiner.Combine(how, signals);
            Assert.InRange(combined.Score, -1 - 1e-9, 1 + 1e-9);
            Assert.InRange(combined.Confidence, 0, signals.Max(signal => signal.Confidence) + 1e-9);
            if (how is SignalCombination.Mean or SignalCombination.Median)
            {
                Assert.InRange(combined.Score, signals.Min(signal => signal.Score) - 1e-9, signals.Max(signal => signal.Score) + 1e-9);
                Assert.Equal(signals[0].Confidence, SignalCombiner.Combine(how, [signals[0]]).Confidence);
            }
        }
    }).Holds();

    [Fact]
    public void Signals_of_two_times_do_not_become_one() =>
        Assert.Throws<ArgumentException>(() => SignalCombiner.Combine(SignalCombination.Mean, [Of(1, 1), Of(1, 1) with { Time = 8 }]));

    private static Signal Of(double score, double confidence) => new() { Time = 7, Score = score, Confidence = confidence, Origin = SignalOrigin.Primary };
}
