using BacktestCli.Core.Market;
using BacktestCli.Core.Strategies;
using BacktestCli.Signals;
using BacktestCli.Signals.Contracts;

namespace BacktestCli.Tests.Signals.Contracts;

public sealed class FactorContractTests
{
    private static readonly SignalQuestion Question = Questions.About("factor", Questions.Rising(2), new BarValues("momentum", [0.1, -0.2], ValueScale.None));

    [Fact]
    public void The_direction_is_the_score_and_the_percentage_a_fraction()
    {
        Signal signal = Questions.Only(Questions.Read(Question, Answers.Whole["factor"]));

        Assert.Equal((-1, 0.8, 0.1, "momentum"), (signal.Score, signal.Confidence, signal.Share, signal.Reason));
    }

    [Fact]
    public void Neutral_has_no_size() =>
        Assert.Null(Questions.Only(Questions.Read(Question, """{"direction": "flat", "confidence": 0.8, "position_size_pct": 10}""")).Share);

    [Fact]
    public void A_percentage_says_itself_or_with_its_sign() =>
        Assert.Equal(0.25, Questions.Only(Questions.Read(Question, """{"direction": "long", "confidence": 0.8, "position_size_pct": "25%"}""")).Share);

    [Fact]
    public void Long_reasoning_is_cut_and_no_fault() =>
        Assert.Equal(200, Questions.Only(Questions.Read(Question, $$"""{"direction": "long", "confidence": 1, "reasoning": "{{new string('x', 900)}}"}""")).Reason.Length);

    [Fact]
    public void A_bar_without_factors_is_no_question() =>
        Assert.Throws<SignalException>(() => ContractCatalog.Find("factor").Write(Questions.About("factor", Questions.Rising(2)), Questions.Open));
}
