using System.Text.Json.Nodes;
using BacktestCli.Core.Strategies;
using BacktestCli.Signals.Contracts;
using FsCheck.Fluent;

namespace BacktestCli.Tests.Signals.Contracts;

/// <summary>The last close is 104.</summary>
public sealed class RegimeContractTests
{
    private static readonly SignalQuestion Question = Questions.About("regime", Questions.Rising(5));

    [Fact]
    public void A_long_has_its_levels_and_its_size()
    {
        Signal signal = Questions.Only(Questions.Read(Question, Answers.Whole["regime"]));

        Assert.Equal(
            new Signal
            {
                Time = Question.Time,
                Score = 1,
                Confidence = 0.7,
                Entry = 104,
                StopLoss = 100,
                TakeProfit = 112,
                Share = 0.25,
                Reason = "rising closes",
                Origin = SignalOrigin.Primary,
            },
            signal);
    }

    [Fact]
    public void A_short_is_the_mirror_image()
    {
        Signal signal = Questions.Only(Questions.Read(Question, With(("direction", "sell"), ("stop_loss", 108), ("take_profit", 96))));

        Assert.Equal((-1, 108.0, 96.0), (signal.Score, signal.StopLoss, signal.TakeProfit));
    }

    [Fact]
    public void Neutral_needs_no_levels_and_has_none()
    {
        Signal signal = Questions.Only(Questions.Read(Question, With(("direction", "neutral"), ("stop_loss", 0), ("take_profit", null), ("risk_reward_ratio", 9))));

        Assert.Equal((0, null, null, null, null), (signal.Score, signal.Entry, signal.StopLoss, signal.TakeProfit, signal.Share));
    }

    [Fact]
    public void Without_an_entry_the_last_close_is_between_the_levels()
    {
        Signal signal = Questions.Only(Questions.Read(Question, With(("suggested_entry", null), ("risk_reward_ratio", null), ("position_size_pct", null))));

        Assert.Equal((null, 100.0, 112.0, null), (signal.Entry, signal.StopLoss, signal.TakeProfit, signal.Share));
    }

    [Theory]
    [InlineData("stop_loss", "104", "stop_loss is 104: it must be below the entry of 104 in this direction.")]
    [InlineData("take_profit", "103", "take_profit is 103: it must be above the entry of 104 in this direction.")]
    [InlineData("stop_loss", "null", "stop_loss is missing: it must be a price, unless direction is neutral.")]
    [InlineData("take_profit", "1120", "take_profit is 1120: it must be from 20.8 to 520, for the last close is 104.")]
    [InlineData("suggested_entry", "0.104", "suggested_entry is 0.104: it must be from 20.8 to 520, for the last close is 104.")]
    [InlineData("risk_reward_ratio", "2.3", "risk_reward_ratio is 2.3: it must be within 10 % of 2, which the levels come to.")]
    [InlineData("direction", "\"up\"", "direction is \"up\": it must be one of long, short, neutral.")]
    public void Levels_that_make_no_trade_are_faults(string member, string value, string problem) =>
        Assert.Equal(problem, Questions.Problem(Questions.Read(Question, With((member, JsonNode.Parse(value))))));

    [Fact]
    public void The_levels_of_an_anonymous_answer_are_translated_back()
    {
        SignalQuestion question = Questions.About("regime", Questions.Rising(5, scale: 640));

        Signal signal = Questions.Only(Questions.Read(question, Answers.Whole["regime"], Questions.Anonymous));

        Assert.Equal((104 * 640.0, 100 * 640.0, 112 * 640.0), (signal.Entry, signal.StopLoss, signal.TakeProfit));
    }

    [Fact]
    public void Whatever_is_read_is_a_trade_in_its_direction() => Prop.ForAll<byte, byte, byte>((a, b, c) =>
    {
        ContractReading reading = Questions.Read(Question, With(
            ("direction", a % 2 == 0 ? "long" : "short"), ("suggested_entry", a), ("stop_loss", b), ("take_profit", c), ("risk_reward_ratio", null)));
        bool isTrade = a % 2 == 0 ? b < a && a < c : c < a && a < b;
        bool isNear = new[] { a, b, c }.All(level => level is >= 21);
        Assert.Equal(isTrade && isNear, reading.Signals.Count == 1);
        Assert.NotEqual(reading.Signals.Count == 0, reading.Problems.Count == 0);
    }).Holds();

    private static string With(params (string Member, JsonNode? Value)[] changes)
    {
        JsonObject answer = JsonNode.Parse(Answers.Whole["regime"])!.AsObject();
        foreach ((string member, JsonNode? value) in changes)
            answer[member] = value;
        return answer.ToJsonString();
    }
}
