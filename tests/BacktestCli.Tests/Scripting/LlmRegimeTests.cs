using BacktestCli.Core.Engine;
using BacktestCli.Core.Market;
using BacktestCli.Core.Strategies;
using BacktestCli.Core.Trading;
using BacktestCli.Tests.Fakes;
using static BacktestCli.Tests.Scripting.LlmRuns;

namespace BacktestCli.Tests.Scripting;

/// <summary>A model's own plan is traded only where it passes a check of its risk.</summary>
public sealed class LlmRegimeTests
{
    private static Signal Plan(int bar, double score, double? stop, double? target, double? share = 0.25) =>
        Opinions.At(bar, score, 0.9) with { StopLoss = stop, TakeProfit = target, Share = share };

    [Fact]
    public void A_plan_that_passes_the_check_is_traded_with_its_own_stop_target_and_size()
    {
        BacktestResult stopped = Run("llm-regime", Opinions.Flat(120, (90, 100, 100, 96, 97)), Plan(80, 1, stop: 97, target: 106));
        BacktestResult reached = Run("llm-regime", Opinions.Flat(120, (90, 100, 107, 100, 106)), Plan(80, 1, stop: 97, target: 106));

        Assert.Equal((25m, 97m, ExitReason.StopLoss), EndOf(stopped));
        Assert.Equal((25m, 106m, ExitReason.TakeProfit), EndOf(reached));
    }

    [Theory]
    [InlineData(1.0, 101.0, 110.0, 0.25)]
    [InlineData(1.0, 97.0, 99.0, 0.25)]
    [InlineData(1.0, 94.0, 130.0, 0.25)]
    [InlineData(1.0, 97.0, 104.0, 0.25)]
    [InlineData(1.0, 97.0, 106.0, 0.0)]
    [InlineData(1.0, null, 106.0, 0.25)]
    [InlineData(1.0, 97.0, null, 0.25)]
    [InlineData(1.0, 97.0, 106.0, null)]
    [InlineData(-1.0, 97.0, 106.0, 0.25)]
    [InlineData(0.0, 97.0, 106.0, 0.25)]
    public void A_plan_that_fails_the_check_is_not_traded_and_rejects_nothing(double score, double? stop, double? target, double? share)
    {
        BacktestResult result = Run("llm-regime", Opinions.Flat(120).On(MarketKind.Perp), [("shorts", "true")], Plan(80, score, stop, target, share));

        Assert.Empty(result.Fills);
        Assert.Empty(result.Orders.Rejections);
    }

    [Fact]
    public void A_short_plan_is_the_mirror_image_and_a_large_one_is_cut_to_the_cap()
    {
        BacktestResult result = Run("llm-regime", Opinions.Flat(120).On(MarketKind.Perp), [("shorts", "true")], Plan(80, -1, stop: 103, target: 94, share: 0.9));

        Assert.Equal((50m, 100m, ExitReason.EndOfData), EndOf(result));
        Assert.Equal(PositionSide.Short, result.Trades[0].Side);
        Assert.Empty(Run("llm-regime", Opinions.Flat(120), Plan(80, -1, stop: 103, target: 94)).Orders.Events);
    }

    [Fact]
    public void A_sure_neutral_closes_a_position_and_no_answer_does_not()
    {
        Signal entry = Plan(80, 1, stop: 97, target: 106);

        Assert.Equal([81, 91], Opinions.BarsOfFills(Run("llm-regime", Opinions.Flat(120), entry, Opinions.At(90, 0, 0.9))));
        Assert.Equal([81, 120], Opinions.BarsOfFills(Run("llm-regime", Opinions.Flat(120), entry, Opinions.At(90, 0, 0.3), Opinions.NoneAt(95))));
        Assert.Equal([81, 120], Opinions.BarsOfFills(Run("llm-regime", Opinions.Flat(120), [("min_confidence", "0")], entry, Opinions.NoneAt(95))));
    }
}
