using BacktestCli.Core.Strategies;
using BacktestCli.Signals.Asking;
using BacktestCli.Signals.Chat;
using BacktestCli.Signals.Contracts;
using BacktestCli.Signals.Store;

namespace BacktestCli.Tests.Signals.Asking;

/// <summary>Where answers are combined each model is asked by itself, and each answer is recorded by itself.</summary>
public sealed class CombinationTests
{
    private static readonly SignalPlan Plan = ScriptedStrategy.Plan with { Combination = SignalCombination.Mean };

    [Fact]
    public async Task Each_model_is_asked_by_itself_and_stands_by_for_none()
    {
        using AskingDesk desk = new() { Models = new((model, _) => model.Name.Model == "first" ? """{"mood": 0.2}""" : """{"mood": 0.6}""") };
        AnsweredQuestion answer = (await desk.AskAllAsync([desk.Question(plan: Plan)], inFlight: 1))[0];
        Assert.Equal(0.4, answer.Signals.Single().Signal.Score, 12);
        Assert.Equal(SignalOrigin.Primary, answer.Signals[0].Signal.Origin);
        Assert.Equal(["test/first", "test/second"], answer.Answers.Select(one => one.Model!.ToString()));
        using RecordingStore store = RecordingStore.Open(desk.Path);
        Assert.Equal([1, 1], answer.Answers.Select(one => store.Find(one.Key)!.Models.Count));
    }

    [Fact]
    public async Task One_that_does_not_answer_is_left_out_and_nobody_is_an_abstention()
    {
        bool isDown = false;
        using AskingDesk desk = new()
        {
            Models = new((model, _) => isDown || model.Name.Model == "first" ? throw FakeModels.Failure(model, ChatFailure.Refused) : """{"mood": 0.6}"""),
        };
        SignalQuestion question = desk.Question(plan: Plan);
        AnsweredQuestion some = (await desk.AskAllAsync([question], inFlight: 1))[0];
        Signal one = some.Signals.Single().Signal;
        Assert.Equal((0.6, "partial-1"), (one.Score, one.Origin.ToString()));
        Assert.Equal([null, "test/second"], some.Answers.Select(answer => answer.Model?.ToString()));
        Assert.Empty(SignalBook.Of([some]).Totals.Fallbacks);
        isDown = true;
        AnsweredQuestion none = (await desk.AskAllAsync([desk.Question(bars: 9, Plan)], inFlight: 1))[0];
        Assert.True(none.Signals.Single().Signal.Origin.IsAbstained);
        Assert.Equal(2, SignalBook.Of([none]).Totals.Abstained);
    }

    [Fact]
    public async Task A_model_more_asks_only_that_model()
    {
        using AskingDesk desk = new();
        SignalQuestion question = desk.Question(plan: Plan);
        await desk.AskAllAsync([question], inFlight: 1);
        ModelSettings[] three = [.. desk.InOrder, FakeModels.Model("third")];
        await desk.AskAllAsync([question], inFlight: 1, desk.Options() with { Models = three });
        Assert.Equal(["test/first", "test/second", "test/third"], desk.Models.Asked.Select(one => one.Model.ToString()).Order());
    }
}
